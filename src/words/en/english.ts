/** All that is said in English, but for what the panel, and the adapter in a terminal, say by themselves. */
import { breakpoints } from "./breakpoints";
import { budget } from "./budget";
import { completions } from "./completions";
import { conversation } from "./conversation";
import { costMistakes } from "./costMistakes";
import { debug } from "./debug";
import { editor } from "./editor";
import { exceptions } from "./exceptions";
import { expressions } from "./expressions";
import { files } from "./files";
import { forks } from "./forks";
import { forms } from "./forms";
import { judgements } from "./judgements";
import { keys } from "./keys";
import { misfits } from "./misfits";
import { mistakes } from "./mistakes";
import { notFinite } from "./notFinite";
import { nudges } from "./nudges";
import { outline } from "./outline";
import { pictures } from "./pictures";
import { problems } from "./problems";
import { questions } from "./questions";
import { activations, costs, inits, optimizers, reductions } from "./records";
import { reports } from "./reports";
import { sessions } from "./sessions";
import { speech } from "./speech";
import { stage } from "./stage";
import { steps } from "./steps";
import { summary } from "./summary";
import { timeline } from "./timeline";
import { units } from "./units";

export const english = {
  activations,
  breakpoints,
  budget,
  completions,
  conversation,
  costMistakes,
  costs,
  inits,
  optimizers,
  reductions,
  debug,
  editor,
  exceptions,
  expressions,
  files,
  forks,
  forms,
  judgements,
  keys,
  misfits,
  mistakes,
  notFinite,
  nudges,
  outline,
  pictures,
  problems,
  questions,
  reports,
  sessions,
  speech,
  stage,
  steps,
  summary,
  timeline,
  units,
};
