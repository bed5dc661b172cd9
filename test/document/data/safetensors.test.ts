import assert from "node:assert/strict";
import { readSafetensors } from "../../../src/document/data/safetensors";
import { cut, expected, faultOf, flipped, golden, read, rowsIn } from "./golden";

const model = golden("model.safetensors");
const tensor = (name: string) => ({ of: "safetensors", file: "m.safetensors", name, skip: 0 }) as const;

function file(header: unknown, data = new Uint8Array(8)): Uint8Array {
  const text = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes;
}

const faultIn = (entry: object) => faultOf(readSafetensors(file({ w: entry }), "w", "m"));

describe("safetensors", () => {
  for (const name of ["w64", "w32", "w16", "bf16"])
    it(`reads ${name}`, () => {
      assert.deepEqual(rowsIn(read(tensor(name), model)), expected.weights[name]);
    });

  it("says what a file has", () => {
    const message = faultOf(read(tensor("w"), model))!;
    assert.equal(
      message,
      'm.safetensors has no tensor "w": it has w64, w32, w16, bf16, transposed, bias, counts',
    );
    assert.match(
      faultOf(read(tensor("counts"), model))!,
      /numbers of the type "I64": known are F64, F32, F16, BF16/,
    );
    assert.match(faultOf(read(tensor("__proto__"), model))!, /no tensor/);
  });

  it("believes no shape and no offset", () => {
    const good = { dtype: "F64", shape: [1], data_offsets: [0, 8] };
    assert.equal(faultIn(good), undefined);
    assert.match(faultIn({ ...good, shape: [2] })!, /not what its shape \[2\]/);
    assert.match(faultIn({ ...good, shape: [2 ** 60] })!, /damaged/);
    assert.match(faultIn({ ...good, shape: [2 ** 30, 2 ** 30] })!, /not what its shape/);
    assert.match(faultIn({ ...good, data_offsets: [8, 16] })!, /m ends too early/);
    assert.match(faultIn({ ...good, data_offsets: [8, 0] })!, /the numbers of "w" are not inside of it/);
    for (const wrong of [
      { shape: [-1] },
      { shape: [0.5] },
      { shape: "x" },
      { data_offsets: [0] },
      { dtype: 3 },
    ])
      assert.match(faultIn({ ...good, ...wrong })!, /header/, JSON.stringify(wrong));
    for (const wrong of ["", "[]", "{", "null", '{"w": 1, "w": 2}'])
      assert.ok(faultOf(readSafetensors(file(wrong), "w", "m")), wrong);
  });

  it("takes no other bytes for a file of its kind", () => {
    for (const part of cut(model)) assert.ok(faultOf(read(tensor("bias"), part)), String(part.length));
    for (const other of flipped(model)) read(tensor("bias"), other);
    const long = model.slice();
    new DataView(long.buffer).setBigUint64(0, 2n ** 60n, true);
    assert.match(faultOf(read(tensor("bias"), long))!, /no .safetensors file/);
  });
});
