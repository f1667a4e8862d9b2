import type { Id } from '../base/ids.ts';
import type { Change, Document, DocumentRecord } from '../documents/document.ts';
import { recordsOf } from '../documents/record-list.ts';
import { foldScene } from '../drawing/fold.ts';
import { followingScene, type UpdatedParts } from '../drawing/follow-scene.ts';
import { keepScene } from '../drawing/keep-same.ts';
import type { Rect, Scene, SceneEdge, SceneFrame, SceneNode } from '../drawing/scene.ts';
import { type JourneyPlacement, journeySizes, placeJourney } from './geometry.ts';
import type { JourneyRecord } from './journey.ts';
import type { Entry } from './records/entry.ts';
import type { Exit } from './records/exit.ts';
import type { Goal } from './records/goal.ts';
import type { Lane } from './records/lane.ts';
import type { Stage } from './records/stage.ts';
import type { Touchpoint } from './records/touchpoint.ts';
import type { Transition } from './records/transition.ts';

type Rects = ReadonlyMap<Id, Rect>;

/** Names of lanes stand in a gutter to the left of the first stage. */
const gutter = { width: 128, gap: 12, height: 44 } as const;

export const makeJourneyScene = followingScene({ make: makeAnew, update, compare: readingOrder });

function makeAnew(document: Document, previous: Scene | null): Scene {
  const placement = placeJourney(document);
  const records = recordsOf(document) as readonly JourneyRecord[];
  const whole = {
    nodes: nodesOf(document, records, placement.rects),
    frames: framesOf(records, placement),
    edges: edgesOf(records),
  };
  const folded = foldScene(whole, ({ record }) => [
    record['stageId'] as Id | null | undefined,
    record['laneId'] as Id | null | undefined,
  ]);
  return keepScene(folded, previous);
}

/** What a change of these records alone makes look different; null where that is a stage, lane or another road. */
function update(previous: Scene, { updated }: Change, document: Document): UpdatedParts | null {
  const { rects } = placeJourney(document);
  // Without lanes the stages are as high as what they hold.
  if (previous.frames.some(({ id, rect }) => rects.get(id)?.height !== rect.height)) return null;
  const nodes: SceneNode[] = [];
  const edges: SceneEdge[] = [];
  for (const [before, after] of updated as readonly (readonly [JourneyRecord, JourneyRecord])[]) {
    if (after.kind === 'stage' || after.kind === 'lane') return null;
    if (after.kind === 'transition') {
      const edge = sameRoad(before as Transition, after)
        ? previous.edges.find(({ id }) => id === after.id)
        : undefined;
      if (!edge) return null;
      edges.push({ ...edge, record: after });
      continue;
    }
    // The header of a stage says which of these it holds.
    if (isMarker(after) && (before as typeof after).stageId !== after.stageId) return null;
    const node = nodeOf(after, rects);
    if (node) nodes.push(node);
  }
  return { nodes, edges };
}

function isMarker(record: DocumentRecord): record is Entry | Goal | Exit {
  return record.kind === 'entry' || record.kind === 'goal' || record.kind === 'exit';
}

/** Whether it is drawn as before, and so are the other roads out of the same card. */
function sameRoad(a: Transition, b: Transition): boolean {
  return (
    a.from === b.from &&
    a.to === b.to &&
    a.condition === b.condition &&
    a.probability === b.probability &&
    a.order === b.order
  );
}

function nodesOf(document: Document, records: readonly JourneyRecord[], rects: Rects): SceneNode[] {
  const rankOf = rankIn(document);
  const found: Ranked[] = [];
  for (const record of records) {
    const node = nodeOf(record, rects);
    if (node) found.push(rankOf(node));
  }
  return found.sort(byReading).map(({ node }) => node);
}

function nodeOf(record: JourneyRecord, rects: Rects): SceneNode | null {
  if (record.kind === 'stage' || record.kind === 'lane' || record.kind === 'transition') return null;
  const rect = rects.get(record.id);
  return rect ? { id: record.id, rect, record } : null;
}

interface Ranked {
  readonly node: SceneNode;
  readonly stage: number;
  readonly lane: number;
}

function readingOrder(document: Document): (a: SceneNode, b: SceneNode) => number {
  const rankOf = rankIn(document);
  return (a, b) => byReading(rankOf(a), rankOf(b));
}

/** Stage by stage, in each lane by lane, then from left to right; what is in no stage comes last. */
function byReading(a: Ranked, b: Ranked): number {
  return (
    a.stage - b.stage ||
    a.lane - b.lane ||
    a.node.rect.x - b.node.rect.x ||
    a.node.rect.y - b.node.rect.y ||
    (a.node.id < b.node.id ? -1 : 1)
  );
}

function rankIn(document: Document): (node: SceneNode) => Ranked {
  const { stages, lanes } = placeJourney(document);
  const stagePlace = new Map(stages.map(({ id }, place) => [id, place]));
  const lanePlace = new Map(lanes.map(({ id }, place) => [id, place]));
  return (node) => {
    const home = isHeld(node.record) ? node.record : noHome;
    return { node, stage: placeIn(stagePlace, home.stageId), lane: placeIn(lanePlace, home.laneId) };
  };
}

const noHome = { stageId: null, laneId: null };

function isHeld(record: DocumentRecord): record is Touchpoint | Entry | Goal | Exit {
  return record.kind === 'touchpoint' || isMarker(record);
}

function placeIn(places: ReadonlyMap<Id, number>, id: Id | null): number {
  return (id === null ? undefined : places.get(id)) ?? Number.MAX_SAFE_INTEGER;
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
