/** All that a session tells where it stands, whatever the request: what a test looks through for a number. */
import type { Network } from "../../src/core/network/network";
import type { Bodies } from "../../src/debug/protocol/bodies";
import { PATH, type TestClient } from "./client";

type Telling = readonly [from: string, text: string];
type Told = readonly Telling[];

const contexts = [undefined, "watch", "repl", "hover", "variables", "clipboard"];
const vectors = ["w", "b", "w.grad", "b.grad", "z", "a", "y"];
const derivatives = ["dC/dw", "dC/db", "dC/da", "dC/dz", "da/dz"];
const worked = [
  "C",
  "C + 0",
  "2 * C - C",
  "sum(dC/dw)",
  "max(a)",
  "-dC/dz",
  "w - 0.1 * dC/dw",
  "norm(b.grad)",
];
const expressions = [...vectors, ...derivatives, ...worked];

/** What every request tells that looks at numbers, each with where it comes from. */
export async function everythingTold(client: TestClient, network: Network, text: string): Promise<Told> {
  const seen = new Set<number>();
  return [
    ...(await answers(client, requestsOf(network))),
    ...(await answers(client, pointsOf(text))),
    ...(await evaluated(client, seen)),
    ...(await variables(client, seen)),
  ];
}

/** What tells of the whole example at any position where nothing is asked. */
export function foretold(client: TestClient, network: Network): Promise<Told> {
  const parameters = spotsOf(network).filter(({ of }) => of === "parameter");
  return answers(
    client,
    parameters.flatMap(({ of: _, ...parameter }) => [
      ["backprop/explain", parameter],
      ["backprop/whatIf", { ...parameter, delta: 1e-6 }],
    ]),
  );
}

type Asked = readonly (readonly [command: keyof Bodies, args: object])[];

async function answers(client: TestClient, asked: Asked): Promise<Told> {
  const told: Telling[] = [];
  for (const [command, args] of asked) {
    const { success, body, message } = await client.ask(command, args);
    told.push([`${command} ${JSON.stringify(args)}`, JSON.stringify(success ? body : [body, message])]);
  }
  return told;
}

function requestsOf(network: Network): Asked {
  return [
    ["stackTrace", { threadId: 1 }],
    ["exceptionInfo", { threadId: 1 }],
    ["backprop/view", {}],
    ["backprop/inline", {}],
    ["backprop/nudges", {}],
    ["backprop/parameterEdits", {}],
    ["backprop/breakpoints", {}],
    ["completions", { text: "a[1][", column: 6 }],
    ["completions", { text: "dC/dw[1][0][", column: 13 }],
    ["completions", { text: "w[1][0][", column: 9 }],
    ["dataBreakpointInfo", { name: "dC/dw[1][0][0]" }],
    ...spotsOf(network).map((spot) => ["backprop/spot", spot] as const),
  ];
}

function spotsOf({ sizes }: Network) {
  return sizes.flatMap((size, l) =>
    Array.from({ length: size }, (_, j) => j).flatMap((j) => [
      { of: "neuron", l, j },
      ...(l === 0 ? [] : [{ of: "parameter", l, j }]),
      ...Array.from({ length: l === 0 ? 0 : sizes[l - 1]! }, (_, k) => ({ of: "parameter", l, j, k })),
    ]),
  );
}

/** Each number of the file, pointed at. */
function pointsOf(text: string): Asked {
  return text.split("\n").flatMap((row, line) =>
    [...row.matchAll(/-?\d+(\.\d+)?/g)].flatMap(({ 0: expression, index }) => {
      const at = { line: line + 1, column: index + 1 };
      return [
        ["backprop/numberAt", at],
        ["evaluate", { ...at, expression, context: "hover", source: { path: PATH } }],
      ] as const;
    }),
  );
}

async function evaluated(client: TestClient, seen: Set<number>): Promise<Told> {
  const told: Telling[] = [];
  for (const expression of expressions)
    for (const context of contexts) {
      const { success, body } = await client.ask("evaluate", { expression, context });
      told.push([`${expression} in ${context}`, JSON.stringify(body)]);
      // The rows below are the same in every context.
      if (success && context === "watch" && body.variablesReference > 0)
        told.push(...(await below(client, body.variablesReference, expression, seen)));
    }
  return told;
}

async function variables(client: TestClient, seen: Set<number>): Promise<Told> {
  const told: Telling[] = [];
  for (const { id } of await client.frames()) {
    const { scopes } = await client.get("scopes", { frameId: id });
    for (const { name, variablesReference } of scopes)
      told.push(...(await below(client, variablesReference, name, seen)));
  }
  return told;
}

/** Every row below a reference, itself expanded; nothing where they have been seen: at one stop they stay what they are. */
async function below(
  client: TestClient,
  variablesReference: number,
  from: string,
  seen: Set<number>,
): Promise<Told> {
  if (seen.has(variablesReference)) return [];
  seen.add(variablesReference);
  const { variables: rows } = await client.get("variables", { variablesReference });
  const told: Telling[] = [];
  for (const row of rows) {
    told.push([`${from}, ${row.name}`, row.value]);
    if (row.variablesReference > 0)
      told.push(...(await below(client, row.variablesReference, row.name, seen)));
  }
  return told;
}
