// Other engines for the same gradient, in f32, installed on demand into the cache: none of them is a dependency of this project.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cache, run, say } from "../scripts/common.mjs";

const versions = {
  "@tensorflow/tfjs": "4.22.0",
  "@tensorflow/tfjs-backend-wasm": "4.22.0",
  "@jax-js/jax": "0.1.25",
};

async function installed() {
  const folder = join(cache, "bench-peers");
  const wanted = JSON.stringify({ private: true, dependencies: versions });
  if (!existsSync(join(folder, "node_modules/@jax-js/jax"))) {
    say("Installing the peers …");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), wanted);
    await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder });
  }
  return folder;
}

/** The weights of each layer as [from, to], and its biases; in a network's parameters each row of weights ends with its bias. */
function layersOf(sizes, parameters) {
  let start = 0;
  return sizes.slice(1).map((size, place) => {
    const inputs = sizes[place];
    const weights = new Float32Array(size * inputs);
    const biases = new Float32Array(size);
    for (let j = 0; j < size; j++) {
      const row = parameters.subarray(start + j * (inputs + 1), start + (j + 1) * (inputs + 1));
      for (let k = 0; k < inputs; k++) weights[k * size + j] = row[k];
      biases[j] = row[inputs];
    }
    start += size * (inputs + 1);
    return { size, inputs, weights, biases };
  });
}

/** The flat gradient from those of [weights, biases, weights, …], the weights as [from, to]. */
function flat(sizes, gradients) {
  const out = [];
  for (const [place, size] of sizes.slice(1).entries()) {
    const [weights, biases] = gradients.slice(2 * place);
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < sizes[place]; k++) out.push(weights[k * size + j]);
      out.push(biases[j]);
    }
  }
  return Float64Array.from(out);
}

/** TensorFlow.js: each call leaves the gradient in arrays, as whoever shows it needs it. */
async function tensorflow(folder, backend, { sizes, parameters, inputs, targets, count }) {
  const require = createRequire(join(folder, "package.json"));
  const tf = require("@tensorflow/tfjs");
  if (backend === "wasm")
    require("@tensorflow/tfjs-backend-wasm").setWasmPaths(
      `${join(folder, "node_modules/@tensorflow/tfjs-backend-wasm/dist")}/`,
    );
  await tf.setBackend(backend);
  await tf.ready();
  const layers = layersOf(sizes, parameters);
  const variables = layers.flatMap(({ size, inputs: from, weights, biases }) => [
    tf.tensor2d(weights, [from, size]),
    tf.tensor1d(biases),
  ]);
  const x = tf.tensor2d(Float32Array.from(inputs), [count, sizes[0]]);
  const y = tf.tensor2d(Float32Array.from(targets), [count, sizes.at(-1)]);
  const cost = (...values) => {
    let a = x;
    for (let l = 0; l < layers.length; l++)
      a = tf.sigmoid(tf.add(tf.matMul(a, values[2 * l]), values[2 * l + 1]));
    return tf.div(tf.sum(tf.square(tf.sub(a, y))), count);
  };
  const gradient = tf.grads(cost);
  return {
    name: `tfjs ${backend} ${versions["@tensorflow/tfjs"]}`,
    async run() {
      if (tf.getBackend() !== backend) await tf.setBackend(backend);
      return tf.tidy(() => gradient(variables).map((each) => each.dataSync()));
    },
    flat: (arrays) => flat(sizes, arrays),
  };
}

/** jax-js, compiled. */
async function jax(folder, { sizes, parameters, inputs, targets, count }) {
  const require = createRequire(join(folder, "package.json"));
  const J = await import(pathToFileURL(require.resolve("@jax-js/jax")).href).then(
    (each) => each.default ?? each,
  );
  await J.init("wasm");
  J.defaultDevice("wasm");
  const np = J.numpy;
  const array = (values, shape) => np.array(Float32Array.from(values)).reshape(shape);
  const variables = layersOf(sizes, parameters).flatMap(({ size, inputs: from, weights, biases }) => [
    array(weights, [from, size]),
    array(biases, [size]),
  ]);
  const x = array(inputs, [count, sizes[0]]);
  const y = array(targets, [count, sizes.at(-1)]);
  const cost = (values, from, to) => {
    let a = from;
    for (let l = 0; l < values.length / 2; l++)
      a = J.nn.sigmoid(np.matmul(a, values[2 * l]).add(values[2 * l + 1]));
    return np.square(a.sub(to)).sum().div(count);
  };
  const gradient = J.jit(J.grad(cost));
  return {
    name: `jax-js wasm ${versions["@jax-js/jax"]}`,
    run: async () =>
      gradient(
        variables.map((each) => each.ref),
        x.ref,
        y.ref,
      ).map((each) => each.dataSync()),
    flat: (arrays) => flat(sizes, arrays),
  };
}

/** Each: its name, `run` (the gradient in arrays of its own), and `flat`, those in the order of a network's parameters. */
export async function peersOf(work) {
  const folder = await installed();
  return [
    await tensorflow(folder, "wasm", work),
    await tensorflow(folder, "cpu", work),
    await jax(folder, work),
  ];
}
