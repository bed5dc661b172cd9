/** The Debug Adapter Protocol's conversation: requests in, exactly one response for each whatever happens, events out. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Schema } from "../../protocol/schema";
import { sendable } from "../../protocol/sendable";
import { words } from "../../words/words";
import { readArguments } from "./arguments";
import type { Answer, Bodies, Events } from "./bodies";
import { errorIds, errorText, RequestError } from "./requestError";

type Request = DebugProtocol.Request;
type Handler = (args: unknown) => Answer<unknown> | Promise<Answer<unknown>>;
type Asked = Pick<Request, "seq" | "command">;

export class Connection {
  private readonly handlers = new Map<string, { readonly handler: Handler; readonly isAlone: boolean }>();
  private sequence = 0;
  /** What came while a request was under way that is answered alone, in its order; undefined where none is. */
  private waiting: (() => void)[] | undefined;

  constructor(private readonly transmit: (message: DebugProtocol.ProtocolMessage) => void) {}

  /**
   * Answers a command. Arguments that are not what it takes never reach the handler. While one is under way that is
   * answered alone, other messages wait, and so does what comes of earlier ones.
   */
  on<Command extends keyof Bodies, Arguments>(
    command: Command,
    takes: Schema<Arguments>,
    handler: (args: Arguments) => Answer<Bodies[Command]> | Promise<Answer<Bodies[Command]>>,
    isAlone = false,
  ): void {
    this.handlers.set(command, { handler: (args) => handler(readArguments(takes, args ?? {})), isAlone });
  }

  event<Name extends keyof Events>(name: Name, body: Events[Name]): void {
    this.send<DebugProtocol.Event>({ type: "event", event: name, ...(body !== undefined && { body }) });
  }

  /** Something went wrong that no request asked for. */
  report(error: unknown): void {
    this.event("output", { category: "stderr", output: words.conversation.fault(errorText(error)) });
  }

  /** Takes one message. Anything but a request is none of an adapter's business. */
  receive(message: unknown): void {
    if (typeof message !== "object" || message === null) return;
    const { type, seq, command, arguments: args } = message as Partial<Request>;
    if (type !== "request") return;
    const request = {
      seq: Number.isSafeInteger(seq) ? seq! : 0,
      command: typeof command === "string" ? command : "",
    };
    this.inTurn(() => this.answer(request, args));
  }

  private answer(request: Asked, args: unknown): void {
    try {
      const { handler, isAlone } = this.handlerOf(request.command);
      const answer = handler(args);
      if (!(answer instanceof Promise)) {
        this.succeed(request, answer);
        return;
      }
      const settle = isAlone ? this.alone() : (then: () => void) => this.inTurn(then);
      answer.then(
        (value) => settle(() => this.succeed(request, value)),
        (error: unknown) => settle(() => this.fail(request, error)),
      );
    } catch (error) {
      this.fail(request, error);
    }
  }

  private inTurn(work: () => void): void {
    if (this.waiting) this.waiting.push(work);
    else work();
  }

  /** From now on everything waits, until what this gives is told how the request ends. */
  private alone(): (end: () => void) => void {
    const waiting: (() => void)[] = [];
    this.waiting = waiting;
    return (end) => {
      this.waiting = undefined;
      end();
      for (const work of waiting) this.inTurn(work);
    };
  }

  private handlerOf(command: string): { readonly handler: Handler; readonly isAlone: boolean } {
    const handler = this.handlers.get(command);
    if (handler) return handler;
    const text = command === "" ? words.conversation.noCommand : words.conversation.unknownCommand(command);
    throw new RequestError("unknownCommand", text);
  }

  private succeed({ seq, command }: Asked, { body, after }: Answer<unknown>): void {
    this.send<DebugProtocol.Response>({
      type: "response",
      request_seq: seq,
      command,
      success: true,
      ...(body !== undefined && { body: sendable(body) }),
    });
    this.afterwards(after);
  }

  private fail({ seq, command }: Asked, error: unknown): void {
    const { kind, message: text, options } = error instanceof RequestError ? error : RequestError.from(error);
    this.send<DebugProtocol.ErrorResponse>({
      type: "response",
      request_seq: seq,
      command,
      success: false,
      message: kind === "notStopped" ? "notStopped" : text,
      body: { error: { id: errorIds[kind], format: text, showUser: options.showUser ?? false } },
    });
    this.afterwards(options.after);
  }

  private afterwards(after: (() => void) | undefined): void {
    try {
      after?.();
    } catch (error) {
      this.report(error);
    }
  }

  private send<Message extends DebugProtocol.ProtocolMessage>(message: Omit<Message, "seq">): void {
    this.transmit({ seq: ++this.sequence, ...message } as Message);
  }
}
