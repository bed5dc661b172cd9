/**
 * What the host and the panel say to each other, each message as `sendable` writes it: the types, which are those of the
 * schemas beside this file. The panel knows nothing of a run but what stands here.
 */
export type * from "./hostMessage";
export * from "./levels";
export * from "./moves";
export type * from "./panelMessage";
export * from "./pictures";
export type * from "./views/cost";
export type * from "./views/curve";
export type * from "./views/examples";
export type * from "./views/flow";
export type * from "./views/formula";
export type * from "./views/gradient";
export type * from "./views/learned";
export type * from "./views/network";
export type * from "./views/nudge";
export type * from "./views/paths";
export type * from "./views/pictures";
export type * from "./views/spot";
export type * from "./views/start";
export type * from "./views/step";
export type * from "./views/summary";
export type * from "./views/timeline";
export type * from "./views/tree";
export type * from "./views/values";
export type * from "./views/weights";
