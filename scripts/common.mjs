// What every command of the project starts from: where the project is, how it speaks, and its own `npm ci`. Node built-ins only.
import { spawn } from "node:child_process";
import { existsSync, lstatSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/** Everything the commands install (VS Code, Chromium, scratch folders) lives here, never in node_modules. */
export const cache = process.env.BACKPROP_CACHE ?? join(root, ".cache");

export const say = (line) => console.log(line);

/** An error whose message is meant for the user: printed without a stack. */
export class Plain extends Error {}

/**
 * Runs a program to its end. Quiet unless it fails, then everything it printed is in the error. `inherit` shows it as it runs; `show` is
 * given what it prints.
 */
export function run(command, args, { cwd = root, env = process.env, inherit = false, show } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = inherit ? "inherit" : ["ignore", "pipe", "pipe"];
    const shell = /\.cmd$/i.test(command); // Windows starts scripts through its shell only, which wants quotes
    const quoted = (word) => (shell ? `"${word}"` : word);
    const child = spawn(quoted(command), args.map(quoted), { cwd, env, stdio, shell });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text) => {
        if (show) show(text);
        else output += text;
      });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Plain(`${command} ${args.join(" ")} failed (${signal ?? code})\n${output}`.trimEnd()));
    });
  });
}

/** npm, by the very npm that started us where there is one. */
export const npm = (args, options) =>
  process.env.npm_execpath?.endsWith(".js")
    ? run(process.execPath, [process.env.npm_execpath, ...args], options)
    : run(process.platform === "win32" ? "npm.cmd" : "npm", args, options);

/** Node's own tools in node_modules, started with this Node. */
export const tool = (path, args, options) =>
  run(process.execPath, [join(root, "node_modules", path), ...args], options);

/** `npm ci`, if node_modules is missing or older than the lock file; never through a link, whose target it would empty. */
export async function ensureDependencies() {
  if (Number(process.versions.node.split(".")[0]) < 20)
    throw new Plain(`This project needs Node 20 or newer; this is Node ${process.versions.node}.`);
  const installed = join(root, "node_modules", ".package-lock.json");
  const lock = join(root, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  if (lstatSync(join(root, "node_modules"), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Plain(
      "node_modules is a link to an install that is older than package-lock.json: run npm ci there.",
    );
  say("Installing the project's dependencies (npm ci) …");
  await npm(["ci", "--no-audit", "--no-fund"]);
}

/** Runs a command's main function; whatever goes wrong is said in words, and the exit code tells. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Plain ? error.message : error);
    process.exit(1);
  }
}
