/** The panel's own words, in the language of the catalogue: apart from it, for they are bundled with the panel. */
export { panel } from "./en/panel";
