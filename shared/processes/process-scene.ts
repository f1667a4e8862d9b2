import type { Id } from '../base/ids.ts';
import type { Document } from '../documents/document.ts';
import { keepScene } from '../drawing/keep-same.ts';
import type { EdgeLook, Rect, Scene, SceneEdge, SceneNode } from '../drawing/scene.ts';
import { cardLines } from './card-lines.ts';
import { conditionRoot } from './condition-root.ts';
import { placeProcess } from './geometry.ts';
import type { ProcessRecord } from './process.ts';
import { indexProcess, type ProcessIndex } from './process-index.ts';
import { wayLabel } from './ways.ts';

export function makeProcessScene(document: Document, previous: Scene | null): Scene {
  const index = indexProcess(document);
  const { rects } = placeProcess(document);
  const parts = { nodes: nodesOf(index, rects), frames: [], edges: edgesOf(index) };
  return keepScene({ ...parts, behind: heldByCards(index) }, previous);
}

/** Conditions and nested groups are shown by the card in which they lie. */
function heldByCards(index: ProcessIndex): ReadonlyMap<Id, Id> {
  const behind = new Map<Id, Id>();
  for (const { id } of [...index.conditions, ...index.groups]) {
    const card = conditionRoot(index, id);
    if (card && card.id !== id) behind.set(id, card.id);
  }
  return behind;
}

/** Reading order: the main road from left to right, then each fallback procedure with its road, then the notes. */
function nodesOf(index: ProcessIndex, rects: ReadonlyMap<Id, Rect>): SceneNode[] {
  const roads = new Map(index.procedures.map(({ id }, place) => [id, place + 1]));
  const found: { node: SceneNode; road: number }[] = [];
  for (const record of index.records) {
    const rect = rects.get(record.id);
    if (!rect) continue;
    const lines = record.kind === 'group' || record.kind === 'trigger' ? cardLines(index, record.id) : [];
    const node = { id: record.id, rect, record, ...(lines.length > 0 && { lines }) };
    found.push({ node, road: roadOf(record, roads) });
  }
  found.sort(
    (a, b) =>
      a.road - b.road ||
      a.node.rect.x - b.node.rect.x ||
      a.node.rect.y - b.node.rect.y ||
      (a.node.id < b.node.id ? -1 : 1),
  );
  return found.map(({ node }) => node);
}

function roadOf(record: ProcessRecord, roads: ReadonlyMap<Id, number>): number {
  if (record.kind === 'note') return roads.size + 1;
  if (record.kind === 'procedure') return roads.get(record.id) ?? 0;
  if (record.kind !== 'action' && record.kind !== 'group') return 0;
  return (record.procedureId === null ? undefined : roads.get(record.procedureId)) ?? 0;
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
