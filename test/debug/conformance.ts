/** Checks what an adapter says against the types of the Debug Adapter Protocol itself. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import { Ajv, type ValidateFunction } from "ajv";
import protocol from "../fixtures/debugProtocol.schema.json";

const { definitions } = protocol;
const validators = new Map<string, ValidateFunction>();
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

/** The names of requests and events that are our own begin so. */
const OWN = "backprop/";

/** What a client says in `initialize` of what it can take. */
export type ClientCapabilities = Partial<DebugProtocol.InitializeRequestArguments>;

/** Events that only a client may hear that has asked for them; what has begun ends all the same. */
const askedFor: Readonly<Record<string, keyof ClientCapabilities>> = {
  invalidated: "supportsInvalidatedEvent",
  memory: "supportsMemoryEvent",
  progressStart: "supportsProgressReporting",
  progressUpdate: "supportsProgressReporting",
};

/** What is wrong with a message of an adapter to this client: nothing where it keeps to the protocol. */
export function faultsOf(message: unknown, client: ClientCapabilities): readonly string[] {
  const { type, event, command, success } = message as Readonly<Record<string, unknown>>;
  switch (type) {
    case "event": {
      const capability = askedFor[String(event)];
      const isUnasked = capability !== undefined && client[capability] !== true;
      return [
        ...(isUnasked ? [`${event} is only for a client with ${capability}`] : []),
        ...against(typeOf(event, "Event"), message),
      ];
    }
    case "response":
      return against(success === true ? typeOf(command, "Response") : "ErrorResponse", message);
    default:
      return [`an adapter sends no message of the type ${JSON.stringify(type)}`];
  }
}

/** "stopped", "Event" → "StoppedEvent". What is our own has only what all events, or all responses, have. */
function typeOf(name: unknown, kind: "Event" | "Response"): string {
  const text = String(name);
  return text.startsWith(OWN) ? kind : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${kind}`;
}

function against(type: string, message: unknown): readonly string[] {
  const name = `DebugProtocol.${type}`;
  if (!Object.hasOwn(definitions, name)) return [`the protocol has no ${type}`];
  const validate = validators.get(name) ?? ajv.compile({ $ref: `#/definitions/${name}`, definitions });
  validators.set(name, validate);
  if (validate(message)) return [];
  return validate.errors!.map(
    ({ instancePath, message: text, params }) => `${type}${instancePath} ${text} ${JSON.stringify(params)}`,
  );
}
