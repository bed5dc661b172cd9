/** The catalogue: everything that is said, in the language of the product. Another language is another folder beside `en`. */
import { breakpoints } from "./en/breakpoints";
import { completions } from "./en/completions";
import { conversation } from "./en/conversation";
import { costMistakes } from "./en/costMistakes";
import { debug } from "./en/debug";
import { editor } from "./en/editor";
import { exceptions } from "./en/exceptions";
import { expressions } from "./en/expressions";
import { files } from "./en/files";
import { forms } from "./en/forms";
import { judgements } from "./en/judgements";
import { keys } from "./en/keys";
import { mistakes } from "./en/mistakes";
import { notFinite } from "./en/notFinite";
import { outline } from "./en/outline";
import { pictures } from "./en/pictures";
import { problems } from "./en/problems";
import { questions } from "./en/questions";
import { reports } from "./en/reports";
import { sessions } from "./en/sessions";
import { steps } from "./en/steps";
import { timeline } from "./en/timeline";
import { units } from "./en/units";

export const words = {
  breakpoints,
  completions,
  conversation,
  costMistakes,
  debug,
  editor,
  exceptions,
  expressions,
  files,
  forms,
  judgements,
  keys,
  mistakes,
  notFinite,
  outline,
  pictures,
  problems,
  questions,
  reports,
  sessions,
  steps,
  timeline,
  units,
};
