import { createElement, type FunctionComponent } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Document } from '../../../shared/documents/document.ts';
import type { EdgeLook, Scene, SceneEdge } from '../../../shared/drawing/scene.ts';
import type { CardProps, KindView } from '../../canvas/scene.ts';
import { marksOf, runsOf, type Trial, type TriedMark, type TriedMarks } from './trial.ts';
import { TriedCard } from './tried-card.tsx';

const taken: EdgeLook = { color: '--accent', line: 'solid', sign: null, struck: false };
const left: EdgeLook = { color: '--text-3', line: 'faint', sign: null, struck: false };

/** The view of a process with the road that a trial takes marked on it while it is shown; editing goes on as ever. */
export function triedView(view: KindView, trial: Trial): KindView {
  const marks = createStore<{ readonly of: TriedMarks | null }>(() => ({ of: null }));
  /** As the kind made it: what it takes over from the scene before must not carry marks. */
  let plain: Scene | null = null;

  function makeScene(document: Document): Scene {
    plain = view.makeScene(document, plain);
    const state = trial.store.getState();
    if (!state.shown) {
      if (marks.getState().of) marks.setState({ of: null });
      return plain;
    }
    const of = marksOf(runsOf(document, state));
    marks.setState({ of });
    return { ...plain, edges: plain.edges.map((edge) => looking(edge, of)) };
  }

  const markOf = (id: string) => marks.getState().of?.cards.get(id);
  const Card: FunctionComponent<CardProps> = (props) =>
    createElement(TriedCard, { ...props, marks, Card: view.Card });

  return {
    ...view,
    makeScene,
    Card,
    followScene: (onChange) => {
      const stopTrial = trial.store.subscribe(onChange);
      const stopView = view.followScene?.(onChange);
      return () => {
        stopTrial();
        stopView?.();
      };
    },
    boxColor: (record) => {
      const { of } = marks.getState();
      return of && !of.cards.has(record.id) && record.kind !== 'note'
        ? '--line-strong'
        : view.boxColor(record);
    },
    placeOf: (document, record) =>
      [inWords(markOf(record.id)), view.placeOf(document, record)].filter(Boolean).join(', ') || null,
  };
}

function looking(edge: SceneEdge, { roads }: TriedMarks): SceneEdge {
  // What a variant removed still looks so.
  const gone = edge.look?.struck === true;
  return { ...edge, look: roads.has(edge.id) ? taken : gone && edge.look ? edge.look : left };
}

/** What a screen reader hears of a card: 'step 4 of the trial, yes'. */
function inWords(mark: TriedMark | undefined): string | null {
  if (!mark) return null;
  const { step, starts, verdict, failure } = mark;
  if (step === null) return starts === 'true' ? 'starts in the trial' : 'does not start in the trial';
  return [
    `step ${step} of the trial`,
    ...(verdict ? [verdict === 'true' ? 'yes' : 'no'] : []),
    ...(failure ? ['fails'] : []),
  ].join(', ');
}
