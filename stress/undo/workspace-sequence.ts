import { canonicalJson, type Json } from '../../shared/base/json.ts';
import { isEmptyChange } from '../../shared/documents/change.ts';
import type { DocumentKind } from '../../shared/documents/document.ts';
import { templates } from '../../shared/templates/templates.ts';
import { openTestApp, removeTestFolders, type TestApp, testFolder } from '../../src-main/testing/test-app.ts';
import { type Bridge, createBridge } from '../../src-renderer/bridge/bridge.ts';
import { createSession, type Session } from '../../src-renderer/documents/session.ts';
import { documentText } from '../arbitraries/plain-text.ts';
import { type RandomSource, randomSource } from '../random-source.ts';
import { documentOperations } from './document-operations.ts';
import type { Operation } from './operations.ts';
import type { SequenceOutcome } from './sequence.ts';

/** A real encrypted workspace in a temp folder, which can be closed and opened again in the middle of the work. */
export interface StressWorkspace {
  readonly runSequence: (random: RandomSource) => Promise<SequenceOutcome>;
  readonly restarts: () => number;
  readonly close: () => Promise<void>;
}

const longest = 40;

/** The application's own ids are drawn from the seed, too, so that the same seed gives the same run. */
export async function openStressWorkspace(
  seed: number,
  inWindow: (kind: DocumentKind) => readonly Operation[],
): Promise<StressWorkspace> {
  const workspaceFolder = testFolder();
  const newId = randomSource(seed).id;
  let running = await openTestApp({ workspaceFolder, newId });
  let restarts = 0;
  let documents = 0;

  /** The window's own session, over the window's own bridge: everything travels as text. */
  async function openSession(id: string, random: RandomSource): Promise<Session> {
    const bridge = bridgeTo(running);
    const opened = await bridge.call('documents.open', { id });
    if (!opened.ok) throw new Error(opened.error.message);
    return createSession(opened.value, { bridge, newId: random.id });
  }

  async function restart(session: Session, random: RandomSource): Promise<Session> {
    await saved(session);
    const before = stateText(session);
    await running.app.close();
    running = await openTestApp({ workspaceFolder, newId });
    restarts += 1;
    const again = await openSession(session.id, random);
    if (stateText(again) !== before) throw new Error('reopened, it has another document or other steps');
    return again;
  }

  async function sequence(random: RandomSource): Promise<SequenceOutcome> {
    const template = random.pick(templates);
    if (!template) throw new Error('There are no templates to start from');
    documents += 1;
    const made = await running.get('documents.create', {
      kind: template.kind,
      name: `Document ${documents}`,
      template: template.key,
    });
    const edits = [...Object.values(documentOperations), ...inWindow(template.kind)];
    let session = await openSession(made.id, random);
    const startText = documentText(session.store.getState().document);
    const wanted = 5 + random.below(longest);
    let done = 0;
    for (; done < wanted; done += 1) {
      const dice = random.below(20);
      if (dice === 0) session = await restart(session, random);
      else if (dice < 13) edit(session, random, edits);
      else if (dice < 17) session.undo();
      else session.redo();
    }
    done += redoAll(session);
    const endText = documentText(session.store.getState().document);
    session = await restart(session, random);
    done += undoAll(session);
    if (documentText(session.store.getState().document) !== startText) {
      return { operations: done, mismatch: 'undone after a restart, it is not the start' };
    }
    session = await restart(session, random);
    done += redoAll(session);
    await saved(session);
    const mismatch =
      documentText(session.store.getState().document) === endText
        ? null
        : 'redone after a restart, it is not the end';
    return { operations: done, mismatch };
  }

  return {
    runSequence: async (random) => {
      try {
        return await sequence(random);
      } catch (thrown) {
        return { operations: 0, mismatch: thrown instanceof Error ? thrown.message : String(thrown) };
      }
    },
    restarts: () => restarts,
    close: async () => {
      await running.app.close();
      removeTestFolders();
    },
  };
}

/** The document and every step that can be undone and redone; revisions of steps are for display. */
function stateText(session: Session): string {
  const { document, undo, redo } = session.store.getState();
  const steps = [undo, redo].map((list) =>
    list.map(({ label, change }) => [label, canonicalJson(change as unknown as Json)]),
  );
  return documentText(document) + JSON.stringify(steps);
}

function edit(session: Session, random: RandomSource, edits: readonly Operation[]): void {
  const change = random.pick(edits)?.(session.store.getState().document, random);
  if (!change || isEmptyChange(change)) return;
  if (!session.commit('Edit', change)) throw new Error('the session refused a change of the window');
}

function undoAll(session: Session): number {
  let steps = 0;
  for (; session.store.getState().undo.length > 0; steps += 1) session.undo();
  return steps;
}

function redoAll(session: Session): number {
  let steps = 0;
  for (; session.store.getState().redo.length > 0; steps += 1) session.redo();
  return steps;
}

async function saved(session: Session): Promise<void> {
  await session.settled();
  const { saving } = session.store.getState();
  if (saving.state === 'stopped')
    throw new Error(`not saved: ${saving.error.message} (${saving.error.place ?? ''})`);
  if (saving.state !== 'saved') throw new Error('not saved');
}

/** The application in the same process, reached as a window reaches it. */
function bridgeTo({ app }: TestApp): Bridge {
  let deliver: (text: string) => void = () => {};
  return createBridge({
    send: (text) => {
      const { id, command, input } = JSON.parse(text) as { id: number; command: string; input: unknown };
      void app.dispatch(command, input).then((reply) => deliver(JSON.stringify({ id, ...reply })));
    },
    onMessage: (listener) => {
      deliver = listener;
    },
    onState: () => {},
  });
}
