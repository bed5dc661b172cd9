import assert from "node:assert/strict";
import { exampleAt } from "../../../src/core/network/dataset";
import { parameterAt } from "../../../src/core/network/network";
import { plainEngine } from "../../../src/core/run/plainEngine";
import { Rest } from "../../../src/core/run/rest";
import { network, varied } from "../networks";

describe("the rest of an example", () => {
  for (const [name, subject] of Object.entries(varied))
    it(`has the bits of the whole, from any layer on, with any parameter at another value: ${name}`, () => {
      const { sizes, parameters } = subject;
      const example = exampleAt(subject.examples, 0);
      const whole = plainEngine.evaluate(subject, parameters, example);
      for (let from = 0; from < sizes.length; from++) {
        const rest = new Rest(plainEngine, subject, parameters, example.target, from);
        const same = rest.evaluate(whole.a.row(from));
        assert.equal(same.C, whole.C);
        for (let l = from; l < sizes.length; l++) assert.deepEqual(same.row(l).a, whole.a.row(l));
        for (let index = 0; index < parameters.length; index++) {
          const parameter = parameterAt(sizes, index);
          if (parameter.l <= from) continue;
          const value = parameters[index]! + 0.5;
          const changed = plainEngine.evaluate(subject, parameters.with(index, value), example);
          const found = rest.evaluate(whole.a.row(from), rest.with(parameter, value));
          assert.equal(found.C, changed.C);
          assert.equal(found.z(parameter.l, parameter.j), changed.z.of(parameter.l, parameter.j));
          assert.equal(found.a(parameter.l, parameter.j), changed.a.of(parameter.l, parameter.j));
        }
      }
      assert.deepEqual(parameters, subject.parameters);
    });

  it("costs what the layers that it has cost", () => {
    const subject = network({ sizes: [500, 20, 3] });
    const work = (from: number): number =>
      new Rest(plainEngine, subject, subject.parameters, exampleAt(subject.examples, 0).target, from).work;
    assert.ok(work(0) > 10 * work(1) && work(1) > work(2));
  });
});
