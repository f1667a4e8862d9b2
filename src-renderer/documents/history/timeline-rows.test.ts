import { expect, it } from 'vitest';
import type { Edit } from '../../../shared/documents/summary.ts';
import { timelineRows } from './timeline-rows.ts';

const edit = (revision: number, at: string): Edit => ({
  revision,
  changeId: `${revision}`,
  intent: 'edit',
  label: `Change ${revision}`,
  at: new Date(at).toISOString(),
  version: null,
});

it('stands under its day, and under its stretch of work where a day has several', () => {
  const rows = timelineRows(
    [
      edit(5, '2026-11-20T14:20:00'),
      edit(4, '2026-11-20T14:00:00'),
      edit(3, '2026-11-20T09:00:00'),
      edit(2, '2026-11-19T18:00:00'),
      edit(1, '2026-11-19T17:45:00'),
    ],
    new Date('2026-11-20T15:00:00'),
  );
  expect(
    rows.map((row) =>
      row.row === 'edit' ? row.edit.revision : row.row === 'day' ? row.label : [row.label, row.count],
    ),
  ).toEqual(['Today', ['14:00 to 14:20', 2], 5, 4, ['09:00', 1], 3, 'Yesterday', 2, 1]);
});
