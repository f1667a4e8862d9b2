import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSource } from '../../stress/random-source.ts';
import type { Json } from '../base/json.ts';
import { textDefect } from '../base/text.ts';
import { checkFile } from '../contract/check-file.ts';
import { encodeDocumentFile } from '../documents/document-file.ts';
import { importForeign } from './import-foreign.ts';

const folder = join(import.meta.dirname, 'fixtures');
const newId = randomSource(5).id;

describe('whatever a file holds, it is answered: a document that may be kept, or a reason', () => {
  const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const answered = (name: string, text: string): void => {
    const result = importForeign(name, text, newId);
    if (!result.ok) {
      expect(result.error.reason).not.toBe('');
      return;
    }
    const file = encodeDocumentFile(result.value.document);
    const checked = checkFile(file);
    if (!checked.ok) throw new Error(checked.error.message);
    const texts = JSON.stringify(result.value.document, (_, item: Json) =>
      typeof item === 'string' ? (textDefect(item) ?? '') : item,
    );
    expect(texts).not.toMatch(/nul"|surrogate/);
  };

  it('files with parts cut out, repeated and replaced', () => {
    const words = [
      '"',
      "'",
      '<',
      '>',
      '/>',
      '{',
      '}',
      '[',
      ']',
      '\n',
      '-->',
      ':',
      ',',
      ';',
      '|',
      '&',
      '\u0000',
      '\ud800',
      '__proto__',
      'null',
      '-1',
      '1e999',
      '*a',
      '&a ',
      '%%',
      '<!DOCTYPE',
      'end',
      '=',
      '�',
    ];
    const edit = fc.record({
      at: fc.nat(),
      cut: fc.nat({ max: 60 }),
      put: fc.constantFrom(...words),
      again: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        ({ name, text }, edits) => {
          let changed = text;
          for (const { at, cut, put, again } of edits) {
            const start = at % (changed.length + 1);
            const part = again ? changed.slice(start, start + cut * 3) : '';
            changed = changed.slice(0, start) + part + put + changed.slice(start + cut);
          }
          answered(name, changed);
        },
      ),
      { numRuns: 250, seed: 7 },
    );
  });

  it('any JSON under the names that the formats use', () => {
    const keys = [
      'id',
      'name',
      'type',
      'events',
      'parent',
      'properties',
      'activities',
      'outcomes',
      'next',
      'nodes',
      'entryNode',
      'child',
      'variant',
      'campaign',
      'configurationArguments',
      'key',
      'lists',
      'decisionPath',
      'eventType',
      'segmentChildren',
      'children',
      'url',
      'headers',
      'password',
    ];
    const leaf = fc.oneof(
      fc.constantFrom('a', 'b', 'WAIT', 'action', 'condition', 'DelayNode', 'RANDOMSPLIT', ''),
      fc.integer(),
      fc.constant(null),
      fc.boolean(),
      fc.string(),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 6 }),
      ),
    }));
    const outer = fc.dictionary(
      fc.constantFrom('events', 'activities', 'entryNode', 'nodes', 'triggers', 'campaign', 'name'),
      value,
      { minKeys: 1 },
    );
    fc.assert(
      fc.property(outer, (json) => answered('x.json', JSON.stringify(json))),
      { numRuns: 300, seed: 3 },
    );
  });

  it('any text under any name', () => {
    const name = fc.constantFrom('x.bpmn', 'x.mmd', 'x.csv', 'x.yaml', 'x.json', 'x', '');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ maxLength: 200 }).map((line) => `flowchart LR\n${line}`),
    );
    fc.assert(
      fc.property(name, text, (given, content) => answered(given, content)),
      { numRuns: 300, seed: 9 },
    );
  });
});
