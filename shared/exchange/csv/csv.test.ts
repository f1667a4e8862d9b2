import { randomUUID } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { documentKinds } from '../../documents/document.ts';
import { templates } from '../../templates/templates.ts';
import { importForeign } from '../import-foreign.ts';
import { exportCsv } from './export-csv.ts';
import { inertCell, isLiveCell, restoreCell } from './formula-cells.ts';
import { funnelHeadings } from './funnel-table.ts';
import { writeCsv } from './write-csv.ts';

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ["'=1+1", "''=1+1"],
    ['  @SUM(1)', "'  @SUM(1)"],
    ['＝1', "'＝1"],
    ['\t1', "'\t1"],
    ['a;=1', "a;'=1"],
    ['plain, words - and more', 'plain, words - and more'],
    ["it's", "it's"],
    ['', ''],
  ])('%j is written as %j, and comes back', (text, written) => {
    expect(inertCell(text)).toBe(written);
    expect(isLiveCell(written)).toBe(false);
    expect(restoreCell(written)).toBe(text);
  });
});

function drawn(kind: string) {
  return templates.find((template) => template.kind === kind)!.make(randomUUID);
}

test('the steps of a funnel come back as they were, branches, windows and criteria among them', () => {
  for (const template of templates.filter(({ kind }) => kind === 'funnel')) {
    const before = template.make(randomUUID);
    const imported = importForeign('x.csv', exportCsv(before), randomUUID);
    if (!imported.ok) throw new Error(imported.error.reason);
    expect(imported.value.notes).toEqual([]);
    expect(exportCsv(imported.value.document)).toBe(exportCsv(before));
  }
});

test('what somebody wrote into our table that no step can hold is said, row by row', () => {
  const row = (...cells: string[]) => funnelHeadings.map((_, index) => cells[index] ?? '');
  const text = writeCsv([
    [...funnelHeadings],
    row('1', 'Visit'),
    row('1', 'Again', '', '', '', '', 'soon', '9'),
    row('2', ''),
    row('x', 'Pay', '', '', '', '', '', '', '', '', '{'),
  ]);
  const imported = importForeign('steps.csv', text, randomUUID);
  if (!imported.ok) throw new Error(imported.error.reason);
  expect(imported.value.carried).toBe(3);
  expect(imported.value.notes.map(({ place, what }) => `${place}: ${what}`)).toEqual([
    'Row 4: A row without a name',
    'Row 3: The order "1" is no number of its own; it is 2',
    'Row 3: The time "soon", which is no number of minutes, hours, days or weeks',
    'Row 3: A branch from or to a step that the table does not hold',
    'Row 5: The order "x" is no number of its own; it is 3',
    'Row 5: The success criteria, which are no JSON',
  ]);
});

it.each(documentKinds)('a %s has a table with every record in words, and nothing live', (kind) => {
  const text = exportCsv(drawn(kind));
  expect(text.startsWith('\ufeff"')).toBe(true);
  expect(text.trimEnd().split('\r\n').length).toBeGreaterThan(2);
  expect(text).not.toMatch(/(?:^|,)"[=+@\t\r]/m);
});
