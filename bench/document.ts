import { randomUUID } from 'node:crypto';
import type { DocumentRecord } from '../shared/documents/document.ts';
import { encodeDocumentFile } from '../shared/documents/document-file.ts';
import { journeyOf, newJourneyHeader, newStage, newTouchpoint } from '../shared/journeys/new-journey.ts';
import { openTestApp, removeTestFolders, type TestApp } from '../src-main/testing/test-app.ts';
import { growthExponent, median, quantile, shuffled, spread } from './statistics.ts';

const sizes = [100, 1000, 2000, 5000] as const;
const smallest = sizes[0];
const largest = sizes[3];

interface Subject {
  readonly id: string;
  readonly records: DocumentRecord[];
  revision: number;
  readonly edit: number[];
  readonly open: number[];
  readonly parse: number[];
}

/** Commands through the whole application on an encrypted workspace: one edit, and opening, beside a bare JSON.parse. */
export async function document(options: ReadonlyMap<string, string>): Promise<{ readonly short: number }> {
  const repetitions = Number(options.get('repetitions') ?? 60);
  const workspace = await openTestApp();
  try {
    const subjects = new Map<number, Subject>();
    for (const size of sizes) subjects.set(size, await makeSubject(workspace, size));
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      for (const [, subject] of shuffled([...subjects], Math.random)) {
        await measureEdit(workspace, subject, repetition);
        await measureOpen(workspace, subject);
      }
    }
    return report(subjects);
  } finally {
    await workspace.app.close();
    removeTestFolders();
  }
}

async function makeSubject({ get }: TestApp, size: number): Promise<Subject> {
  const records = Array.from({ length: size }, (_, index) =>
    index % 2 === 0
      ? newStage({ name: `Stage ${index}`, order: index }, randomUUID)
      : newTouchpoint({ name: `Touchpoint ${index}`, description: 'What people do here' }, randomUUID),
  );
  const text = encodeDocumentFile(journeyOf(randomUUID(), newJourneyHeader(`Size ${size}`), records));
  const { id } = await get('documents.importJson', { fileName: 'bench.journey.json', text });
  return { id, records, revision: 1, edit: [], open: [], parse: [] };
}

async function measureEdit({ get }: TestApp, subject: Subject, repetition: number): Promise<void> {
  const index = (repetition * 37) % subject.records.length;
  const before = subject.records[index];
  if (!before) throw new Error('An empty document cannot be measured');
  const after = { ...before, name: `Renamed ${repetition}` };
  const change = { added: [], updated: [[before, after] as const], removed: [] };
  const { id, revision: baseRevision } = subject;
  const request = {
    id,
    baseRevision,
    changeId: randomUUID(),
    intent: 'edit' as const,
    label: 'Rename',
    change,
  };
  const started = performance.now();
  const { revision } = await get('documents.applyChange', request);
  subject.edit.push(performance.now() - started);
  subject.revision = revision;
  subject.records[index] = after;
}

async function measureOpen({ get }: TestApp, subject: Subject): Promise<void> {
  const started = performance.now();
  const { document } = await get('documents.open', { id: subject.id });
  subject.open.push(performance.now() - started);
  const text = JSON.stringify(document);
  const parsing = performance.now();
  JSON.parse(text);
  subject.parse.push(performance.now() - parsing);
}

function report(subjects: ReadonlyMap<number, Subject>): { readonly short: number } {
  const of = (size: number, what: 'edit' | 'open' | 'parse'): readonly number[] =>
    subjects.get(size)?.[what] ?? [];
  const figures = (values: readonly number[]): string =>
    `median=${median(values).toFixed(2)} p95=${quantile(values, 0.95).toFixed(2)}`;
  let cases = 0;
  let short = 0;
  const judge = (name: string, values: readonly number[], against: readonly number[], goal: number): void => {
    const ratio = median(values) / median(against);
    const missed = ratio > goal * (1 + spread(values) + spread(against));
    cases += 1;
    if (missed) short += 1;
    const verdict = missed ? 'SHORT' : 'ok';
    console.log(`document ${name} ${figures(values)} ratio=${ratio.toFixed(2)} goal=${goal} ${verdict}`);
  };
  for (const size of sizes) console.log(`document edit-${size} ${figures(of(size, 'edit'))}`);
  judge(`edit-${largest}-over-${smallest}`, of(largest, 'edit'), of(smallest, 'edit'), 1.5);
  judge('open-2000-over-json-parse', of(2000, 'open'), of(2000, 'parse'), 2);
  const [few, many] = [of(1000, 'open'), of(largest, 'open')];
  const exponent = growthExponent(median(few), median(many), largest / 1000);
  // What the spread of both alone could make of it.
  const noise = Math.log(1 + spread(few) + spread(many)) / Math.log(largest / 1000);
  const steep = exponent > 1.1 + noise;
  cases += 1;
  if (steep) short += 1;
  console.log(`document open-growth exponent=${exponent.toFixed(2)} goal=1.1 ${steep ? 'SHORT' : 'ok'}`);
  console.log(`document cases=${cases} short=${short}`);
  return { short };
}
