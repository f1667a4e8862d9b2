import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyJson } from '../../stress/arbitraries/json.ts';
import { documentText } from '../../stress/arbitraries/plain-text.ts';
import { process } from '../../stress/arbitraries/process.ts';
import { isId } from '../base/ids.ts';
import type { Json } from '../base/json.ts';
import { parseJson } from '../base/parse-json.ts';
import { documentsEqual } from '../documents/equal.ts';
import { type BusinessProcessRow, businessProcessColumns } from './business-process-row.ts';
import { envelopeFormat } from './column-envelope.ts';
import { processFromRow } from './from-rows.ts';
import { placeProcess } from './geometry.ts';
import { newProcessHeader, processOf } from './new-process.ts';
import { newAction, newCondition, newGroup, newTrigger } from './new-records.ts';
import { processToRow } from './to-rows.ts';

const rowId = '3f2a8f3e-0000-4000-8000-000000000001';

function foreignRow(fields: Partial<BusinessProcessRow>): BusinessProcessRow {
  return {
    id: rowId,
    process_name: 'Billing',
    process_type: 'billing',
    is_active: true,
    priority: 1,
    max_execution_time_minutes: 60,
    trigger_events: [],
    automation_rules: {},
    fallback_procedures: {},
    description: null,
    owner_team: null,
    tags: null,
    ...fields,
  };
}

/** As the database keeps it: through JSON text. */
function stored(row: BusinessProcessRow): BusinessProcessRow {
  return parseJson(JSON.stringify(row)) as BusinessProcessRow;
}

function read(row: BusinessProcessRow) {
  const result = processFromRow(row);
  if (!result.ok) throw new Error(`${result.error.place} ${result.error.reason}`);
  return result.value;
}

function refusal(row: BusinessProcessRow): string {
  const result = processFromRow(row);
  return result.ok ? 'read' : `${result.error.place} ${result.error.reason}`;
}

