import type { Id } from '../base/ids.ts';
import type { Change, Document } from '../documents/document.ts';
import { foldScene } from '../drawing/fold.ts';
import { followingScene, type UpdatedParts } from '../drawing/follow-scene.ts';
import { keepScene } from '../drawing/keep-same.ts';
import type { EdgeLook, Rect, Scene, SceneEdge, SceneNode } from '../drawing/scene.ts';
import { cardLines } from './card-lines.ts';
import { conditionRoot } from './condition-root.ts';
import { placeProcess } from './geometry.ts';
import type { ProcessRecord } from './process.ts';
import { indexProcess, type ProcessIndex } from './process-index.ts';
import type { Connection } from './records/connection.ts';
import type { Group } from './records/group.ts';
import { wayLabel } from './ways.ts';

export const makeProcessScene = followingScene({ make: makeAnew, update, compare: readingOrder });

function makeAnew(document: Document, previous: Scene | null): Scene {
  const index = indexProcess(document);
  const { rects } = placeProcess(document);
  const whole = { nodes: nodesOf(document, index, rects), frames: [], edges: edgesOf(index) };
  const folded = foldScene(whole, ({ record }) => [homeOf(record as ProcessRecord)]);
  return keepScene({ ...folded, behind: heldByCards(index, folded.behind) }, previous);
}

/** What a change of these records alone makes look different; null where other cards or connections may. */
function update(previous: Scene, { updated }: Change, document: Document): UpdatedParts | null {
  const index = indexProcess(document);
  const { rects } = placeProcess(document);
  const nodes: SceneNode[] = [];
  const edges: SceneEdge[] = [];
  for (const [before, after] of updated as readonly (readonly [ProcessRecord, ProcessRecord])[]) {
    if (after.kind === 'connection') {
      const { from, to, on, order } = before as Connection;
      const same = after.from === from && after.to === to && after.on === on && after.order === order;
      const edge = same ? previous.edges.find(({ id }) => id === after.id) : undefined;
      if (!edge) return null;
      edges.push({ ...edge, record: after });
      continue;
    }
    // What a condition says stands on another card; what a procedure's road holds moves with it.
    if (after.kind === 'condition' || after.kind === 'procedure') return null;
    // A procedure says whether anything stands on its road.
    if (homeOf(before) !== homeOf(after)) return null;
    if (after.kind === 'group' && (after.parentId !== null || (before as Group).parentId !== null))
      return null;
    const node = nodeOf(after, index, rects);
    if (node) nodes.push(node);
  }
  return { nodes, edges };
}

/** Conditions and nested groups are shown by the card in which they lie, or by what that is folded behind. */
function heldByCards(index: ProcessIndex, folded: Scene['behind']): ReadonlyMap<Id, Id> {
  const behind = new Map<Id, Id>(folded);
  for (const { id } of [...index.conditions, ...index.groups]) {
    const card = conditionRoot(index, id);
    if (card && card.id !== id) behind.set(id, folded?.get(card.id) ?? card.id);
  }
  return behind;
}

function nodesOf(document: Document, index: ProcessIndex, rects: ReadonlyMap<Id, Rect>): SceneNode[] {
  const rankOf = rankIn(document);
  const found: Ranked[] = [];
  for (const record of index.records) {
    const node = nodeOf(record, index, rects);
    if (node) found.push(rankOf(node));
  }
  return found.sort(byReading).map(({ node }) => node);
}

function nodeOf(record: ProcessRecord, index: ProcessIndex, rects: ReadonlyMap<Id, Rect>): SceneNode | null {
  const rect = rects.get(record.id);
  if (!rect) return null;
  const lines = record.kind === 'group' || record.kind === 'trigger' ? cardLines(index, record.id) : [];
  const holds = record.kind === 'procedure' && index.holders().has(record.id);
  return { id: record.id, rect, record, ...(lines.length > 0 && { lines }), ...(holds && { holds: 0 }) };
}

/** The procedure on whose road a card stands. */
function homeOf(record: ProcessRecord): Id | null {
  return record.kind === 'action' || record.kind === 'group' ? record.procedureId : null;
}

interface Ranked {
  readonly node: SceneNode;
  readonly road: number;
}

function readingOrder(document: Document): (a: SceneNode, b: SceneNode) => number {
  const rankOf = rankIn(document);
  return (a, b) => byReading(rankOf(a), rankOf(b));
}

/** The main road from left to right, then each fallback procedure with its road, then the notes. */
function byReading(a: Ranked, b: Ranked): number {
  return (
    a.road - b.road ||
    a.node.rect.x - b.node.rect.x ||
    a.node.rect.y - b.node.rect.y ||
    (a.node.id < b.node.id ? -1 : 1)
  );
}

function rankIn(document: Document): (node: SceneNode) => Ranked {
  const roads = new Map(indexProcess(document).procedures.map(({ id }, place) => [id, place + 1]));
  return (node) => ({ node, road: roadOf(node.record as ProcessRecord, roads) });
}

function roadOf(record: ProcessRecord, roads: ReadonlyMap<Id, number>): number {
  if (record.kind === 'note') return roads.size + 1;
  if (record.kind === 'procedure') return roads.get(record.id) ?? 0;
  const home = homeOf(record);
  return (home === null ? undefined : roads.get(home)) ?? 0;
}

/** What happens when an action has failed for good is seen at once: another colour, another line, and the word. */
const errorLook: EdgeLook = { color: '--bad', line: 'dashed', sign: null, struck: false };

function edgesOf(index: ProcessIndex): SceneEdge[] {
  return index.connections.map((record) => ({
    id: record.id,
    from: record.from,
    to: record.to,
    record,
    label: wayLabel(record.on),
    dashed: record.on === 'error',
    ...(record.on === 'error' && { look: errorLook }),
  }));
}
