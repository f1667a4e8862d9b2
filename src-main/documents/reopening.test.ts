import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Change, Document } from '../../shared/documents/document.ts';
import { invertChange } from '../../shared/documents/invert.ts';
import type { EditIntent, OpenedDocument, UndoStep } from '../../shared/documents/summary.ts';
import { buildUndoStacks, type LoggedEdit } from '../../shared/documents/undo-stack.ts';
import { newTouchpoint } from '../../shared/journeys/new-journey.ts';
import { openDatabase } from '../database/database.ts';
import { findMigrationsFolder } from '../database/folders.ts';
import { applyMigrations, readMigrations } from '../database/migrate.ts';
import { openTestApp, removeTestFolders, type TestApp, testFolder } from '../testing/test-app.ts';
import { createEditsRepository } from './edits-repository.ts';
import { undoStacksOf } from './revisions.ts';

afterAll(removeTestFolders);

type Step =
  | 'create'
  | 'add'
  | 'rename'
  | 'move'
  | 'remove'
  | 'undo'
  | 'redo'
  | 'restore'
  | 'title'
  | 'archive'
  | 'duplicate';

/** What a window remembers of an open document, kept by other means than the edit log. */
interface Remembered {
  undo: Change[];
  redo: Change[];
}

const steps: fc.Arbitrary<readonly (readonly [Step, number])[]> = fc.array(
  fc.tuple(
    fc.constantFrom<Step>(
      ...(['create', 'add', 'add', 'rename', 'move', 'remove', 'undo', 'undo', 'undo', 'redo'] as const),
      ...(['redo', 'restore', 'title', 'archive', 'duplicate'] as const),
    ),
    fc.nat({ max: 1_000_000 }),
  ),
  { minLength: 5, maxLength: 40 },
);

test('after any commands a restart shows identical documents, histories and undo stacks', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      const first = await openTestApp();
      const remembered = new Map<string, Remembered>();
      for (const [step, seed] of plan) await perform(first, remembered, step, seed);
      const before = await everything(first);
      await first.app.close();
      const second = await openTestApp({ workspaceFolder: first.folder });
      expect(await everything(second)).toEqual(before);
      for (const [id, { undo, redo }] of remembered) {
        const opened = await second.get('documents.open', { id });
        expect(changesOf(opened.undo)).toEqual(undo);
        expect(changesOf(opened.redo)).toEqual(redo);
      }
      await second.app.close();
    }),
    // Each run opens two workspaces.
    { numRuns: 15 },
  );
});

function changesOf(stack: readonly UndoStep[]): readonly Change[] {
  return stack.map((step) => step.change);
}

async function everything({ get }: TestApp) {
  const summaries = [
    ...(await get('documents.list', { archived: false })),
    ...(await get('documents.list', { archived: true })),
  ];
  const opened: OpenedDocument[] = [];
  const histories = [];
  for (const { id } of summaries) {
    opened.push(await get('documents.open', { id }));
    histories.push(await get('documents.history', { id, before: null, limit: 500 }));
  }
  return { summaries, opened, histories };
}

