import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { drawn } from "../../scripts/rooms.mjs";

/** What is found in a house of these files alone. */
function foundIn(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), "backprop-rooms-"));
  try {
    for (const top of ["src", "webview"]) mkdirSync(join(folder, top));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const { up, circles } = drawn(folder);
    return { up: [...up].sort(), circles };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("the plan of the rooms", () => {
  it("finds a circle of files, a file that uses itself, and nothing where an arrow leads down", () => {
    const files = {
      "src/math/one.ts": 'import { two } from "./two";\n',
      "src/math/two.ts": 'import type { Three } from "./parts/three";\n',
      "src/math/parts/three.ts": 'export * from "../one";\n',
      "src/math/self.ts": 'const self = await import("./self");\n',
      "src/lesson/four.ts": 'import { one } from "../math/one";\n',
    };
    assert.deepEqual(foundIn(files), {
      up: [],
      circles: [["src/math/one.ts", "src/math/parts/three.ts", "src/math/two.ts"], ["src/math/self.ts"]],
    });
  });

  it("finds an arrow up, an arrow aside, and the panel's way into the core", () => {
    const files = {
      "src/protocol/low.ts": 'import { high } from "../lesson/high";\n',
      "src/lesson/high.ts": "export const high = 1;\n",
      "src/document/json/aside.ts": 'import { high } from "../../lesson/high";\n',
      "src/core/network/network.ts": "export const network = 1;\n",
      "webview/shared/Panel.tsx": 'import { network } from "../../src/core/network/network";\n',
    };
    assert.deepEqual(foundIn(files), {
      up: [
        "src/protocol/low.ts → src/lesson/high.ts",
        "src/document/json/aside.ts → src/lesson/high.ts",
        "webview/shared/Panel.tsx → src/core/network/network.ts",
      ].sort(),
      circles: [],
    });
  });

  it("holds in the project as it is", () => {
    const { up, circles } = drawn();
    assert.deepEqual({ up, circles }, { up: [], circles: [] });
  });
});
