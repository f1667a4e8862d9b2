import { ownRecords } from '../../documents/attached/attached.ts';
import type { Describer } from '../../documents/describe-change.ts';
import type { Document, DocumentKind } from '../../documents/document.ts';
import { experimentDescriber } from '../../experiments/describe.ts';
import { journeyDescriber } from '../../journeys/describe.ts';
import { processDescriber } from '../../processes/describe.ts';
import { funnelToTable } from './funnel-table.ts';
import { writeCsv } from './write-csv.ts';

const describers: Readonly<Record<Exclude<DocumentKind, 'funnel'>, Describer>> = {
  journey: journeyDescriber,
  process: processDescriber,
  experiment: experimentDescriber,
};

/** Fields that say where a record is drawn, or that a person does not read. */
const unread = new Set(['id', 'kind', 'name', 'layout']);

/**
 * What a document holds as a table for spreadsheets, one record per row. The table of a funnel is its steps and comes back as they
 * were; that of another kind is for reading: values in words, connections by the names of their ends.
 */
export function exportCsv(document: Document): string {
  return writeCsv(
    document.kind === 'funnel' ? funnelToTable(document) : tableOf(document, describers[document.kind]),
  );
}

function tableOf(document: Document, { words, compare }: Describer): string[][] {
  const records = ownRecords(document).toSorted(compare);
  const find = (id: string) => (Object.hasOwn(document.records, id) ? document.records[id] : undefined);
  const rows = records.map((record) => {
    const cells = new Map<string, string>();
    for (const [field, value] of Object.entries(record)) {
      const text = unread.has(field) ? null : words.valueText(record.kind, field, value, find);
      if (text !== null && text !== '') cells.set(words.fieldName(record.kind, field), text);
    }
    return { what: words.kindName(record.kind), name: words.recordName(record, find), cells };
  });
  const columns = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))];
  return [
    ['What', 'Name', ...columns],
    ...rows.map(({ what, name, cells }) => [what, name, ...columns.map((column) => cells.get(column) ?? '')]),
  ];
}
