/** The tree of what makes the cost, the edge of the current factor lit; an earlier activation unfolds into its own parts. */

import { useState } from "preact/hooks";
import type { TreeView } from "../../../src/protocol/messages";
import { Num } from "../../shared/Num";
import { compact } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { useSize } from "../../shared/useSize";
import { panel } from "../../shared/words";
import type { PlacedFactor, PlacedNode, PlacedTreeEdge, TreeLayout } from "./placed";
import { layoutTree } from "./treeLayout";

export function Tree({ tree }: { readonly tree: TreeView }) {
  const [place, size] = useSize<HTMLDivElement>();
  /** How many levels are shown; kept while one steps on. */
  const [open, setOpen] = useState(1);
  const layout = layoutTree(tree, open, size);
  return (
    <div class="tree" data-testid="tree">
      <div class="view-line">
        <span class="detail">{panel.tree.makes(tree.cost.name)}</span>
      </div>
      <div class="nodes" ref={place} data-low={layout.isLow ? "" : undefined}>
        <Edges layout={layout} />
        {layout.nodes.map((placed) => (
          <Node key={placed.key} placed={placed} layout={layout} toggle={setOpen} />
        ))}
        {layout.notes.map(({ x, y, text, side }) => (
          <span
            key={text + x + y}
            class="note"
            title={text}
            data-side={side}
            style={{ left: `${x}px`, top: `${y}px`, maxWidth: `${roomFor(side, x, layout)}px` }}
          >
            {text}
          </span>
        ))}
        {layout.factors.map((placed) => (
          <Factor key={placed.key} placed={placed} />
        ))}
      </div>
    </div>
  );
}

/** How wide a note may be. */
function roomFor(side: string, x: number, { width }: TreeLayout): number {
  return side === "left" ? x : width - x;
}

const WIDEST = 4.4;

/** On a branch of a sum an edge is as wide as what the branch adds is large. */
function strokeOf({ share }: PlacedTreeEdge): number | undefined {
  return share === undefined ? undefined : 1 + (WIDEST - 1) * Math.abs(share);
}

const Edges = steady(({ layout: { width, height, edges, stubs } }: { readonly layout: TreeLayout }) => (
  <svg width={width} height={height} aria-hidden="true">
    {stubs.map(({ from, to }, place) => (
      <path key={`stub ${place}`} class="stub" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
    ))}
    {edges.map((edge) => (
      <path
        key={edge.key}
        d={`M${edge.from.x} ${edge.from.y}L${edge.to.x} ${edge.to.y}`}
        data-edge={edge.key}
        data-light={edge.light}
        data-long={edge.isLong ?? false}
        data-sign={edge.share !== undefined && edge.share < 0 ? "negative" : undefined}
        style={{ strokeWidth: strokeOf(edge) }}
      />
    ))}
  </svg>
));

/** "∂a/∂z = 0.23" beside the edge from z to a. */
function Factor({ placed }: { readonly placed: PlacedFactor }) {
  const { key, name, value, light, side, x, y, isPartial } = placed;
  return (
    <span
      class="slope"
      data-testid={`tree factor ${key}`}
      data-side={side}
      data-light={light}
      style={{ left: `${x}px`, top: `${y}px` }}
    >
      {name && <span class="of">{name}</span>}
      <Num value={value} write={compact} />
      {isPartial && "…"}
    </span>
  );
}

interface NodeProps {
  readonly placed: PlacedNode;
  readonly layout: TreeLayout;
  /** Shows this many levels. */
  readonly toggle: (levels: number) => void;
}

function Node({ placed: { key, node, x, y, unfolds, width }, layout, toggle }: NodeProps) {
  const content = (
    <>
      <span class="name">{node.name}</span>
      <Num value={node.value} write={compact} />
    </>
  );
  const { height } = layout.node;
  const shape = {
    class: `node letter-${node.letter}`,
    "data-testid": `tree ${key}`,
    style: { left: `${x}px`, top: `${y}px`, width: `${width ?? layout.node.width}px`, height: `${height}px` },
  };
  if (!unfolds) return <div {...shape}>{content}</div>;
  const { level, isOpen } = unfolds;
  return (
    <button
      type="button"
      {...shape}
      aria-expanded={isOpen}
      title={isOpen ? panel.tree.fold(node.name) : panel.tree.show(node.name)}
      onClick={() => toggle(isOpen ? level : level + 1)}
    >
      {content}
    </button>
  );
}
