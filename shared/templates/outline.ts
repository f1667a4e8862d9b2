import type { Document, DocumentKind } from '../documents/document.ts';
import { indexExperiment } from '../experiments/experiment-index.ts';
import { placeExperiment } from '../experiments/geometry.ts';
import { indexFunnel } from '../funnels/funnel-index.ts';
import { placeFunnel } from '../funnels/geometry.ts';
import { placeJourney } from '../journeys/geometry.ts';
import { placeProcess } from '../processes/geometry.ts';

/** What a box stands for, which decides its colour. */
export const outlineTones = ['frame', 'start', 'step', 'decision', 'end', 'side', 'note'] as const;
export type OutlineTone = (typeof outlineTones)[number];

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A document as it looks from far away: boxes and lines without words, in whole pixels from the corner of the drawing. */
export interface Outline {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly (Box & { readonly tone: OutlineTone })[];
  readonly lines: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[];
}

const tones: Readonly<Record<string, OutlineTone>> = {
  stage: 'frame',
  entry: 'start',
  trigger: 'start',
  audienceRule: 'start',
  exclusionGroup: 'start',
  touchpoint: 'step',
  step: 'step',
  action: 'step',
  variant: 'step',
  group: 'decision',
  goal: 'end',
  exit: 'end',
  metric: 'end',
  procedure: 'side',
  exclusion: 'side',
  note: 'note',
};
/** More than these are not told apart in a small picture. */
const mostBoxes = 300;
const margin = 24;

const placements: Readonly<Record<DocumentKind, (document: Document) => ReadonlyMap<string, Box>>> = {
  journey: (document) => placeJourney(document).rects,
  funnel: (document) => placeFunnel(document).rects,
  process: (document) => placeProcess(document).rects,
  experiment: (document) => placeExperiment(document).rects,
};

export function outlineOf(document: Document): Outline {
  const rects = placements[document.kind](document);
  const shown = Object.values(document.records).flatMap((record) => {
    const rect = rects.get(record.id);
    const tone = Object.hasOwn(tones, record.kind) ? tones[record.kind] : undefined;
    // Notes are told apart from afar by nothing and often lie far out.
    return rect && tone && tone !== 'note' ? [{ rect, tone }] : [];
  });
  const frames = shown.filter(({ tone }) => tone === 'frame');
  const boxes = [...frames, ...shown.filter(({ tone }) => tone !== 'frame')].slice(0, mostBoxes);
  if (boxes.length === 0) return { width: 1, height: 1, boxes: [], lines: [] };
  const left = Math.min(...boxes.map(({ rect }) => rect.x)) - margin;
  const top = Math.min(...boxes.map(({ rect }) => rect.y)) - margin;
  const right = Math.max(...boxes.map(({ rect }) => rect.x + rect.width)) + margin;
  const bottom = Math.max(...boxes.map(({ rect }) => rect.y + rect.height)) + margin;
  const lines = joinsOf(document).flatMap(([from, to]) => {
    const [a, b] = [rects.get(from), rects.get(to)];
    if (!a || !b) return [];
    const [forward, y1, y2] = [a.x + a.width <= b.x, a.y + a.height / 2 - top, b.y + b.height / 2 - top];
    const x1 = (forward ? a.x + a.width : a.x + a.width / 2) - left;
    const x2 = (forward ? b.x : b.x + b.width / 2) - left;
    return [[Math.round(x1), Math.round(y1), Math.round(x2), Math.round(y2)] as const];
  });
  return {
    width: Math.round(right - left),
    height: Math.round(bottom - top),
    boxes: boxes.map(({ rect: { x, y, width, height }, tone }) => ({
      x: Math.round(x - left),
      y: Math.round(y - top),
      width: Math.round(width),
      height: Math.round(height),
      tone,
    })),
    lines: lines.slice(0, mostBoxes * 2),
  };
}

/** What is joined with what, by ids: connectors that are records, and those that follow from the order. */
function joinsOf(document: Document): readonly (readonly [from: string, to: string])[] {
  if (document.kind === 'funnel') {
    const { mainLine, branches } = indexFunnel(document);
    const line = mainLine.slice(1).map(({ id }, index) => [mainLine[index]?.id ?? id, id] as const);
    const side = branches.flatMap(({ id, branch }) => [
      [branch.from, id] as const,
      ...(branch.rejoin === null ? [] : [[id, branch.rejoin] as const]),
    ]);
    return [...line, ...side];
  }
  if (document.kind === 'experiment') {
    const { audienceRules, exclusionGroups, variants, metrics } = indexExperiment(document);
    const [first] = metrics;
    const rules = [...audienceRules, ...exclusionGroups];
    return variants.flatMap(({ id }) => [
      ...rules.map((rule) => [rule.id, id] as const),
      ...(first ? [[id, first.id] as const] : []),
    ]);
  }
  return Object.values(document.records).flatMap((record) => {
    const { kind, from, to } = record;
    const joins = kind === 'transition' || kind === 'connection';
    return joins && typeof from === 'string' && typeof to === 'string' ? [[from, to] as const] : [];
  });
}
