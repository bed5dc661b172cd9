// Mocha's usual report, and what the test command counts: {passed, failures} in the file that BACKPROP_RESULTS names.
import { writeFileSync } from "node:fs";
import Mocha from "mocha";

export default class Reporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    runner.on("fail", (test, error) => {
      failures.push({ title: test.fullTitle(), message: String(error?.message ?? error) });
    });
    runner.once("end", () => {
      const results = { passed: runner.stats.passes, failures };
      writeFileSync(process.env.BACKPROP_RESULTS, JSON.stringify(results));
    });
  }
}
