import type { Node, NodeProps } from '@xyflow/react';
import { ChevronsDownUp, ChevronsLeftRight, ChevronsRightLeft, ChevronsUpDown, Pin } from 'lucide-react';
import { useStore } from 'zustand';
import type { DocumentRecord } from '../../../shared/documents/document.ts';
import { heldText } from '../../../shared/drawing/fold.ts';
import { isPinned } from '../../../shared/drawing/own-layout.ts';
import type { SceneFrame, SceneNode } from '../../../shared/drawing/scene.ts';
import { setCollapsed } from '../actions/own-layout.ts';
import { useCanvas, useCanvasState, useMark, useNotes, useSelected } from '../engine-context.ts';
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
      {isPinned(node.record) ? (
        <span className={styles.pin} title="Pinned: tidying leaves it here">
          <Pin size={10} strokeWidth={2} aria-hidden />
        </span>
      ) : null}
      {node.holds === undefined || (engine.readOnly && node.holds === 0) ? null : <Held node={node} />}
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
      {engine.view.collapsing?.isAble(frame.record, engine.document()) && !engine.readOnly ? (
        <Fold frame={frame} />
      ) : null}
    </Place>
  );
}

/** Collapses a stage, lane or group to its header, and back. */
function Fold({ frame: { id, record, folded = false, look } }: { readonly frame: SceneFrame }) {
  const Icon =
    look === 'panel'
      ? folded
        ? ChevronsLeftRight
        : ChevronsRightLeft
      : folded
        ? ChevronsUpDown
        : ChevronsDownUp;
  return (
    <FoldButton id={id} record={record} folded={folded} className={styles.fold}>
      <Icon size={13} strokeWidth={1.75} aria-hidden />
    </FoldButton>
  );
}

/** At the lower edge of a card to which others belong: collapses those behind it, and says how many that are. */
function Held({ node: { id, record, holds = 0 } }: { readonly node: SceneNode }) {
  const { engine } = useCanvas();
  const folded = holds > 0;
  const content = (
    <>
      {folded && heldText(holds)}
      {folded ? (
        <ChevronsUpDown size={12} strokeWidth={1.75} aria-hidden />
      ) : (
        <ChevronsDownUp size={12} strokeWidth={1.75} aria-hidden />
      )}
    </>
  );
  return (
    <>
      {folded && <span className={styles.stack} aria-hidden />}
      {engine.readOnly ? (
        <span className={styles.held} data-folded={folded || undefined}>
          {heldText(holds)}
        </span>
      ) : (
        <FoldButton id={id} record={record} folded={folded} className={styles.held}>
          {content}
        </FoldButton>
      )}
    </>
  );
}

interface FoldButtonProps {
  readonly id: string;
  readonly record: DocumentRecord;
  readonly folded: boolean;
  readonly className: string | undefined;
  readonly children: React.ReactNode;
}

/** By keyboard it is a command. */
function FoldButton({ id, record, folded, className, children }: FoldButtonProps) {
  const { engine } = useCanvas();
  return (
    <button
      type="button"
      className={className}
      data-folded={folded || undefined}
      tabIndex={-1}
      aria-expanded={!folded}
      aria-label={`${folded ? 'Expand' : 'Collapse'} ${engine.view.nameOf(record)}`}
      title={folded ? 'Expand' : 'Collapse'}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onClick={() => engine.finish(setCollapsed(engine.document(), [id], !folded, engine.view.nameOf))}
    >
      {children}
    </button>
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
  const kept = useCanvasState((state) => state.focus === id || state.renaming === id);
  const mark = useMark(id);
  const notes = useNotes(id);
  return (
    <div
      id={`${prefix}${id}`}
      className={styles.place}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset would bring its own looks
      role="group"
      aria-roledescription={label}
      aria-label={withMark(`${describe(engine, index, id)}${selected ? ', selected' : ''}`, mark, notes)}
      data-focused={focused || undefined}
      data-kept={kept || undefined}
    >
      {children}
    </div>
  );
}
