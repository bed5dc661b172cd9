// `npm start`: sets itself up, builds, and opens VS Code on a scratch copy of the samples: the user's own, else an embedded one in the browser.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { cache, ensureDependencies, main, Plain, root, run, say } from "./common.mjs";
import { onPath, startServer, vscodeVersion } from "./host.mjs";

const sample = "3-3-2.nn.json";

/** A copy of the samples outside version control. What the user changed in it stays; other samples are another folder. */
function scratchSamples() {
  const samples = join(root, "media/samples");
  if (!existsSync(join(samples, sample)))
    throw new Plain(`The sample network media/samples/${sample} is missing.`);
  const hash = createHash("sha256");
  for (const file of readdirSync(samples).sort()) hash.update(file).update(readFileSync(join(samples, file)));
  const folder = join(cache, `samples-${hash.digest("hex").slice(0, 8)}`, "networks");
  if (!existsSync(folder)) cpSync(samples, folder, { recursive: true });
  return folder;
}

const display =
  process.platform === "darwin" ||
  process.platform === "win32" ||
  process.env.DISPLAY ||
  process.env.WAYLAND_DISPLAY;

/** The user's own VS Code, if it can show a window here and is new enough; the `code` of a remote terminal cannot load an extension. */
async function desktopCode() {
  const code = display && !process.env.VSCODE_IPC_HOOK_CLI && onPath("code.cmd", "code");
  if (!code) return undefined;
  const [major, minor] = (await run(code, ["--version"]).catch(() => "0.0")).split(".").map(Number);
  return major > 1 || (major === 1 && minor >= 100) ? code : undefined;
}

async function openDesktop(code, folder) {
  const asRoot =
    process.getuid?.() === 0 ? ["--no-sandbox", `--user-data-dir=${join(cache, "desktop-user")}`] : [];
  await run(code, [
    ...asRoot,
    ...[
      "--new-window",
      `--extensionDevelopmentPath=${root}`,
      folder,
      "--goto",
      `${join(folder, sample)}:1:1`,
    ],
  ]);
  say("Your VS Code is opening the sample network with the extension. Press F5 in it.");
}

function openBrowser(address) {
  const [command, ...args] = { darwin: ["open"], win32: ["cmd", "/c", "start", '""'] }[process.platform] ?? [
    "xdg-open",
  ];
  spawn(command, [...args, address], { stdio: "ignore", detached: true })
    .on("error", () => {}) // no such program: the address is printed anyway
    .unref();
}

/** A short address that leads to the long one of the window; the first free port from 3000. */
function frontDoor(address, port = 3000) {
  return new Promise((resolve, reject) => {
    const door = createServer((_, response) => response.writeHead(302, { location: address }).end());
    door.on("error", (error) => {
      if (error.code === "EADDRINUSE" && port < 3100) resolve(frontDoor(address, port + 1));
      else reject(error);
    });
    door.listen(port, "127.0.0.1", () => resolve(`http://localhost:${port}`));
  });
}

async function openEmbedded(folder, { open }) {
  const dataDir = join(cache, `user-${vscodeVersion}`);
  mkdirSync(dataDir, { recursive: true });
  process.once("SIGINT", () => process.exit(0)); // Ctrl+C is how this ends; the server goes with us
  const server = await startServer({ dataDir });
  const address = await frontDoor(server.address({ folder, file: join(folder, sample) }));
  say(`\nVS Code with the extension: ${address}\nPress F5 in it to start. Ctrl+C here ends it.`);
  if (open && display) openBrowser(address);
  server.process.once("exit", () => {
    console.error(`VS Code's server ended by itself; its log is ${server.logFile}.`);
    process.exit(1);
  });
}

await main(async () => {
  const { values } = parseArgs({
    options: {
      embedded: { type: "boolean", default: false },
      "no-open": { type: "boolean", default: false },
    },
  });
  await ensureDependencies();
  say("Building the extension …");
  const { buildProduct } = await import("./build.mjs"); // esbuild is there only after `npm ci`
  await buildProduct();
  const folder = scratchSamples();
  const code = values.embedded || values["no-open"] ? undefined : await desktopCode();
  if (code) await openDesktop(code, folder);
  else await openEmbedded(folder, { open: !values["no-open"] });
});
