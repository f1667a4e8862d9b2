import type { Id } from '../base/ids.ts';
import type { Document, DocumentRecord } from '../documents/document.ts';
import { keepScene } from '../drawing/keep-same.ts';
import { contains } from '../drawing/rects.ts';
import type { Point, Rect, Scene, SceneFrame, SceneNode } from '../drawing/scene.ts';
import { columnsOf, heightOfCell, placeCell, touchpointsOfMarkers } from './channel-cells.ts';
import { journeySizes } from './geometry.ts';
import { makeJourneyScene } from './journey-scene.ts';
import { channels } from './records/touchpoint.ts';

const gutter = { width: 128, gap: 12, height: 44 } as const;
const names: Readonly<Record<string, string>> = {
  web: 'Web',
  mobile: 'Mobile',
  email: 'E-mail',
  api: 'API',
  support: 'Support',
};
/** Touchpoints of no known channel, and what is tied to no touchpoint. */
export const otherRow = 'other';
const rowPrefix = 'channel:';

/**
 * The same journey with a row for each channel instead of each persona: stages stay the columns, cards stand in reading
 * order, and an entry, a goal or an exit with the touchpoint to which it belongs. Derived from the document and never stored; nothing of the journey changes by looking at it so.
 */
export function makeChannelScene(document: Document, previous: Scene | null): Scene {
  const own = makeJourneyScene(document, null);
  const panels = own.frames.filter(({ look }) => look === 'panel');
  if (panels.length === 0) return makeJourneyScene(document, previous);
  const stageIds = new Set<unknown>(panels.map(({ id }) => id));
  const homes = touchpointsOfMarkers(own.nodes, own.edges);
  const rowOf = (node: SceneNode) => channelOf((homes.get(node.id) ?? node).record);
  const inStages = own.nodes.filter(({ record }) => stageIds.has(record['stageId']));
  const grouped = Map.groupBy(inStages, (node) => `${rowOf(node)} ${JSON.stringify(node.record['stageId'])}`);
  const cells = new Map([...grouped].map(([cell, nodes]) => [cell, columnsOf(nodes, homes)]));
  const filled = new Set(inStages.map(rowOf));
  const rows = [...channels, otherRow].filter((row) => filled.has(row));
  const heights = rows.map((row) =>
    Math.max(
      journeySizes.laneMinHeight,
      ...panels.map((panel) =>
        heightOfCell(cells.get(`${row} ${JSON.stringify(panel.id)}`) ?? [], panel.rect.width),
      ),
    ),
  );
  const top = (panels[0]?.rect.y ?? 0) + journeySizes.stageHeader;
  const tops = heights.map(
    (_, index) => top + heights.slice(0, index).reduce((sum, height) => sum + height, 0),
  );
  const total = heights.reduce((sum, height) => sum + height, 0);
  const rects = new Map<Id, Rect>();
  for (const [index, row] of rows.entries()) {
    for (const panel of panels)
      placeCell(cells.get(`${row} ${JSON.stringify(panel.id)}`) ?? [], panel.rect, tops[index] ?? 0, rects);
  }
  const stages = panels.map((panel) => ({
    ...panel,
    rect: { ...panel.rect, height: journeySizes.stageHeader + total },
  }));
  const left = Math.min(...stages.map(({ rect }) => rect.x));
  const right = Math.max(...stages.map(({ rect }) => rect.x + rect.width));
  const lanes = rows.map((row, index) =>
    laneOf(row, index, { x: left, y: tops[index] ?? 0, width: right - left, height: heights[index] ?? 0 }),
  );
  const nodes = own.nodes.map((node) => ({ ...node, rect: rects.get(node.id) ?? node.rect }));
  return keepScene({ nodes, frames: [...stages, ...lanes], edges: own.edges }, previous);
}

/** The channel of the row under a point; null: no row of a channel is there. */
export function channelAt(scene: Scene, at: Point): string | null {
  const row = scene.frames.find(({ look, rect }) => look === 'row' && contains(rect, at));
  const channel = row?.id.startsWith(rowPrefix) ? row.id.slice(rowPrefix.length) : null;
  return channel === otherRow ? null : channel;
}

/** The channel that a row of this id stands for; 'other' for the rest; null: no row of a channel. */
export function channelOfRow(id: Id): string | null {
  return id.startsWith(rowPrefix) ? id.slice(rowPrefix.length) : null;
}

function channelOf(record: DocumentRecord): string {
  const channel = record.kind === 'touchpoint' ? record['channel'] : null;
  return channels.find((known) => known === channel) ?? otherRow;
}

function laneOf(row: string, index: number, rect: Rect): SceneFrame {
  const name = names[row] ?? 'Other';
  return {
    id: `${rowPrefix}${row}`,
    rect,
    header: {
      x: rect.x - gutter.width - gutter.gap,
      y: rect.y + 4,
      width: gutter.width,
      height: gutter.height,
    },
    record: {
      id: `${rowPrefix}${row}`,
      kind: 'lane',
      name,
      personaType: null,
      order: index,
      layout: { height: rect.height },
    },
    resize: 'bottom',
    title: name,
    detail: null,
    index,
    look: 'row',
  };
}
