import type { Id } from '../base/ids.ts';
import type { Change, Document, DocumentRecord } from '../documents/document.ts';
import { updatesFew } from '../documents/last-change.ts';
import { perDocument } from '../documents/per-document.ts';
import { recordsOf } from '../documents/record-list.ts';
import { isCollapsed } from '../drawing/own-layout.ts';
import type { JourneyRecord } from './journey.ts';
import type { Lane } from './records/lane.ts';
import type { Stage } from './records/stage.ts';

/** In pixels at zoom 1; every size of the map is here. */
export const journeySizes = {
  stageGap: 8,
  stageHeader: 44,
  stageWidth: 300,
  stageMinWidth: 160,
  laneHeight: 160,
  laneMinHeight: 96,
  /** What a collapsed stage is wide and a collapsed lane high. */
  foldedStage: 148,
  foldedLane: 52,
  /** Height below the header where there are no lanes. */
  bareHeight: 320,
  touchpoint: { width: 152, height: 68 },
  marker: { width: 152, height: 36 },
} as const;

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything of a journey lies: derived from the document, never stored. */
export interface JourneyPlacement {
  /** In order, from left to right. */
  readonly stages: readonly Stage[];
  /** In order, from top to bottom. */
  readonly lanes: readonly Lane[];
  /** Absolute rectangles of stages, lanes, nodes and notes; transitions have none. */
  readonly rects: ReadonlyMap<Id, Rect>;
  /** The rectangle around all stages. */
  readonly frame: Rect;
}

export function byOrder(a: { order: number; id: Id }, b: { order: number; id: Id }): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

function widthOf(stage: Stage): number {
  return isCollapsed(stage) ? journeySizes.foldedStage : stage.layout.width;
}

function heightOf(lane: Lane): number {
  return isCollapsed(lane) ? journeySizes.foldedLane : lane.layout.height;
}

/** Linear in the number of records (the few stages and lanes are sorted). */
export const placeJourney: (document: Document) => JourneyPlacement = perDocument(
  placeAnew,
  (before, change) =>
    updatesFew(change) && before.lanes.length > 0 ? placeUpdated(before, change) : undefined,
);

/** As before but for what was changed; not where a stage or lane was, on which everything stands. */
function placeUpdated(before: JourneyPlacement, { updated }: Change): JourneyPlacement | undefined {
  const rects = new Map(before.rects);
  const frames = new Map<Id, Rect>();
  for (const { id } of [...before.stages, ...before.lanes]) frames.set(id, rects.get(id) ?? before.frame);
  for (const [, after] of updated as readonly (readonly [DocumentRecord, JourneyRecord])[]) {
    if (after.kind === 'stage' || after.kind === 'lane') return undefined;
    const rect = nodeRect(after, frames);
    if (rect) rects.set(after.id, rect);
  }
  return { ...before, rects };
}

function placeAnew(document: Document): JourneyPlacement {
  const records = recordsOf(document) as readonly JourneyRecord[];
  const stages = records.filter((record): record is Stage => record.kind === 'stage').sort(byOrder);
  const lanes = records.filter((record): record is Lane => record.kind === 'lane').sort(byOrder);
  const lanesHeight = lanes.reduce((sum, lane) => sum + heightOf(lane), 0);
  const bodyHeight = lanes.length > 0 ? lanesHeight : bareHeight(records);
  const height = journeySizes.stageHeader + bodyHeight;
  const rects = new Map<Id, Rect>();

  let x = 0;
  for (const stage of stages) {
    rects.set(stage.id, { x, y: 0, width: widthOf(stage), height });
    x += widthOf(stage) + journeySizes.stageGap;
  }
  const width = stages.length > 0 ? x - journeySizes.stageGap : 0;
  let y: number = journeySizes.stageHeader;
  for (const lane of lanes) {
    rects.set(lane.id, { x: 0, y, width, height: heightOf(lane) });
    y += heightOf(lane);
  }
  // Only what is a stage or lane holds cards, whatever a file says.
  const frames = new Map(rects);
  for (const record of records) {
    const rect = nodeRect(record, frames);
    if (rect) rects.set(record.id, rect);
  }
  return { stages, lanes, rects, frame: { x: 0, y: 0, width, height: stages.length > 0 ? height : 0 } };
}

/** The top left corner from which a record's `layout` counts. */
export function originOf(
  rects: ReadonlyMap<Id, Rect>,
  stageId: Id | null,
  laneId: Id | null,
): { readonly x: number; readonly y: number } {
  const stage = stageId === null ? undefined : rects.get(stageId);
  const lane = laneId === null ? undefined : rects.get(laneId);
  return { x: stage?.x ?? 0, y: lane?.y ?? (stage ? journeySizes.stageHeader : 0) };
}

function nodeRect(record: JourneyRecord, frames: ReadonlyMap<Id, Rect>): Rect | undefined {
  switch (record.kind) {
    case 'touchpoint':
    case 'entry':
    case 'goal':
    case 'exit': {
      const origin = originOf(frames, record.stageId, record.laneId);
      const size = record.kind === 'touchpoint' ? journeySizes.touchpoint : journeySizes.marker;
      return { x: origin.x + record.layout.x, y: origin.y + record.layout.y, ...size };
    }
    case 'note':
      return { ...record.layout };
    default:
      return undefined;
  }
}

/** Without lanes the stages are as high as what they hold. */
function bareHeight(records: readonly DocumentRecord[]): number {
  let bottom: number = journeySizes.bareHeight;
  for (const record of records as readonly JourneyRecord[]) {
    if (
      (record.kind === 'touchpoint' ||
        record.kind === 'entry' ||
        record.kind === 'goal' ||
        record.kind === 'exit') &&
      record.stageId !== null
    ) {
      bottom = Math.max(bottom, record.layout.y + journeySizes.touchpoint.height + 24);
    }
  }
  return bottom;
}
