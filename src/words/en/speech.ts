/** How the signs of mathematics are heard. */
import type { SpokenSigns } from "../../math/text";

export const speech: SpokenSigns = {
  minus: "minus ",
  infinity: "infinity",
  tenTo: (power) => ` times ten to the ${power}`,
  ofLayer: (symbol, l) => `${symbol} of layer ${l}`,
  derivative: (of, by) => `the derivative of ${of} by ${by}`,
  times: "times",
  sumOver: (index) => `the sum over ${index} of`,
  functions: { σ: "sigma", "σ′": "sigma prime", exp: "e to the " },
};
