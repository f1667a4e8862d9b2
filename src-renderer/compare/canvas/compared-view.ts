import { createElement, type FunctionComponent } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Document } from '../../../shared/documents/document.ts';
import type { Scene, SceneFrame } from '../../../shared/drawing/scene.ts';
import type { CardProps, FrameHeaderProps, KindView } from '../../canvas/scene.ts';
import { ComparedCard } from './compared-card.tsx';
import { ComparedHeader } from './compared-header.tsx';
import { type Decoration, edgeLook, insideText, stateColors } from './decoration.ts';
import { differencesBackdrop } from './paint-differences.ts';

/** The view of a kind, with what differs marked on it and nothing to edit. */
export function comparedView(
  view: KindView,
  decorations: StoreApi<Decoration>,
  dims: () => boolean,
): KindView {
  const stateOf = (id: string) => decorations.getState().states.get(id);

  /** As the kind made it: what it takes over from the scene before must not carry marks. */
  let plain: Scene | null = null;

  function makeScene(document: Document): Scene {
    const known = decorations.getState().plain;
    const same = known?.document.records === document.records && known.document.header === document.header;
    plain = same ? known.scene : view.makeScene(document, plain);
    const dim = dims();
    return {
      ...plain,
      frames: renumbered(plain.frames, (frame) => stateOf(frame.id) === 'removed'),
      edges: plain.edges.map((edge) => {
        const look = edgeLook(stateOf(edge.id), dim);
        return look ? { ...edge, look } : edge;
      }),
    };
  }

  function makeBackdrop(document: Document, scene: Scene) {
    const decoration = decorations.getState();
    const { earlier, states, beforeName, afterName } = decoration;
    const without = (of: Scene, gone: 'added' | 'removed') => ({
      ...of,
      nodes: of.nodes.filter(({ id }) => states.get(id) !== gone),
    });
    const compared = earlier && {
      // On the columns of now, whatever the cards of before would make of their height.
      before: { ...without(earlier, 'added'), frames: scene.frames },
      beforeName,
      afterName,
    };
    const below = view.makeBackdrop?.(document, without(scene, 'removed'), compared ?? undefined) ?? null;
    return differencesBackdrop({ scene, decoration, below });
  }

  const Card: FunctionComponent<CardProps> = (props) =>
    createElement(ComparedCard, { ...props, decorations, Card: view.Card });
  const FrameHeader: FunctionComponent<FrameHeaderProps> = (props) =>
    createElement(ComparedHeader, { ...props, decorations, FrameHeader: view.FrameHeader });

  return {
    ...view,
    makeScene,
    makeBackdrop,
    Card,
    FrameHeader,
    boxColor: ({ id }) => {
      const state = stateOf(id) ?? (decorations.getState().inside.has(id) ? 'changed' : undefined);
      return state ? stateColors[state] : '--line-strong';
    },
    placeOf: (document, record) =>
      [inWords(decorations.getState(), record.id), view.placeOf(document, record)]
        .filter((part) => part !== null)
        .join(', ') || null,
    nameField: () => null,
    connectable: () => false,
    canConnect: () => false,
    palette: [],
  };
}

/** What a screen reader hears of a difference: 'changed, 3 fields, conflict'. */
function inWords(decoration: Decoration, id: string): string | null {
  const { states, fieldCounts, namesBefore, conflicts, inside } = decoration;
  const state = states.get(id);
  const within = insideText(inside.get(id));
  if (!state) return within;
  const count = fieldCounts.get(id) ?? 0;
  const before = namesBefore.get(id);
  return [
    state === 'moved' ? 'moved only' : state,
    ...(state === 'changed' ? [count === 1 ? '1 field' : `${count} fields`] : []),
    ...(before === undefined ? [] : [`was ${before}`]),
    ...(conflicts.has(id) ? ['conflict'] : []),
    ...(within === null ? [] : [within]),
  ].join(', ');
}

/** What is gone takes no number from those that are there. */
function renumbered(
  frames: readonly SceneFrame[],
  isGone: (frame: SceneFrame) => boolean,
): readonly SceneFrame[] {
  const counts = new Map<string, number>();
  return frames.map((frame) => {
    const index = counts.get(frame.record.kind) ?? 0;
    if (!isGone(frame)) counts.set(frame.record.kind, index + 1);
    return frame.index === index ? frame : { ...frame, index };
  });
}
