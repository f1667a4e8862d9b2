import { assertNever } from '../../../shared/base/assert-never.ts';
import { firstCodePoints } from '../../../shared/base/text.ts';
import { type DocumentKind, documentKinds } from '../../../shared/documents/document.ts';
import type { Plan } from '../../../shared/publishing/plan.ts';
import { tablesOf } from '../../../shared/publishing/units.ts';
import type { Compared } from '../comparing/comparison.ts';
import type { CatalogReport, Difference } from '../postgres/catalog.ts';
import type { Parameter } from '../postgres/connection.ts';
import type { Stop } from '../transfer.ts';

/** Why a document in this state is not written, with the way out; null: it can be. */
export function stateRefusal({ state, reason }: Compared): string | null {
  switch (state) {
    case 'new-here':
    case 'changed-here':
    case 'equal':
    case 'archived-here':
      return null;
    case 'changed-there':
    case 'new-there':
      return 'It changed there and not here. Pull it.';
    case 'conflict':
      return 'It changed here and there. Compare the two and choose a side.';
    case 'deleted-there':
      return 'Its row was deleted there. Choose your side to publish it anew, or theirs to archive it here.';
    case 'raw':
      return `Its row there is not a journey that can be drawn: ${reason ?? 'unknown'}. It is left as it is.`;
    default:
      return assertNever(state);
  }
}

/** What stops every push of these kinds to this database; null: nothing. */
export function schemaStop({ differences }: CatalogReport, kinds: readonly DocumentKind[]): string | null {
  const tables = tablesOf(kinds);
  const blocking = differences.filter(
    ({ table, effect }) => tables.includes(table) && (effect === 'blocks' || effect === 'unreadable'),
  );
  return blocking.length === 0 ? null : textsOf(blocking);
}

/** Whether the rows of a kind can be read, whatever may be written. */
export function isReadable({ differences }: CatalogReport, kind: DocumentKind): boolean {
  const tables = tablesOf([kind]);
  return !differences.some(({ table, effect }) => tables.includes(table) && effect === 'unreadable');
}

/** A difference with what follows from it for documents. */
export function differenceWords({ text, effect, table, missing }: Difference): string {
  if (missing !== null || !tablesOf(documentKinds).includes(table)) return text;
  if (effect === 'blocks') return `${text}: its rows are read, and nothing is written there`;
  return effect === 'unreadable' ? `${text}: its rows are neither read nor written` : text;
}

export function schemaWords(report: CatalogReport): string {
  if (report.differences.length === 0) return 'matches, 10 tables as expected';
  return textsOf(report.differences);
}

export function textsOf(differences: readonly Difference[]): string {
  const shown = differences.slice(0, 3).map(({ text }) => text);
  const more = differences.length - shown.length;
  return shown.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

export function stopWords(stop: Stop, nameOf: (id: string) => string): string {
  switch (stop.kind) {
    case 'cancelled':
      return 'It was cancelled before COMMIT.';
    case 'moved':
      return `${names(stop.ids, nameOf)} changed there since the plan was made.`;
    case 'name-taken':
      return `Another row there is already called "${stop.names[0] ?? ''}". Rename yours, or pull that one first.`;
    case 'rows':
      return `"${stop.purpose}" wrote ${stop.found} of ${stop.wanted} rows: the database hides or refuses some of them.`;
    case 'changed-on-write':
      return `${names(stop.ids, nameOf)} would be stored otherwise than planned: something in the database changes what is written.`;
    case 'stranded':
      return `Running journeys of ${names(stop.ids, nameOf)} are still at a stage that goes: the database hides or holds back some of them.`;
    default:
      return assertNever(stop);
  }
}

function names(ids: readonly string[], nameOf: (id: string) => string): string {
  const shown = ids.slice(0, 3).map((id) => `"${nameOf(id)}"`);
  return shown.join(', ') + (ids.length > 3 ? ` and ${ids.length - 3} more` : '');
}

const longestParameter = 400;

/** A parameter for people: long ones cut. */
export function parameterText(value: Parameter): string | null {
  if (value === null) return null;
  const text = Array.isArray(value) ? firstItems(value) : String(value);
  const cut = firstCodePoints(text, longestParameter);
  return cut === text ? text : `${cut}…`;
}

/** As much of a list as is shown, and a little more: of thousands of rows all of it would be megabytes. */
function firstItems(items: Exclude<Parameter, string | number | boolean | null>): string {
  let text = '';
  for (const [index, item] of items.entries()) {
    text += `${index === 0 ? '' : ', '}${item ?? ''}`;
    // A character may be two units.
    if (text.length > 2 * longestParameter) break;
  }
  return text;
}

export function findingsWords(documents: readonly Plan['documents'][number][]): string {
  const sum = (key: 'errors' | 'warnings') => documents.reduce((all, { findings }) => all + findings[key], 0);
  const say = (many: number, one: string) => `${many} ${one}${many === 1 ? '' : 's'}`;
  return `${say(sum('errors'), 'error')}, ${say(sum('warnings'), 'warning')}`;
}
