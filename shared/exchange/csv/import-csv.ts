import { parse } from 'csv-parse/browser/esm/sync';
import type { NewId } from '../../base/ids.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { firstCodePoints } from '../../base/text.ts';
import { unusedName } from '../../documents/unused-name.ts';
import { funnelTypes } from '../../funnels/funnel.ts';
import { funnelOf, newFunnelHeader } from '../../funnels/new-funnel.ts';
import { newFunnelNote, newStep } from '../../funnels/new-records.ts';
import type { Step } from '../../funnels/records/step.ts';
import type { TimeWindow } from '../../funnels/time-window.ts';
import { type ImportProblem, type ImportResult, importLimits } from '../imported.ts';
import { createNoteList, type NoteList } from '../note-list.ts';
import { numberOf, storableText } from '../read-loosely.ts';
import { isSecretName, isSecretValue, removed, withoutSecrets } from '../secrets.ts';
import { sourceNote } from '../source-note.ts';
import { restoreCell } from './formula-cells.ts';
import { isFunnelTable, tableToSteps } from './funnel-table.ts';

const columnNames = {
  name: ['name', 'step', 'step name', 'stage', 'stage name', 'title', 'label', 'event name'],
  order: ['order', 'position', 'number', 'no', 'no.', '#', 'nr', 'step number', 'stage order', 'index'],
  type: ['type', 'step type', 'stage type', 'kind', 'category'],
  description: ['description', 'details', 'what happens', 'notes', 'comment'],
  optional: ['optional', 'skippable', 'can be skipped'],
  event: ['event', 'success event', 'success criteria', 'goal', 'trigger'],
  window: ['window', 'time window', 'conversion window', 'within', 'time limit'],
} as const;
type Column = keyof typeof columnNames;
const measured = new Set([
  'visitors',
  'users',
  'conversions',
  'conversion rate',
  'drop off',
  'drop-off',
  'drop off rate',
  'average time spent seconds',
  'count',
]);

/**
 * A table of steps (RFC 4180, with the delimiters and the loose quoting that spreadsheets write) becomes a funnel: an ordered list of
 * steps is what a funnel is. Without a heading row the first column is the name.
 */
export function importCsv(text: string, fileName: string, newId: NewId): ImportResult {
  const notes = createNoteList();
  const read = readRows(text);
  if (!read.ok) return read;
  if (isFunnelTable(read.value[0] ?? [])) return importOwnTable(text, fileName, newId, notes);
  if (read.value.length > importLimits.nodes) {
    notes.leftOut(`Row ${importLimits.nodes + 1} and what follows`, 'More rows than can be imported');
  }
  const { columns, rows: raw } = headed(read.value);
  const rows = cleanRows(read.value, raw, notes);
  const steps = stepsOf(columns, rows, newId, notes);
  if (steps.length === 0) return err({ place: 'The file', reason: 'holds no row with a name' });
  noteColumns(read.value[0] ?? [], columns, raw.length < read.value.length, notes);
  const name = nameOf(fileName);
  const type = funnelTypes.find((one) => name.toLowerCase().includes(one)) ?? 'purchase';
  const source = sourceNote(
    'csv',
    fileName,
    [...read.value.slice(0, read.value.length - raw.length), ...rows].map((row) => row.join('\t')).join('\n'),
  );
  const note = newFunnelNote({ text: source, layout: { x: 0, y: -176, width: 240, height: 120 } }, newId);
  const document = funnelOf(newId(), { ...newFunnelHeader(name), funnelType: type }, [...steps, note]);
  return ok({ format: 'csv', document, carried: steps.length, notes: notes.all() });
}

/** Our own table comes back as it was written: nothing is trimmed, cut or searched for secrets. */
function importOwnTable(text: string, fileName: string, newId: NewId, notes: NoteList): ImportResult {
  const read = parseRows(text, { trim: false });
  if (!read.ok) return read;
  const rows = read.value.slice(1).map((row) => row.map(restoreCell));
  if (rows.length > importLimits.nodes) {
    const limit = importLimits.nodes.toLocaleString('en');
    return err({ place: 'The file', reason: `holds more than ${limit} steps` });
  }
  const steps = tableToSteps(rows, newId, notes);
  if (steps.length === 0) return err({ place: 'The file', reason: 'holds no row with a name' });
  const document = funnelOf(newId(), newFunnelHeader(nameOf(fileName)), steps);
  return ok({ format: 'csv', document, carried: steps.length, notes: notes.all() });
}

function nameOf(fileName: string): string {
  const title =
    storableText(fileName.replace(/\.\w+$/, '').replaceAll(/[_-]+/g, ' '), importLimits.name) || 'Steps';
  return title.charAt(0).toUpperCase() + title.slice(1);
}

type Rows = readonly (readonly string[])[];

/** As people and programs write tables: blanks around cells go, and so does what no document can hold. */
function readRows(text: string): Result<Rows, ImportProblem> {
  const read = parseRows(text, { trim: true });
  return read.ok ? ok(read.value.map((row) => row.map((cell) => storableText(cell)))) : read;
}

