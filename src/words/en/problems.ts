/** What is wrong in a network file, for a student to mend: a sentence at the place that it is about. */
import { data } from "./problems/data";
import { json } from "./problems/json";
import { network } from "./problems/network";

export const problems = { data, json, network } as const;
