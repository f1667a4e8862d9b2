import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { unitOf } from '../../../shared/publishing/units.ts';
import { soundJourney } from '../../testing/publishing-workspace.ts';
import { pushStatements } from '../postgres/statements.ts';
import { checkedExport } from './export-job.ts';

/** So many journeys that the thread is taken, and tells how far it is. */
function plannedJourneys() {
  const { row, parts } = unitOf('journey').toRows(soundJourney('Onboarding'));
  const inserts = Array.from({ length: 600 }, (_, index) => ({
    row: { ...row, id: randomUUID(), template_name: `Journey ${index}` },
    parts,
  }));
  const writes = [{ kind: 'journey' as const, inserts, updates: [], deletes: [] }];
  const documents = inserts.map(({ row: { id } }) => ({
    documentId: id,
    kind: 'journey' as const,
    beforeHash: null,
    afterHash: 'a'.repeat(64),
  }));
  const hashes = documents.map(({ kind, documentId: id, afterHash: after }) => ({
    kind,
    id,
    before: null,
    after,
  }));
  const sql = { title: 'Plan', schema: 'public', writes, hashes };
  return { sql, plan: { schema: 'public', statements: pushStatements('public', writes), documents } };
}

test('a large file is read again in a thread: it passes, it is refused, it is stopped', async () => {
  const { sql, plan } = plannedJourneys();
  const steps: [number, number][] = [];
  const job = { onStep: (done: number, total: number) => void steps.push([done, total]) };
  const passed = await checkedExport(sql, plan, { ...job, stop: new AbortController().signal });
  expect(passed.ok && passed.value.match(/^INSERT/gm)).toHaveLength(600);
  expect(steps).toEqual([[500, 605]]);

  const [first, ...others] = plan.documents;
  const other = { ...plan, documents: [{ ...first!, afterHash: 'b'.repeat(64) }, ...others] };
  expect(await checkedExport(sql, other, { ...job, stop: new AbortController().signal })).toEqual({
    ok: false,
    error: "its check of the rows of journey_templates is not the plan's",
  });

  const stop = new AbortController();
  const stopped = checkedExport(sql, plan, { ...job, stop: stop.signal });
  setTimeout(() => stop.abort(), 20);
  expect((await stopped).ok).toBe(false);
  expect(steps, 'nothing of the last two was read').toHaveLength(1);
});