describe('a process as a row', () => {
  it('comes back exactly, whatever a process may hold', () => {
    fc.assert(
      fc.property(process, (document) => {
        const row = stored(processToRow(document));
        const back = read(row);
        expect(documentText(back.document)).toBe(documentText(document));
        expect(documentsEqual(back.document, document)).toBe(true);
        expect(back.normalised.filter((line) => !line.includes('2^53'))).toEqual([]);
        expect(stored(processToRow(back.document))).toEqual(row);
      }),
      { numRuns: 400 },
    );
  });

  it('has the authored columns and no measured one', () => {
    fc.assert(
      fc.property(process, (document) => {
        expect(Object.keys(processToRow(document)).toSorted()).toEqual(businessProcessColumns.toSorted());
      }),
      { numRuns: 20 },
    );
    for (const measured of ['success_rate', 'average_execution_time_seconds', 'error_count', 'updated_at'])
      expect(businessProcessColumns).not.toContain(measured);
  });

  it('survives any JSON: a document that goes round, or a problem with its place', () => {
    fc.assert(
      fc.property(anyJson(), anyJson(), anyJson(), (triggers, rules, fallbacks) => {
        const result = processFromRow(
          foreignRow({
            trigger_events: triggers,
            automation_rules: rules,
            fallback_procedures: fallbacks,
          }),
        );
        if (!result.ok) {
          expect(result.error.place).not.toBe('');
          return;
        }
        const again = read(stored(processToRow(result.value.document)));
        expect(again.normalised.filter((line) => !line.includes('2^53'))).toEqual([]);
        expect(documentText(again.document)).toBe(
          documentText(parseJson(JSON.stringify(result.value.document)) as typeof result.value.document),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('survives any damage to a row of ours', () => {
    fc.assert(
      fc.property(process, fc.nat(), anyJson(), (document, at, value) => {
        const text = JSON.stringify(processToRow(document));
        let count = 0;
        const damaged = JSON.parse(text, (key, item: unknown) => {
          count += 1;
          return key !== '' && count === (at % 60) + 1 ? value : item;
        }) as BusinessProcessRow;
        expect(() => processFromRow(damaged)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('plain event names become triggers, the same on every computer', () => {
    const row = foreignRow({ trigger_events: ['invoice.failed', 'invoice.overdue', 'invoice.failed'] });
    const { document, normalised } = read(row);
    const triggers = Object.values(document.records);
    expect(triggers.map((record) => record['event'])).toEqual(row.trigger_events);
    expect(triggers.every(({ id, kind }) => isId(id) && kind === 'trigger')).toBe(true);
    expect(read(row).document).toEqual(document);
    expect(normalised).toContain('3 triggers: written as a plain event name');
    const rects = [...placeProcess(document).rects.values()];
    expect(new Set(rects.map(({ y }) => y)).size).toBe(3);
  });

  it('other programs keep what they wrote', () => {
    const rules = { if: 'invoice.failed', send: ['mail'], version: 7 };
    const { document, normalised } = read(foreignRow({ automation_rules: rules, fallback_procedures: null }));
    expect(document.header.otherRules).toEqual(rules);
    expect(normalised).toEqual(['fallback_procedures is NULL; it is written back as empty.']);
    expect(processToRow(document).automation_rules).toEqual(rules);
    const action = newAction({}, () => 'a');
    const both = processToRow({ ...document, records: { a: action } }).automation_rules;
    expect(both).toMatchObject({ format: envelopeFormat, version: 1, other: rules });
    const plain = { retries: 3 };
    const beside = processToRow(processOf(rowId, { ...newProcessHeader('A'), otherRules: plain }, [action]));
    expect(beside.automation_rules).toMatchObject({ retries: 3, version: 1 });
  });

  it('an engine finds the compiled conditions by the id of their owner', () => {
    const trigger = newTrigger({ event: 'invoice.failed' }, () => 't');
    const filter = newGroup({ parentId: 't', match: 'any' }, () => 'g');
    const condition = newCondition(
      {
        groupId: 'g',
        test: { source: 'person', field: 'blocked', type: 'yes_no', operator: 'is', value: false },
      },
      () => 'c',
    );
    const row = processToRow(processOf(rowId, newProcessHeader('A'), [trigger, filter, condition]));
    expect(row.automation_rules).toMatchObject({
      logic: {
        t: {
          and: [
            {
              or: [
                { '===': [{ var: 'person.blocked' }, true] },
                { '===': [{ var: 'person.blocked' }, false] },
              ],
            },
            { '===': [{ var: 'person.blocked' }, false] },
          ],
        },
      },
    });
    const contradicting = stored(row);
    (contradicting.automation_rules as { logic: { t: Json } }).logic.t = true;
    expect(refusal(contradicting)).toBe(
      'automation_rules.logic says something else than the conditions beside it',
    );
  });

  it('says what it cannot read, and where', () => {
    expect(refusal(foreignRow({ trigger_events: { a: 1 } }))).toBe('trigger_events is not a list');
    expect(refusal(foreignRow({ automation_rules: [] }))).toBe('automation_rules is not an object');
    expect(refusal(foreignRow({ automation_rules: { format: envelopeFormat, version: 2 } }))).toBe(
      'automation_rules.version is of a version that this program does not know: 2',
    );
    expect(refusal(foreignRow({ trigger_events: [{ kind: 'gate' }] }))).toBe(
      'trigger_events[0].kind has a kind that this version does not know: "gate"',
    );
    expect(
      refusal(
        foreignRow({
          trigger_events: [
            { id: 'a', event: 'x' },
            { id: 'a', event: 'y' },
          ],
        }),
      ),
    ).toBe('trigger_events[1].id has the same id as trigger_events[0]');
    expect(refusal(foreignRow({ tags: [1] as never }))).toBe('tags is not a list of texts');
    expect(refusal(foreignRow({ priority: 'high' as never }))).toBe('priority is not a number');
  });
});
