import type { Node, NodeProps } from '@xyflow/react';
import { useStore } from 'zustand';
import type { SceneFrame, SceneNode } from '../../../shared/drawing/scene.ts';
import { useCanvas, useCanvasState, useMark, useSelected } from '../engine-context.ts';
import { describe, withMark } from '../keyboard/describe.ts';
import styles from './card-node.module.css';

export type CardFlowNode = Node<{ readonly node: SceneNode }, 'card'>;
export type FrameFlowNode = Node<{ readonly frame: SceneFrame }, 'frame'>;

/** A card in its place: what a screen reader hears of it stands here, what it looks like in the kind's own card. */
export function CardNode({ data: { node } }: NodeProps<CardFlowNode>) {
  const { engine } = useCanvas();
  const { Card } = engine.view;
  const selected = useSelected(node.id);
  const mark = useMark(node.id);
  return (
    <Place id={node.id} selected={selected} label={engine.view.kindLabel(node.record)}>
      <Card record={node.record} selected={selected} mark={mark} badge={node.badge} lines={node.lines} />
    </Place>
  );
}

export function FrameNode({ data: { frame } }: NodeProps<FrameFlowNode>) {
  const { engine } = useCanvas();
  const { FrameHeader } = engine.view;
  const selected = useSelected(frame.id);
  const mark = useMark(frame.id);
  return (
    <Place id={frame.id} selected={selected} label={engine.view.kindLabel(frame.record)}>
      <FrameHeader
        record={frame.record}
        selected={selected}
        mark={mark}
        index={frame.index}
        detail={frame.detail}
      />
    </Place>
  );
}

interface PlaceProps {
  readonly id: string;
  readonly selected: boolean;
  readonly label: string;
  readonly children: React.ReactNode;
}

function Place({ id, selected, label, children }: PlaceProps) {
  const { engine, prefix } = useCanvas();
  const index = useStore(engine.store, (state) => state.index);
  const focused = useCanvasState((state) => state.focus === id && state.focusVisible);
  const mark = useMark(id);
  return (
    <div
      id={`${prefix}${id}`}
      className={styles.place}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset would bring its own looks
      role="group"
      aria-roledescription={label}
      aria-label={withMark(`${describe(engine, index, id)}${selected ? ', selected' : ''}`, mark)}
      data-focused={focused || undefined}
    >
      {children}
    </div>
  );
}
