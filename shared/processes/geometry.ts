import type { Id } from '../base/ids.ts';
import type { Document } from '../documents/document.ts';
import { perDocument } from '../documents/per-document.ts';
import type { ProcessRecord } from './process.ts';
import { indexProcess, type ProcessIndex } from './process-index.ts';

/** In pixels at zoom 1; every size of a process is here. */
export const processSizes = {
  trigger: { width: 176, height: 56 },
  action: { width: 176, height: 68 },
  procedure: { width: 176, height: 44 },
  group: { width: 208, height: 52 },
  /** What each condition and nested group directly in a decision adds to its height. */
  groupLine: 20,
  /** Lines beyond these are folded into "n more". */
  groupLines: 5,
} as const;

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything of a process lies: derived from the document, never stored. */
export interface ProcessPlacement {
  /** Absolute rectangles of triggers, decisions, actions, procedures and notes; the rest have none. */
  readonly rects: ReadonlyMap<Id, Rect>;
  /** Around all of them; without any: nothing at the origin. */
  readonly frame: Rect;
}

/** Linear in the number of records. */
export const placeProcess: (document: Document) => ProcessPlacement = perDocument(placeAnew);

function placeAnew(document: Document): ProcessPlacement {
  const index = indexProcess(document);
  const rects = new Map<Id, Rect>();
  for (const record of index.records) {
    const rect = rectOf(record, index);
    if (rect) rects.set(record.id, rect);
  }
  return { rects, frame: around(rects.values()) };
}

/** The corner from which a record's `layout` counts: its procedure's, else the canvas origin. */
export function originOf(
  index: ProcessIndex,
  procedureId: Id | null,
): { readonly x: number; readonly y: number } {
  const procedure = procedureId === null ? undefined : index.byId.get(procedureId);
  return procedure?.kind === 'procedure' ? procedure.layout : { x: 0, y: 0 };
}

function rectOf(record: ProcessRecord, index: ProcessIndex): Rect | undefined {
  switch (record.kind) {
    case 'trigger':
    case 'procedure':
      return { x: record.layout.x, y: record.layout.y, ...processSizes[record.kind] };
    case 'note': {
      const { x, y, width, height } = record.layout;
      return { x, y, width, height };
    }
    case 'action':
      return placed(record.layout, index, record.procedureId, processSizes.action);
    case 'group': {
      if (record.parentId !== null) return undefined;
      const lines = Math.min(index.inside(record.id).length, processSizes.groupLines);
      const height = processSizes.group.height + lines * processSizes.groupLine;
      return placed(record.layout ?? { x: 0, y: 0 }, index, record.procedureId, {
        width: processSizes.group.width,
        height,
      });
    }
    default:
      return undefined;
  }
}

function placed(
  layout: { readonly x: number; readonly y: number },
  index: ProcessIndex,
  procedureId: Id | null,
  size: { readonly width: number; readonly height: number },
): Rect {
  const origin = originOf(index, procedureId);
  return { x: origin.x + layout.x, y: origin.y + layout.y, width: size.width, height: size.height };
}

function around(rects: Iterable<Rect>): Rect {
  let frame: { left: number; top: number; right: number; bottom: number } | undefined;
  for (const { x, y, width, height } of rects) {
    frame = {
      left: Math.min(frame?.left ?? x, x),
      top: Math.min(frame?.top ?? y, y),
      right: Math.max(frame?.right ?? x, x + width),
      bottom: Math.max(frame?.bottom ?? y, y + height),
    };
  }
  if (!frame) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: frame.left, y: frame.top, width: frame.right - frame.left, height: frame.bottom - frame.top };
}
