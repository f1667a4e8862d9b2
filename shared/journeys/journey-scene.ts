import type { Id } from '../base/ids.ts';
import type { Document } from '../documents/document.ts';
import { recordsOf } from '../documents/record-list.ts';
import { foldScene } from '../drawing/fold.ts';
import { keepScene } from '../drawing/keep-same.ts';
import type { Rect, Scene, SceneEdge, SceneFrame, SceneNode } from '../drawing/scene.ts';
import { type JourneyPlacement, journeySizes, placeJourney } from './geometry.ts';
import type { JourneyRecord } from './journey.ts';
import type { Lane } from './records/lane.ts';
import type { Stage } from './records/stage.ts';
import type { Transition } from './records/transition.ts';

/** Names of lanes stand in a gutter to the left of the first stage. */
const gutter = { width: 128, gap: 12, height: 44 } as const;

export function makeJourneyScene(document: Document, previous: Scene | null): Scene {
  const placement = placeJourney(document);
  const records = recordsOf(document) as readonly JourneyRecord[];
  const whole = {
    nodes: nodesOf(records, placement),
    frames: framesOf(records, placement),
    edges: edgesOf(records),
  };
  const folded = foldScene(whole, ({ record }) => [
    record['stageId'] as Id | null | undefined,
    record['laneId'] as Id | null | undefined,
  ]);
  return keepScene(folded, previous);
}

/** Reading order: stage by stage, in each lane by lane, then from left to right; what is in no stage comes last. */
function nodesOf(records: readonly JourneyRecord[], placement: JourneyPlacement): SceneNode[] {
  const stagePlace = new Map(placement.stages.map(({ id }, place) => [id, place]));
  const lanePlace = new Map(placement.lanes.map(({ id }, place) => [id, place]));
  const last = Number.MAX_SAFE_INTEGER;
  const found: { node: SceneNode; stage: number; lane: number }[] = [];
  for (const record of records) {
    const rect = placement.rects.get(record.id);
    if (!rect || record.kind === 'stage' || record.kind === 'lane' || record.kind === 'transition') continue;
    const home = record.kind === 'note' ? { stageId: null, laneId: null } : record;
    found.push({
      node: { id: record.id, rect, record },
      stage: placeIn(stagePlace, home.stageId, last),
      lane: placeIn(lanePlace, home.laneId, last),
    });
  }
  found.sort(
    (a, b) =>
      a.stage - b.stage ||
      a.lane - b.lane ||
      a.node.rect.x - b.node.rect.x ||
      a.node.rect.y - b.node.rect.y ||
      (a.node.id < b.node.id ? -1 : 1),
  );
  return found.map(({ node }) => node);
}

function placeIn(places: ReadonlyMap<Id, number>, id: Id | null, otherwise: number): number {
  return (id === null ? undefined : places.get(id)) ?? otherwise;
}

function framesOf(records: readonly JourneyRecord[], placement: JourneyPlacement): SceneFrame[] {
  const holds = heldByStage(records);
  const stages = placement.stages.map((stage, index) => stageFrame(stage, index, placement, holds));
  const lanes = placement.lanes.map((lane, index) => laneFrame(lane, index, placement));
  return [...stages, ...lanes];
}

function stageFrame(
  record: Stage,
  index: number,
  placement: JourneyPlacement,
  holds: ReadonlyMap<Id, ReadonlySet<string>>,
): SceneFrame {
  const rect = placement.rects.get(record.id) ?? emptyRect;
  const kinds = holds.get(record.id);
  return {
    id: record.id,
    rect,
    header: { ...rect, height: journeySizes.stageHeader },
    record,
    resize: 'right',
    title: record.name,
    detail: ['entry', 'goal', 'exit'].filter((kind) => kinds?.has(kind)).join(', ') || null,
    index,
    look: 'panel',
  };
}

function laneFrame(record: Lane, index: number, placement: JourneyPlacement): SceneFrame {
  const rect = placement.rects.get(record.id) ?? emptyRect;
  return {
    id: record.id,
    rect,
    header: {
      x: rect.x - gutter.width - gutter.gap,
      y: rect.y + 4,
      width: gutter.width,
      height: gutter.height,
    },
    record,
    resize: 'bottom',
    title: record.name,
    detail: record.personaType,
    index,
    look: 'row',
  };
}

const emptyRect: Rect = { x: 0, y: 0, width: 0, height: 0 };

function heldByStage(records: readonly JourneyRecord[]): ReadonlyMap<Id, ReadonlySet<string>> {
  const holds = new Map<Id, Set<string>>();
  for (const record of records) {
    if (record.kind !== 'entry' && record.kind !== 'goal' && record.kind !== 'exit') continue;
    if (record.stageId === null) continue;
    const kinds = holds.get(record.stageId) ?? new Set<string>();
    holds.set(record.stageId, kinds.add(record.kind));
  }
  return holds;
}

function edgesOf(records: readonly JourneyRecord[]): SceneEdge[] {
  const transitions = records.filter((record): record is Transition => record.kind === 'transition');
  const forked = new Set(transitions.flatMap(({ from, condition }) => (condition === null ? [] : [from])));
  const main = mainRoads(transitions.filter(({ from }) => forked.has(from)));
  return transitions.map((record) => ({
    id: record.id,
    from: record.from,
    to: record.to,
    record,
    label: record.condition ?? (record.probability === null ? null : `${record.probability}\u00a0%`),
    dashed: record.condition !== null && main.get(record.from) !== record.id,
  }));
}

/** Of several roads out of a card one is the main one: the likeliest, else the first; the conditional others are dashed. */
function mainRoads(transitions: readonly Transition[]): ReadonlyMap<Id, Id> {
  const main = new Map<Id, Transition>();
  for (const transition of transitions) {
    const best = main.get(transition.from);
    if (!best || ranksBefore(transition, best)) main.set(transition.from, transition);
  }
  return new Map([...main].map(([from, { id }]) => [from, id]));
}

function ranksBefore(a: Transition, b: Transition): boolean {
  const byProbability = (b.probability ?? -1) - (a.probability ?? -1);
  return (byProbability || a.order - b.order || (a.id < b.id ? -1 : 1)) < 0;
}