function parseRows(text: string, { trim }: { readonly trim: boolean }): Result<Rows, ImportProblem> {
  const [firstLine = ''] = text.trimStart().split(/\r?\n/, 1);
  const delimiters = [',', ';', '\t', '|'];
  const counted = delimiters.map((delimiter) => ({ delimiter, count: firstLine.split(delimiter).length }));
  const { delimiter } = counted.reduce((most, one) => (one.count > most.count ? one : most));
  try {
    const rows = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim,
      max_record_size: 100_000,
      // The headings, and one more than the limit, so that it shows where there are too many.
      to: importLimits.nodes + 2,
    });
    return ok(rows);
  } catch (thrown) {
    const reason = (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 200);
    return err({ place: 'The file', reason: `is no table: ${reason}` });
  }
}

interface Headed {
  readonly columns: ReadonlyMap<Column, number>;
  readonly rows: Rows;
}

function headed(all: Rows): Headed {
  const [first = [], ...rest] = all;
  const columns = new Map<Column, number>();
  for (const [index, cell] of first.entries()) {
    const word = heading(cell);
    for (const [column, words] of Object.entries(columnNames)) {
      if ((words as readonly string[]).includes(word) && !columns.has(column as Column))
        columns.set(column as Column, index);
    }
  }
  if (columns.has('name')) return { columns, rows: rest };
  return columns.has('event')
    ? { columns: columns.set('name', columns.get('event') ?? 0), rows: rest }
    : { columns: new Map([['name', 0]]), rows: all };
}

function heading(cell: string): string {
  return cell.toLowerCase().replaceAll('_', ' ').replaceAll(/\s+/g, ' ').trim();
}

/** Columns whose heading tells of a secret are emptied, and secrets in other cells taken out. */
function cleanRows(all: Rows, rows: Rows, notes: NoteList): Rows {
  const headings = rows.length < all.length ? (all[0] ?? []) : [];
  return rows.map((row, index) =>
    row.map((cell, column) => {
      const isSecret = isSecretName(headings[column] ?? '') && isSecretValue(cell);
      const clean = isSecret ? removed : withoutSecrets(cell);
      if (clean !== cell)
        notes.secret(
          `Row ${index + 1}, column ${headings[column] ?? column + 1}`,
          'A password, token or key',
        );
      return clean;
    }),
  );
}

function stepsOf(
  columns: ReadonlyMap<Column, number>,
  rows: Rows,
  newId: NewId,
  notes: NoteList,
): readonly Step[] {
  const names: string[] = [];
  const numbered = rows.map((row, index) => ({
    row,
    place: `Row ${index + 1}`,
    order: numberOf(cellOf(row, 'order')) ?? index + 1,
  }));
  function cellOf(row: readonly string[], column: Column): string {
    const at = columns.get(column);
    return at === undefined ? '' : restoreCell(row[at] ?? '');
  }
  return numbered
    .toSorted((a, b) => a.order - b.order)
    .slice(0, importLimits.nodes)
    .flatMap(({ row, place }) => {
      const wanted = storableText(cellOf(row, 'name'), importLimits.name);
      if (wanted === '') {
        notes.leftOut(place, 'A row without a name');
        return [];
      }
      const name = unusedName(wanted, names, importLimits.name);
      if (name !== wanted)
        notes.changed(place, `Another step is called "${wanted}" too; this one is "${name}"`);
      names.push(name);
      const event = cellOf(row, 'event');
      const fields = {
        name,
        order: names.length,
        stageType: firstCodePoints(cellOf(row, 'type'), 50) || 'page',
        description: cellOf(row, 'description') || null,
        optional: /^(?:y|yes|true|1|x|optional|ja|oui|s[ií])$/i.test(cellOf(row, 'optional')),
        successCriteria: event === '' || event === name ? {} : { event },
        window: windowOf(cellOf(row, 'window'), place, notes),
      };
      return [newStep(fields, newId)];
    });
}

function windowOf(text: string, place: string, notes: NoteList): TimeWindow | null {
  if (text === '') return null;
  const [, amount = '', word = ''] = /^(\d{1,6})\s*([a-z]+)$/i.exec(text) ?? [];
  const unit = (['minutes', 'hours', 'days', 'weeks'] as const).find(
    (one) => word !== '' && one.startsWith(word.toLowerCase().slice(0, 1)),
  );
  if (amount !== '' && unit && !/^mo/i.test(word) && Number(amount) > 0)
    return { amount: Number(amount), unit };
  notes.leftOut(place, `The time "${text}", which is no number of minutes, hours, days or weeks`);
  return null;
}

function noteColumns(
  headings: readonly string[],
  columns: ReadonlyMap<Column, number>,
  hasHeadings: boolean,
  notes: NoteList,
): void {
  if (!hasHeadings) {
    notes.changed('Row 1', 'The table has no headings that we know; the first column is the name');
    return;
  }
  const used = new Set(columns.values());
  for (const [index, cell] of headings.entries()) {
    if (used.has(index) || cell === '') continue;
    const what = measured.has(heading(cell))
      ? 'A measured column; figures are imported as analytics'
      : 'A column with no counterpart';
    notes.leftOut(`Column ${cell}`, what);
  }
}
