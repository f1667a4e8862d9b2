import { mutateSources } from './mutate-source.ts';
import type { Answered, Asked, ClientTask, Held } from './protocol.ts';

/** One designer's application in a process of its own, which can be killed like any. */
const task = JSON.parse(process.argv[2] ?? '') as ClientTask;
mutateSources(task.mutations);
// Only now: the safeguards are taken out while the files are loaded.
const { openTestApp } = await import('../../src-main/testing/test-app.ts');
const { app, get } = await openTestApp({ workspaceFolder: task.folder });

async function documents(archived: boolean): Promise<Held[]> {
  const list = await get('documents.list', { archived });
  return Promise.all(
    list.map(async ({ id }) => {
      const { document, revision } = await get('documents.open', { id });
      return { document, revision };
    }),
  );
}

async function answer(asked: Asked): Promise<unknown> {
  if (asked.what === 'command') return app.dispatch(asked.command, asked.input);
  if (asked.what === 'documents') return documents(asked.archived);
  await app.close();
  return null;
}

process.on('message', (asked: Asked) => {
  void answer(asked).then(
    (value) => process.send?.({ number: asked.number, value } satisfies Answered),
    (thrown: unknown) => {
      console.error(thrown);
      process.exit(70);
    },
  );
});
process.once('disconnect', () => process.exit(0));
process.send?.({ number: 0, value: 'ready' } satisfies Answered);
