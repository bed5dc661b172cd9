import assert from "node:assert/strict";
import { Fault } from "../../../src/document/data/fault";
import { Beside, nameOf, readParts } from "../../../src/document/data/files";
import type { ArrayRows, Part } from "../../../src/document/data/parts";
import { filesIn, golden } from "./golden";

const x: Part = { of: "npy", file: "x.npy", skip: 0 };
const y: Part = { of: "npy", file: "y.npy", skip: 0 };
const of = (name: string): Part => ({ of: "npz", file: "arrays.npz", name, skip: 0 });
const contents = { "x.npy": golden("x.npy"), "y.npy": golden("y.npy"), "arrays.npz": golden("arrays.npz") };

describe("files beside a network", () => {
  it("are read once for all that is taken of them", async () => {
    const files = filesIn(contents);
    const beside = await readParts([of("f4"), of("u1"), of("f4"), x], files);
    assert.deepEqual(files.read, ["arrays.npz", "x.npy"]);
    for (const part of [of("f4"), of("u1"), x])
      assert.ok(beside.get(part) && !(beside.get(part) instanceof Fault));
    assert.deepEqual(beside.missing, []);
    assert.equal(beside.get(y), undefined);
    assert.deepEqual(beside.missing, [y]);
    assert.deepEqual(beside.again().missing, []);
  });

  it("are read again only where they have changed", async () => {
    const versions = { "x.npy": "1", "y.npy": "1" };
    const files = filesIn(contents, versions);
    const before = await readParts([x, y], files);
    assert.ok((await readParts([x, y], files)).isSameAs(before));
    versions["y.npy"] = "2";
    const after = await readParts([x, y], files);
    assert.equal(after.isSameAs(before), false);
    assert.equal(after.get(x), before.get(x));
    assert.notEqual(after.get(y), before.get(y));
    assert.deepEqual(files.read, ["x.npy", "y.npy", "y.npy"]);
    assert.equal((await readParts([x], files)).isSameAs(before), false);
  });

  it("that cannot be read are faults", async () => {
    const missing: Part = { ...x, file: "data/none.npy" };
    const words = async (files?: ReturnType<typeof filesIn>) => {
      const fault = (await readParts([missing], files)).get(missing);
      return fault instanceof Fault ? fault.words : assert.fail();
    };
    assert.equal(await words(filesIn({})), 'cannot read "data/none.npy": there is no such file');
    assert.match(await words(), /save this file first/);
    const broken = {
      ...filesIn({}),
      find: async () => ({ id: "x", version: "", bytes: () => Promise.reject("gone") }),
    };
    assert.equal(await words(broken), 'cannot read "data/none.npy": gone');
  });

  it("are read as long as there are not too many of them, nor too large in all", async () => {
    const bytes = golden("x.npy");
    const contents = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.npy`, bytes]));
    const parts = Object.keys(contents).map((file): Part => ({ ...x, file }));
    const beside = await readParts(parts, filesIn(contents));
    const faults = parts.flatMap((part) => {
      const found = beside.get(part);
      return found instanceof Fault ? [found.words] : [];
    });
    assert.deepEqual(faults, ["1000.npy is not read: a network takes at most 1000 things of other files"]);
    const huge = {
      ...filesIn({}),
      find: async (path: string) => ({ id: path, version: "", bytes: async () => bytes }),
    };
    const table = { ...(beside.get(parts[0]!) as ArrayRows) };
    const cells = { length: 2 ** 29, at: () => 0 };
    huge.memory.keep(
      { id: "a.npy", version: "", bytes: async () => bytes },
      { ...x, file: "a.npy" },
      {
        ...table,
        tensor: { ...table.tensor, cells },
      },
    );
    const kept = huge.memory.get(
      { id: "a.npy", version: "", bytes: async () => bytes },
      { ...x, file: "a.npy" },
    );
    const after = await readParts(
      [
        { ...x, file: "a.npy" },
        { ...x, file: "b.npy" },
      ],
      huge,
    );
    assert.equal(after.get({ ...x, file: "a.npy" }), kept);
    const fault = after.get({ ...x, file: "b.npy" });
    assert.match(fault instanceof Fault ? fault.words : "", /b.npy is not read: .* takes too much memory/);
  });

  it("are called by their names", () => {
    assert.equal(nameOf("../data/iris.csv"), "iris.csv");
    assert.equal(nameOf("a\u202eb"), "a\ufffdb");
    assert.deepEqual(new Beside().paths, []);
  });
});
