/** Where the cost stands at the right of the drawing, the edges that lead to it, and the targets beside the outputs. */
import type { CostNodeView } from "../../../src/protocol/messages";
import type { Box, Point, Size } from "../../shared/geometry";
import { panel } from "../../shared/words";
import { numberAt } from "./neuronNumber";
import type { CostLayout, PlacedEnd, PlacedLayer, PlacedNeuron, PlacedTarget } from "./placed";

/** How far it is to the cost from the outputs, in ways from a layer to the next. */
const WAY = { few: 1.25, many: 1.5 } as const;
/** So many outputs, that far apart, have room for a target between one edge and the next. */
const FEW = { outputs: 4, step: 44 } as const;
/** From here on there is room for all that is usual. */
const ROOMY = 400;
const NODE = { roomy: 48, narrow: 40 } as const;
const TARGET = { height: 20, named: 62, bare: 34, beside: 30 } as const;
/** Between an output's edge to the cost and the target beside it. */
const OFF = 36;
const CLOSE = 5;

/** Whether so many outputs have their targets off their edges. */
export function areFew(outputs: number, step: number): boolean {
  return outputs <= 2 || (outputs <= FEW.outputs && step >= FEW.step);
}

/** From the outputs to the cost, in ways from a layer to the next. */
export function wayToCost(outputs: number, step: number): number {
  return WAY[areFew(outputs, step) ? "few" : "many"];
}

export function costWidth(width: number): number {
  return width >= ROOMY ? NODE.roomy : NODE.narrow;
}

/** `x`: the middle of the cost. */
export function layoutCost(outputs: PlacedLayer, cost: CostNodeView, x: number, size: Size): CostLayout {
  const edge = Math.min(costWidth(size.width), size.height - 4);
  const node: Box = { x: x - edge / 2, y: (size.height - edge) / 2, width: edge, height: edge };
  const to = { x: node.x, y: size.height / 2 };
  if (outputs.picture) return { node, targets: [], ends: [fromPicture(outputs.picture.pixels, cost, to)] };
  const isFew = areFew(outputs.neurons.length, spacing(outputs.neurons));
  const targets = isFew ? offEdges(outputs, node, to, size) : onEdges(outputs, node);
  const ends = outputs.neurons.map((placed): PlacedEnd => {
    const { j } = placed.neuron;
    const own = isFew ? undefined : targets.find((target) => target.j === j);
    const from = own ? { x: own.x + own.width, y: placed.y } : { x: placed.x, y: placed.y };
    return { ...endOf(cost, j), from, to };
  });
  return { node, targets, ends };
}

function endOf({ edges }: CostNodeView, j: number): Pick<PlacedEnd, "j" | "light" | "share"> {
  const { light = "none", share } = edges.find((edge) => edge.j === j) ?? {};
  return { j, light, ...(share !== undefined && { share }) };
}

/** One for them all, lit as the one that is lit most. */
function fromPicture({ x, y, width, height }: Box, cost: CostNodeView, to: Point): PlacedEnd {
  const { edges } = cost;
  const lit = edges.find(({ light }) => light === "current") ?? edges.find(({ light }) => light === "path");
  return { ...endOf(cost, (lit ?? edges[0])?.j ?? 0), from: { x: x + width, y: y + height / 2 }, to };
}

/** Few targets stand above or below their output's edge, each with a dashed line of its own. */
function offEdges(outputs: PlacedLayer, node: Box, to: Point, { width, height }: Size): PlacedTarget[] {
  const isNamed = width >= ROOMY;
  const across = isNamed ? TARGET.named : TARGET.bare;
  const room = node.x - outputs.x - outputs.radius;
  if (room < across + 12) return [];
  const middle = outputs.x + outputs.radius + room * 0.45;
  const off = outputs.neurons.length <= 2 ? OFF : TARGET.height / 2 + CLOSE;
  return outputs.neurons.flatMap(({ neuron: { j, target }, y }) => {
    if (target === undefined) return [];
    const side = y > to.y + 1 ? 1 : -1;
    const share = (middle - outputs.x) / (to.x - outputs.x);
    const wanted = y + share * (to.y - y) + side * off;
    const half = TARGET.height / 2;
    const at = Math.min(Math.max(wanted, half + 1), height - half - 1);
    const box = { x: middle - across / 2, y: at - half, width: across, height: TARGET.height };
    const from = { x: box.x + across, y: at };
    const end = { x: node.x + 4, y: at < to.y ? node.y : node.y + node.height };
    const name = isNamed ? { name: panel.network.y(outputs.layer.size === 1 ? undefined : j) } : {};
    return [{ ...box, j, value: target, ...name, line: { from, to: end } }];
  });
}

/** Many targets stand right beside their outputs, before their edges begin. */
function onEdges(outputs: PlacedLayer, node: Box): PlacedTarget[] {
  const height = Math.min(TARGET.height - 2, spacing(outputs.neurons) - 2);
  return outputs.neurons.flatMap((placed) => {
    const { neuron, y } = placed;
    const beside = numberAt(placed, outputs).beside;
    const x = beside ? beside.x + beside.width + 2 : outputs.x + outputs.radius + 3;
    const hasRoom = height >= 12 && node.x - x - TARGET.beside >= 8;
    if (neuron.target === undefined || !hasRoom) return [];
    const box = { x, y: y - height / 2, width: TARGET.beside, height };
    return [{ ...box, j: neuron.j, value: neuron.target }];
  });
}

/** The least way from an output to the one below it. */
function spacing(neurons: readonly PlacedNeuron[]): number {
  const ways = neurons.slice(1).map(({ y }, place) => y - neurons[place]!.y);
  return ways.length === 0 ? FEW.step : Math.min(...ways);
}
