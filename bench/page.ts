/** What runs in the browser for frame.mjs: walks a network, lets one contestant show each step, and times its frames. */

import katex from "katex";
import { Table } from "../src/core/network/dataset";
import type { Network } from "../src/core/network/network";
import { parameterCount } from "../src/core/network/network";
import { Trace } from "../src/core/run/trace";
import { viewOf } from "../src/pictures/view";
import { difference } from "../src/protocol/difference";
import type { FactorView, FormulaView, HostMessage, StepView } from "../src/protocol/messages";
import { sendable } from "../src/protocol/sendable";

/** Makes ready what is not the contestant's to do; what it returns shows the step. */
type Show = (view: StepView) => () => void;

/** A network of sigmoids with inputs of which a fifth is not zero, as in handwritten digits. */
function networkOf(sizes: readonly number[]): Network {
  const numbers = (count: number, scale: number): Float64Array =>
    Float64Array.from({ length: count }, (_, index) => scale * Math.sin(1 + 1.7 * index));
  return {
    sizes,
    layers: sizes.slice(1).map(() => ({ activation: "sigmoid", trainable: { weights: true, biases: true } })),
    cost: "squaredError",
    examples: Table.of([
      {
        input: numbers(sizes[0]!, 1).map((x, k) => (k % 5 === 0 ? Math.abs(x) : 0)),
        target: new Float64Array(sizes.at(-1)!),
      },
    ]),
    parameters: numbers(parameterCount(sizes), 1 / Math.sqrt(sizes[0]!)),
  };
}

/** The panel, as the host speaks to it; reading the message is part of the step. */
function panel(): Show {
  let told: { readonly number: number; readonly view: StepView } | undefined;
  return (view) => {
    const number = (told?.number ?? 0) + 1;
    const message: HostMessage = told
      ? { type: "change", number, change: difference(told.view, view) ?? { in: {} } }
      : { type: "step", number, view };
    told = { number, view };
    const text = JSON.stringify(sendable(message));
    return () => window.dispatchEvent(new MessageEvent("message", { data: JSON.parse(text) }));
  };
}

/** The peer that writes the whole formula anew at every step. */
function katexEachTime(): Show {
  const place = document.body.appendChild(document.createElement("div"));
  const withNumber = ({ symbol, value }: FactorView): string =>
    value === null ? symbol : `\\underset{${value.toPrecision(4)}}{${symbol}}`;
  const texOf = ({ lhs, terms }: FormulaView): string =>
    `${lhs}=${terms.map((term) => ("folded" in term ? "\\cdots" : term.factors.map(withNumber).join("\\cdot "))).join("+")}`;
  return ({ formula }) =>
    () => {
      if (formula) katex.render(texOf(formula), place, { displayMode: true });
    };
}

/** The peer that draws every edge of the network as a line and lights one. */
function plainSvg(sizes: readonly number[]): Show {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.body.appendChild(document.createElementNS(namespace, "svg"));
  svg.setAttribute("viewBox", "0 0 1000 800");
  const y = (l: number, j: number): string => String((800 * (j + 0.5)) / sizes[l]!);
  const lines = new Map<string, SVGLineElement>();
  for (let l = 1; l < sizes.length; l++) {
    for (let j = 0; j < sizes[l]!; j++) {
      for (let k = 0; k < sizes[l - 1]!; k++) {
        const line = svg.appendChild(document.createElementNS(namespace, "line"));
        const ends = {
          x1: 100 + 300 * (l - 1),
          x2: 100 + 300 * l,
          y1: y(l - 1, k),
          y2: y(l, j),
          stroke: "#58c4dd",
        };
        for (const [name, value] of Object.entries(ends)) line.setAttribute(name, String(value));
        lines.set(`${l},${j},${k}`, line);
      }
    }
  }
  let lit: SVGLineElement | undefined;
  return ({ pictures: { network } }) =>
    () => {
      lit?.setAttribute("stroke", "#58c4dd");
      const current = network?.edges.find(({ light }) => light === "current");
      lit = current && lines.get(`${current.l},${current.j},${current.k}`);
      lit?.setAttribute("stroke", "#f6d95b");
    };
}

/** The least that can change: one letter of an empty page. What that takes is the browser's, whoever draws. */
function letter(): Show {
  const text = document.body.appendChild(document.createTextNode("a"));
  return () => () => {
    text.data = text.data === "a" ? "b" : "a";
  };
}

let views: Generator<StepView>;
let show: Show;

function prepare(contestant: "panel" | "letter" | "katex" | "svg", sizes: readonly number[]): void {
  views = walk(networkOf(sizes));
  show = { panel, letter, katex: katexEachTime, svg: () => plainSvg(sizes) }[contestant]();
}

/** The steps of the backward pass through the weights of the first layer, round and round. */
function* walk(network: Network): Generator<StepView> {
  const trace = new Trace(network);
  const start = trace.program.indexOf(0, { kind: "dz_dw", l: 1, j: 0, k: 0 }) + 1;
  for (let step = 0; ; step = (step + 1) % (network.sizes[0]! - 1)) {
    yield viewOf(trace.stateAt(start + step), "factor", "benchmark");
  }
}

/**
 * Milliseconds from showing each step to the end of the frame that paints it, and until all of it is drawn. As with a reader,
 * the next step comes when the page has come to rest. The steps are made before, all of them: that is the host's work, which
 * is done in a process of its own.
 */
async function timeSteps(count: number): Promise<{ frame: number[]; all: number[] }> {
  const frame: number[] = [];
  const all: number[] = [];
  const draws = Array.from({ length: count }, () => show(views.next().value as StepView));
  for (const draw of draws) {
    await nextFrame();
    const start = performance.now();
    draw();
    await painted();
    frame.push(performance.now() - start);
    while (document.querySelector("main:not([data-drawn])")) await nextFrame();
    await painted();
    all.push(performance.now() - start);
    await nextFrame();
  }
  return { frame, all };
}

function nextFrame(): Promise<unknown> {
  return new Promise(requestAnimationFrame);
}

/** Called within a frame: style, layout and paint stand between its callbacks and the next task. */
function painted(): Promise<unknown> {
  return new Promise((shown) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = shown;
    port2.postMessage(undefined);
  });
}

Object.assign(globalThis, {
  prepare,
  timeSteps,
  acquireVsCodeApi: () => ({ postMessage() {} }),
});
