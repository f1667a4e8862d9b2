import type { NewId } from '../base/ids.ts';
import { isJsonObject, type Json } from '../base/json.ts';
import { parseJson } from '../base/parse-json.ts';
import { err, ok } from '../base/result.ts';
import { importBpmn } from './bpmn/import-bpmn.ts';
import { importCsv } from './csv/import-csv.ts';
import { importDittofeed, readYaml } from './dittofeed/import-dittofeed.ts';
import { type ImportResult, importLimits } from './imported.ts';
import { importMautic } from './mautic/import-mautic.ts';
import { importMermaid } from './mermaid/import-mermaid.ts';
import { readJson } from './read-json.ts';
import { objectOf } from './read-loosely.ts';
import { importSalesforce } from './salesforce/import-salesforce.ts';

/**
 * A document made of a file of another program. What the file is, its content decides first and its name only where the content
 * could be several things. Never throws, whatever the file holds.
 */
export function importForeign(fileName: string, text: string, newId: NewId): ImportResult {
  const result = importAny(fileName, text, newId);
  if (!result.ok) return result;
  const { document } = result.value;
  const sound = { header: soundTexts(document.header), records: soundTexts(document.records) };
  return ok({ ...result.value, document: { ...document, ...sound } });
}

/** Whatever way a text took: no NUL and no half of a character, which the database cannot hold. */
function soundTexts<Value extends Json>(value: Value): Value {
  return parseJson(
    JSON.stringify(value, (_, item: Json) =>
      typeof item === 'string' ? item.replaceAll('\u0000', ' ').toWellFormed() : item,
    ),
  ) as Value;
}

function importAny(fileName: string, text: string, newId: NewId): ImportResult {
  if (text.length > importLimits.size) {
    return err({ place: 'The file', reason: `is larger than ${importLimits.size / 1024 / 1024} MB` });
  }
  if (text.trim() === '') return err({ place: 'The file', reason: 'is empty' });
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (start.startsWith('<')) return importBpmn(start, fileName, newId);
  if (start.startsWith('{') || start.startsWith('[')) return importJsonOf(start, fileName, newId);
  const ending = /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (isMermaid(start, ending)) return importMermaid(text, fileName, newId);
  if (ending === 'yaml' || ending === 'yml' || /^(?:entryNode|definition|nodes):/m.test(start)) {
    const value = readYaml(text);
    return value.ok ? importDittofeed(value.value, fileName, newId) : value;
  }
  if (['csv', 'tsv', 'txt'].includes(ending)) return importCsv(text, fileName, newId);
  return err({ place: 'The file', reason: 'is of no format that can be imported' });
}

function isMermaid(text: string, ending: string): boolean {
  return (
    ending === 'mmd' ||
    ending === 'mermaid' ||
    /```+\s*mermaid/i.test(text) ||
    /^(?:---\n[\s\S]{0,2000}?\n---\s*\n)?(?:\s*%%[^\n]*\n)*\s*(?:flowchart|graph)(?:\s|$|-)/i.test(
      text.replaceAll('\r\n', '\n'),
    )
  );
}

function importJsonOf(text: string, fileName: string, newId: NewId): ImportResult {
  const read = readJson(text);
  if (!read.ok) return read;
  const outer = objectOf(Array.isArray(read.value) ? (read.value as readonly Json[])[0] : read.value);
  const definition = isJsonObject(outer['definition']) ? outer['definition'] : outer;
  if ('entryNode' in definition) return importDittofeed(read.value, fileName, newId);
  if ('activities' in outer || 'workflowApiVersion' in outer)
    return importSalesforce(read.value, fileName, newId);
  const isMautic = ['campaign', 'campaigns', 'campaign_event', 'events', 'canvasSettings'].some(
    (key) => key in outer,
  );
  if (isMautic) return importMautic(read.value, fileName, newId);
  return err({ place: 'The file', reason: 'is JSON, but of no program that can be imported from' });
}
