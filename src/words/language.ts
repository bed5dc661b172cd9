/**
 * The language of the product: it is named here, and nowhere else. Another one is another folder beside `en`. What the
 * panel says by itself is bundled with the panel, without the rest.
 */
export { english as catalogue } from "./en/english";
export { panel } from "./en/panel";
