// `npm run rooms`: the plan of the house as its imports draw it: the rooms, the arrows between them, circles, arrows up.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { main, Plain, root, say } from "./common.mjs";

const ground = ["src/words", "src/math", "src/protocol"];
const toCore = ["src/core", ...ground];
const toLesson = ["src/lesson", ...toCore];
const toPanel = ["webview/shared", "src/words", "src/protocol"];
const toPictures = ["webview/formula", "webview/pointing", ...toPanel];

/**
 * What each room may use, besides itself: the rooms below it. A room is a folder; one that is not named here belongs to
 * the nearest one around it that is.
 */
export const plan = {
  "src/protocol": [],
  "src/math": ["src/protocol"],
  "src/words": ["src/math", "src/protocol"],
  "src/core/network": ground,
  "src/core/layers": ["src/core/network", ...ground],
  "src/core/program": ["src/core/layers", "src/core/network", ...ground],
  "src/kernel": [],
  "src/core/run": ["src/core/program", "src/core/layers", "src/core/network", "src/kernel", ...ground],
  "src/lesson": toCore,
  "src/pictures": toLesson,
  "src/document/json": toCore,
  "src/document/data": ["src/document/json", ...toCore],
  "src/document/network": ["src/document/data", "src/document/json", ...toCore],
  "src/document/language": ["src/document", ...toCore],
  "src/debug": ["src/pictures", "src/document", ...toLesson],
  "src/shell": ["src/debug", "src/pictures", "src/document", ...toLesson],
  src: ["src/shell", "src/debug", "src/document", ...toCore],
  "webview/shared": ["src/words", "src/protocol"],
  "webview/formula": toPanel,
  "webview/timeline": toPanel,
  "webview/pointing": toPanel,
  "webview/pictures": toPictures,
  "webview/page": ["webview/pictures", "webview/timeline", ...toPictures],
};

const IMPORT = /(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)"(\.[^"]*)"/g;

/** Every file of src/ and webview/ with the files that it imports, and how many lines it has. */
function sources(folder) {
  const files = ["src", "webview"].flatMap((top) =>
    readdirSync(join(folder, top), { recursive: true, encoding: "utf8" })
      .map((file) => posix.join(top, file.replaceAll("\\", "/")))
      .filter((file) => /\.tsx?$/.test(file)),
  );
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      const imports = [...text.matchAll(IMPORT)].flatMap(([, path]) => {
        const to = posix.join(dirname(file), path);
        return [`${to}.ts`, `${to}.tsx`].filter((each) => known.has(each));
      });
      return [file, { imports: [...new Set(imports)], lines: text.split("\n").length - 1 }];
    }),
  );
}

/** The room of a file: the innermost folder of the plan that holds it; else the folder that it stands in. */
function roomOf(file) {
  const folder = dirname(file);
  return (
    Object.keys(plan)
      .filter((room) => folder === room || (room !== "src" && folder.startsWith(`${room}/`)))
      .sort((a, b) => b.length - a.length)[0] ?? folder
  );
}

function mayUse(room, other) {
  return (
    room === other || (plan[room]?.some((each) => other === each || other.startsWith(`${each}/`)) ?? false)
  );
}

/** Files that lead back to each other, by Tarjan's algorithm. */
function circlesOf(files) {
  const order = new Map();
  const lowest = new Map();
  const stack = [];
  const circles = [];
  const visit = (file) => {
    order.set(file, order.size);
    lowest.set(file, order.get(file));
    stack.push(file);
    for (const next of files.get(file).imports) {
      if (!order.has(next)) {
        visit(next);
        lowest.set(file, Math.min(lowest.get(file), lowest.get(next)));
      } else if (stack.includes(next)) lowest.set(file, Math.min(lowest.get(file), order.get(next)));
    }
    if (lowest.get(file) !== order.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1 || files.get(file).imports.includes(file)) circles.push(circle.sort());
  };
  for (const file of files.keys()) if (!order.has(file)) visit(file);
  return circles;
}

/** What the imports of a checkout draw. */
export function drawn(folder = root) {
  const files = sources(folder);
  const rooms = new Map();
  const arrows = new Map();
  const up = [];
  for (const [file, { imports, lines }] of files) {
    const room = roomOf(file);
    const before = rooms.get(room) ?? { files: 0, lines: 0 };
    rooms.set(room, { files: before.files + 1, lines: before.lines + lines });
    for (const to of imports) {
      const other = roomOf(to);
      if (other !== room) arrows.set(`${room} → ${other}`, (arrows.get(`${room} → ${other}`) ?? 0) + 1);
      if (!mayUse(room, other)) up.push(`${file} → ${to}`);
    }
  }
  return { rooms, arrows, up, circles: circlesOf(files) };
}

/** Draws this checkout, or another one whose folder is given. */
function draw() {
  const { rooms, arrows, up, circles } = drawn(process.argv[2] ?? root);
  const sorted = (map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  say("Rooms (files, lines)");
  for (const [room, { files, lines }] of sorted(rooms)) say(`  ${room.padEnd(24)} ${files} ${lines}`);
  say("\nArrows (imports)");
  for (const [arrow, count] of sorted(arrows)) say(`  ${arrow} (${count})`);
  say(`\n${circles.length} circles of files`);
  for (const circle of circles) say(`  ${circle.join(" ↔ ")}`);
  say(`${up.length} arrows up`);
  for (const arrow of up) say(`  ${arrow}`);
  if (circles.length + up.length > 0) throw new Plain("The house is not as it is planned.");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(draw);
