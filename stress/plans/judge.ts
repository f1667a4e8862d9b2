import type { Plan, PlannedDocument } from '../../shared/publishing/plan.ts';
import { documentOf, type WrittenRow } from '../clients/production.ts';
import { marksIn } from '../sync/marks.ts';
import type { Sent } from './recording-proxy.ts';

const begin = 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE';

/** What a push did that its plan did not show, or did not do that it showed; in words, empty: nothing. */
export function judgePush(plan: Plan, sent: readonly Sent[], rows: readonly WrittenRow[]): string[] {
  return [...judgeStatements(plan, sent), ...judgeRows(plan, rows)];
}

/** Nothing at all may have been written where the push was refused. */
export function judgeRefusal(sent: readonly Sent[], rows: readonly WrittenRow[]): string[] {
  if (rows.length > 0) return [`a push that was refused wrote ${rows.length} rows`];
  return sent.some(({ sql }) => sql === 'COMMIT') && sent.some(({ sql }) => sql === begin)
    ? ['a push that was refused was committed']
    : [];
}

/** Between BEGIN and COMMIT: the statements of the plan, each once and in its order, and besides them only looks. */
function judgeStatements({ statements }: Plan, sent: readonly Sent[]): string[] {
  const start = sent.findIndex(({ sql }) => sql === begin);
  const end = sent.findIndex(({ sql }, index) => index > start && sql === 'COMMIT');
  if (start < 0 || end < 0) return ['no transaction was seen'];
  const wrong: string[] = [];
  let next = 0;
  for (const { sql, parameters } of sent.slice(start + 1, end)) {
    const shown = statements[next];
    if (
      shown &&
      shown.sql === sql &&
      shown.parameters.every((text, index) => isShown(text, parameters[index]))
    ) {
      next += 1;
      continue;
    }
    if (!/^\s*SELECT\b/i.test(sql) || /\bFOR UPDATE\b/i.test(sql))
      wrong.push(`not in the plan: ${sql.slice(0, 120)}`);
  }
  if (next < statements.length) wrong.push(`not sent: ${statements[next]?.sql.slice(0, 120)}`);
  return wrong;
}

/** A parameter as it is shown: whole, or its beginning; a list is shown as its items. */
function isShown(shown: string | null, sent: string | null | undefined): boolean {
  if (sent === undefined) return false;
  if (shown === null || sent === null) return shown === sent;
  const given = /^\{.*\}$/s.test(sent) ? [sent, itemsOf(sent).join(', ')] : [sent];
  return given.some((text) => (shown.endsWith('…') ? text.startsWith(shown.slice(0, -1)) : text === shown));
}

/** The items of an array as Postgres writes one: quoted where they must be, NULL without quotes, shown as nothing. */
function itemsOf(array: string): string[] {
  const items = array.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/gs);
  return [...items].map(
    ([, quoted, bare]) =>
      quoted?.replace(/\\(.)/gs, '$1') ?? (/^null$/i.test(bare ?? '') ? '' : (bare ?? '')),
  );
}

/** Every row that was written belongs to a document that the plan writes, and each value that changed was shown. */
function judgeRows({ documents }: Plan, rows: readonly WrittenRow[]): string[] {
  const wrong: string[] = [];
  const byDocument = Map.groupBy(rows, documentOf);
  for (const id of byDocument.keys()) {
    const planned = documents.find(({ documentId }) => documentId === id);
    if (!planned || planned.write === 'none') wrong.push(`rows of ${id} were written and not planned`);
  }
  for (const planned of documents) {
    const own = byDocument.get(planned.documentId) ?? [];
    wrong.push(...judgeDocument(planned, own).map((text) => `${planned.name}: ${text}`));
  }
  return wrong;
}

function judgeDocument({ write, rows, fields }: PlannedDocument, own: readonly WrittenRow[]): string[] {
  const wrong: string[] = [];
  const main = own.filter(({ table }) => table !== 'funnel_stages');
  const operations = new Set(main.map(({ operation }) => operation));
  const wanted = { insert: 'INSERT', update: 'UPDATE', deactivate: 'UPDATE', delete: 'DELETE', none: null }[
    write
  ];
  if (operations.size > 1 || [...operations].some((one) => one !== wanted))
    wrong.push(`${[...operations].join()} instead of ${write}`);
  if (wanted !== null && operations.size === 0) wrong.push(`${write} was not done`);
  // What goes along with a deleted row is said in words, not counted.
  const counted = write === 'delete' ? main : own;
  const touched = new Set(
    counted.map(({ before, after }) => (JSON.parse(after ?? before ?? '{}') as { readonly id?: string }).id),
  );
  if (touched.size !== rows) wrong.push(`${touched.size} rows instead of ${rows}`);
  if (write === 'update') wrong.push(...judgeValues(fields, own));
  if (write === 'deactivate' && changesIn(own).size > 0) wrong.push('switched off, and its content changed');
  return wrong;
}

/** Every value that went over into another one is a line of the plan, and every line became true. */
function judgeValues(fields: PlannedDocument['fields'], own: readonly WrittenRow[]): string[] {
  const shown = new Map<number, string>();
  for (const { before, after } of fields) {
    const was = marksIn(before ?? '');
    for (const [place, value] of marksIn(after ?? '')) {
      const old = was.get(place);
      if (old !== undefined && old !== value) shown.set(place, `${old} to ${value}`);
    }
  }
  const done = changesIn(own);
  return [
    ...[...done]
      .filter(([place, what]) => shown.get(place) !== what)
      .map(([place, what]) => `q${place} from ${what} was not shown`),
    ...[...shown]
      .filter(([place, what]) => done.get(place) !== what)
      .map(([place, what]) => `q${place} from ${what} was shown and not done`),
  ];
}

function changesIn(rows: readonly WrittenRow[]): Map<number, string> {
  const changes = new Map<number, string>();
  for (const { before, after } of rows) {
    const was = marksIn(before ?? '');
    for (const [place, value] of marksIn(after ?? '')) {
      const old = was.get(place);
      if (old !== undefined && old !== value) changes.set(place, `${old} to ${value}`);
    }
  }
  return changes;
}
