/** The tree of what makes the cost, the edge of the current factor lit; an earlier activation unfolds into its own parts. */

import { useState } from "preact/hooks";
import type { TreeView } from "../../../src/protocol/messages";
import { Num } from "../../shared/Num";
import { compact } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { useWidth } from "../../shared/useWidth";
import { panel } from "../../shared/words";
import { layoutTree, NODE, type PlacedFactor, type PlacedNode, type TreeLayout } from "./treeLayout";

export function Tree({ tree }: { readonly tree: TreeView }) {
  const [place, width] = useWidth<HTMLDivElement>();
  /** How many levels are shown; kept while one steps on. */
  const [open, setOpen] = useState(1);
  const layout = layoutTree(tree, open, Math.min(width, 480));
  return (
    <section class="tree" data-testid="tree" aria-labelledby="tree-heading">
      <h2 id="tree-heading">
        {panel.tree.heading} <span class="detail">{panel.tree.makes(tree.cost.name)}</span>
      </h2>
      <div ref={place}>
        <div class="nodes" style={{ width: `${layout.width}px`, height: `${layout.height}px` }}>
          <Edges layout={layout} />
          {layout.nodes.map((placed) => (
            <Node key={placed.key} placed={placed} toggle={setOpen} />
          ))}
          {layout.notes.map(({ x, y, text, side }) => (
            <span key={text + y} class="note" data-side={side} style={{ left: `${x}px`, top: `${y}px` }}>
              {text}
            </span>
          ))}
          {layout.factors.map((placed) => (
            <Factor key={placed.factor.edge} {...placed} />
          ))}
        </div>
      </div>
    </section>
  );
}

const Edges = steady(({ layout: { width, height, edges, stubs } }: { readonly layout: TreeLayout }) => (
  <svg width={width} height={height} aria-hidden="true">
    {stubs.map(({ from, to }, place) => (
      <path key={`stub ${place}`} class="stub" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
    ))}
    {edges.map(({ key, from, to, isLit, isLong }) => (
      <path
        key={key}
        d={`M${from.x} ${from.y}L${to.x} ${to.y}`}
        data-edge={key}
        data-light={isLit ? "current" : "none"}
        data-long={isLong}
      />
    ))}
  </svg>
));

/** "∂a/∂z = 0.23" beside the edge from z to a. */
function Factor({ factor: { edge, name, value }, isLit, side, x, y }: PlacedFactor) {
  return (
    <span
      class="slope"
      data-testid={`tree factor ${edge}`}
      data-side={side}
      data-light={isLit ? "current" : "none"}
      style={{ left: `${x}px`, top: `${y}px` }}
    >
      <span class="of">{name}</span>
      <Num value={value} write={compact} />
    </span>
  );
}

interface NodeProps {
  readonly placed: PlacedNode;
  /** Shows this many levels. */
  readonly toggle: (levels: number) => void;
}

function Node({ placed: { key, node, x, y, unfolds }, toggle }: NodeProps) {
  const content = (
    <>
      <span class="name">{node.name}</span>
      <Num value={node.value} write={compact} />
    </>
  );
  const shape = {
    class: `node letter-${node.letter}`,
    "data-testid": `tree ${key}`,
    style: { left: `${x}px`, top: `${y}px`, width: `${NODE.width}px`, height: `${NODE.height}px` },
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
