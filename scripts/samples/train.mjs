// Trains a network as a session does: `node scripts/samples/train.mjs <folder>` reads a network file's text from its input, whose other
// files stand in the folder. It writes, as JSON, what the run begins and ends with: weights, biases, and how many examples are right.
// `--format` writes the text itself, as an editor formats it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { main, Plain, root } from "../common.mjs";
import { kernel } from "../kernel.mjs";

const out = join(root, "out/samples");

/** Our own sources, as modules that share what they have in common. */
async function modules() {
  await build({
    absWorkingDir: root,
    entryPoints: {
      format: "src/document/language/format.ts",
      networkFile: "src/document/network/networkFile.ts",
      nodeFiles: "src/nodeFiles.ts",
      trace: "src/core/run/trace.ts",
    },
    outdir: out,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    plugins: [kernel],
    logLevel: "error",
  });
  const load = (name) => import(pathToFileURL(join(out, `${name}.mjs`)).href);
  return Object.assign({}, ...(await Promise.all(["format", "networkFile", "nodeFiles", "trace"].map(load))));
}

async function networkOf({ readNetworkFile, nodeFiles }, text, folder) {
  const pace = { now: () => performance.now(), nextTurn: () => setImmediate() };
  const files = nodeFiles(join(folder, "network.nn.json"), pace);
  const { network, problems } = await readNetworkFile(text, files);
  if (!network) throw new Plain(problems.map(({ message }) => message).join("\n"));
  return network;
}

function layersAt(state, { sizes }) {
  return sizes.slice(1).map((size, place) => {
    const neurons = Array.from({ length: size }, (_, j) => j);
    const l = place + 1;
    return {
      weights: neurons.map((j) => state.weightsInto(l, j)),
      biases: neurons.map((j) => state.b(l, j)),
    };
  });
}

async function train() {
  const [folder, format] = process.argv.slice(2);
  const text = readFileSync(0, "utf8");
  const ours = await modules();
  if (format === "--format") {
    process.stdout.write(ours.formatJson(text, { indent: "  ", lineBreak: "\n" }));
    return;
  }
  const network = await networkOf(ours, text, folder);
  const trace = new ours.Trace(network);
  const [first, last] = [0, trace.program.length].map((position) => {
    const state = trace.stateAt(position);
    const right = [state.totals(state.settledParameters).right, state.validation.right];
    return { layers: layersAt(state, network), right };
  });
  process.stdout.write(JSON.stringify({ first, last }));
}

await main(train);
