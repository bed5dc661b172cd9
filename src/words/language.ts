/**
 * The language of the product: it is named here, and nowhere else. Another one is another folder beside `en`. What the
 * panel, and the adapter in a terminal, say by themselves is bundled with them alone.
 */
export { commandLine } from "./en/commandLine";
export { english as catalogue } from "./en/english";
export { panel } from "./en/panel";
