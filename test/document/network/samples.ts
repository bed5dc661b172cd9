/** The samples that come with the extension, read with what lies beside them. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import type { Network } from "../../../src/core/network/network";
import { readNetworkFile } from "../../../src/document/network/networkFile";
import { nodeFiles } from "../../../src/nodeFiles";

export const samplesFolder = "media/samples";

export const sampleNames: readonly string[] = readdirSync(samplesFolder)
  .filter((entry) => entry.endsWith(".nn.json"))
  .map((entry) => entry.slice(0, -".nn.json".length));

const fileOf = (name: string): string => `${samplesFolder}/${name}.nn.json`;

export function sampleText(name: string): string {
  return readFileSync(fileOf(name), "utf8");
}

/** A sample's network; another text of it, if told. */
export async function sampleNetwork(name: string, text = sampleText(name)): Promise<Network> {
  const pace = { now: () => performance.now(), nextTurn: () => setImmediate() };
  const { network, problems } = await readNetworkFile(text, nodeFiles(fileOf(name), pace));
  assert.deepEqual(problems, []);
  return network!;
}