async function perform(app: TestApp, remembered: Map<string, Remembered>, step: Step, seed: number) {
  const { get } = app;
  const list = await get('documents.list', { archived: false });
  const chosen = list[seed % Math.max(1, list.length)];
  if (step === 'create' || !chosen) {
    const { id } = await get('documents.create', { kind: 'journey', name: randomUUID(), template: null });
    remembered.set(id, { undo: [], redo: [] });
    return;
  }
  const { id } = chosen;
  const stacks = remembered.get(id)!;
  const { document, revision, undo, redo } = await get('documents.open', { id });
  const send = async (intent: EditIntent, change: Change) => {
    await get('documents.applyChange', {
      id,
      baseRevision: revision,
      changeId: randomUUID(),
      intent,
      label: step,
      change,
    });
  };
  switch (step) {
    case 'undo': {
      const last = undo.at(-1);
      if (!last) return;
      await send('undo', invertChange(last.change));
      stacks.redo.push(stacks.undo.pop()!);
      return;
    }
    case 'redo': {
      const last = redo.at(-1);
      if (!last) return;
      await send('redo', last.change);
      stacks.undo.push(stacks.redo.pop()!);
      return;
    }
    case 'archive':
      await get('documents.archive', { id });
      return;
    case 'duplicate':
      remembered.set((await get('documents.duplicate', { id })).id, { undo: [], redo: [] });
      return;
    case 'restore': {
      const restored = await get('documents.restoreRevision', { id, revision: 1 + (seed % revision) });
      if (restored.revision === revision) return;
      stacks.undo.push(restored.undo.at(-1)!.change);
      stacks.redo = [];
      return;
    }
    case 'title': {
      await get('documents.rename', { id, name: `Title ${seed} ${randomUUID()}` });
      const [newest] = (await get('documents.open', { id })).undo.slice(-1);
      stacks.undo.push(newest!.change);
      stacks.redo = [];
      return;
    }
    default: {
      const change = editOf(document, step, seed);
      await send('edit', change);
      stacks.undo.push(change);
      stacks.redo = [];
    }
  }
}

function editOf(document: Document, step: Step, seed: number): Change {
  const records = Object.values(document.records);
  const record = records[seed % Math.max(1, records.length)];
  if (step === 'add' || !record) {
    const added = newTouchpoint({ name: `Step ${seed}`, layout: { x: seed, y: -0.5 } }, randomUUID);
    return { added: [added], updated: [], removed: [] };
  }
  if (step === 'remove') return { added: [], updated: [], removed: [record] };
  const after = step === 'rename' ? { ...record, name: `Renamed ${seed}` } : { ...record, order: seed / 7 };
  return { added: [], updated: [[record, after]], removed: [] };
}

/** A log of fresh edits, undos and redos as a patient user makes it; `mood` weighs them. */
const intents = fc
  .tuple(fc.array(fc.nat({ max: 9 }), { minLength: 300, maxLength: 900 }), fc.integer({ min: 1, max: 8 }))
  .map(([rolls, mood]) => {
    let undo = 0;
    let redo = 0;
    return rolls.map((roll): EditIntent => {
      if (roll >= mood && undo > 0 && roll % 2 === 0) {
        undo -= 1;
        redo += 1;
        return 'undo';
      }
      if (roll >= mood && redo > 0) {
        redo -= 1;
        undo += 1;
        return 'redo';
      }
      undo += 1;
      redo = 0;
      return 'edit';
    });
  });

test('the stacks read from the newest part of the log are those of the whole log', () => {
  const database = openDatabase({
    file: join(testFolder(), 'log.db'),
    key: randomBytes(32),
    mustExist: false,
  });
  applyMigrations(database, readMigrations(findMigrationsFolder()), new Date());
  const edits = createEditsRepository(database);
  const insertDocument = database.prepare(
    "INSERT INTO documents VALUES (?, 'journey', ?, ?, '{}', '', 1, '', '', NULL)",
  );
  const steps = new Set<number>();
  fc.assert(
    fc.property(intents, (log) => {
      const documentId = randomUUID();
      insertDocument.run(documentId, documentId, documentId);
      const whole: LoggedEdit[] = log.map((intent, index) => {
        const record = { id: String(index), kind: 'stage' };
        return {
          revision: index + 2,
          intent,
          label: `${index}`,
          change: { added: [record], updated: [], removed: [] },
        };
      });
      database.transaction(() => {
        for (const edit of whole) edits.append({ ...edit, documentId, changeId: randomUUID(), at: '' });
      })();
      const expected = buildUndoStacks(whole);
      steps.add(expected.undo.length);
      const found = undoStacksOf(edits, documentId);
      expect(found.undo.map(({ revision }) => revision)).toEqual(
        expected.undo.map(({ revision }) => revision),
      );
      expect(found.redo).toEqual(expected.redo);
      expect(changesOf(found.undo)).toEqual(changesOf(expected.undo));
    }),
    { numRuns: 40 },
  );
  expect(steps).toContain(200);
  database.close();
});
