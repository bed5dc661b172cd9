/** Boxes that a view of the deck is given: beside other views, on a student's laptop, in a narrow panel, and at the least. */
import type { Size } from "../../webview/shared/geometry";

export const sizes: readonly Size[] = [
  { width: 288, height: 96 },
  { width: 288, height: 122 },
  { width: 498, height: 122 },
  { width: 498, height: 215 },
  { width: 400, height: 330 },
  { width: 660, height: 480 },
];
