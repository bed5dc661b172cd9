/** The panel's own words, in the language of the product: all of them come into the panel by this way. */
export { panel } from "../../src/words/panel";
