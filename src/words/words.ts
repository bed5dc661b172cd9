/** The catalogue: everything that is said, in the language of the product. Another language is another folder beside `en`. */
import { costMistakes } from "./en/costMistakes";
import { debug } from "./en/debug";
import { forms } from "./en/forms";
import { judgements } from "./en/judgements";
import { mistakes } from "./en/mistakes";
import { notFinite } from "./en/notFinite";
import { pictures } from "./en/pictures";
import { questions } from "./en/questions";
import { steps } from "./en/steps";
import { units } from "./en/units";

export const words = {
  costMistakes,
  debug,
  forms,
  judgements,
  mistakes,
  notFinite,
  pictures,
  questions,
  steps,
  units,
};
