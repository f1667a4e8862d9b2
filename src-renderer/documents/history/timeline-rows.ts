import type { Edit } from '../../../shared/documents/summary.ts';
import { byDay, clock } from '../../ui/formats.ts';

/** One line of the timeline. */
export type TimelineRow =
  | { readonly row: 'day'; readonly key: string; readonly label: string }
  /** A stretch of work without a long pause. */
  | {
      readonly row: 'stretch';
      readonly key: string;
      readonly label: string;
      readonly count: number;
    }
  | { readonly row: 'edit'; readonly key: string; readonly edit: Edit };

/** A pause longer than this begins a new stretch of work. In ms. */
const pause = 30 * 60_000;

/** Newest first: under their day, and there under their stretch where a day has several. */
export function timelineRows(edits: readonly Edit[], now = new Date()): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  for (const { label, items } of byDay(edits, ({ at }) => at, now)) {
    rows.push({ row: 'day', key: `day ${label}`, label });
    const stretches = stretchesOf(items);
    for (const stretch of stretches) {
      const [newest, oldest] = [stretch[0], stretch.at(-1)];
      if (stretches.length > 1 && newest && oldest) {
        rows.push({
          row: 'stretch',
          key: `stretch ${oldest.revision}`,
          label: timesOf(oldest, newest),
          count: stretch.length,
        });
      }
      for (const edit of stretch) rows.push({ row: 'edit', key: `edit ${edit.revision}`, edit });
    }
  }
  return rows;
}

function stretchesOf(edits: readonly Edit[]): readonly (readonly Edit[])[] {
  const stretches: Edit[][] = [];
  let last: Edit | undefined;
  for (const edit of edits) {
    const gap = last ? Date.parse(last.at) - Date.parse(edit.at) : Number.POSITIVE_INFINITY;
    const stretch = stretches.at(-1);
    if (stretch && gap <= pause) stretch.push(edit);
    else stretches.push([edit]);
    last = edit;
  }
  return stretches;
}

function timesOf(oldest: Edit, newest: Edit): string {
  const [from, to] = [clock(oldest.at), clock(newest.at)];
  return from === to ? from : `${from} to ${to}`;
}
