/** The panel's own words: all of them come into the panel by this way. */
export { panel } from "../../src/words/language";
