import { err, type Result } from '../shared/base/result.ts';
import { type CommandInput, type CommandName, commands } from '../shared/contract/commands.ts';
import { type AppError, appError } from '../shared/contract/errors.ts';
import { storageFailure } from './database/sqlite-failure.ts';
import type { Handler, Handlers } from './dispatch.ts';
import type { Features } from './features.ts';
import type { Turnstile } from './turnstile.ts';

/** Commands that answer without writing: the only ones for a workspace that is open for reading. */
const readingCommands: ReadonlySet<CommandName> = new Set([
  'documents.list',
  'documents.search',
  'documents.open',
  'documents.history',
  'documents.openRevision',
  'documents.exportJson',
  'documents.exportMermaid',
  'documents.templates',
  'documents.previewImport',
  'bundles.export',
  'bundles.preview',
  'bundles.stop',
  'bundles.exportCsv',
  'funnels.measures',
  'funnels.twoTruths',
  'files.save',
  'files.saveBytes',
  'files.savePdf',
  'attachments.get',
  'pictures.draw',
  'settings.get',
]);

/**
 * Commands that only ask a server, which may take as long as it likes: whoever wants to be alone ends them with the
 * features instead of waiting for them.
 */
const endable: ReadonlySet<CommandName> = new Set([
  'publishing.environments',
  'publishing.test',
  'publishing.status',
  'publishing.setupPreview',
  'publishing.plan',
  'publishing.pushes',
  'publishing.remote',
  'publishing.conflict',
]);

/**
 * Stands before every command that needs an open workspace: a closed one answers why it is closed, one that is open for
 * reading refuses what writes, and a failure of the disk or the file comes back in words.
 */
export function gateHandlers(
  openFeatures: () => Result<Features, AppError>,
  pass: Turnstile['pass'],
): Handlers {
  const names = Object.keys(commands) as CommandName[];
  const gated = names.map((name) => [name, gate(name, openFeatures, pass)] as const);
  return Object.fromEntries(gated) as unknown as Handlers;
}

function gate(
  name: CommandName,
  openFeatures: () => Result<Features, AppError>,
  pass: Turnstile['pass'],
): Handler<CommandName> {
  const answer = inWords((input: CommandInput<CommandName>) => {
    const features = openFeatures();
    if (!features.ok) return features;
    const { mode, handlers, writable } = features.value;
    const refusal = modeRefusal(name, mode);
    if (refusal) return err(refusal);
    const known: Partial<Handlers> = handlers;
    const handler: Handler<CommandName> | undefined = known[name];
    if (!handler && name.startsWith('publishing.')) return err(publishingMissing);
    if (!handler) throw new Error(`No feature handles ${name}`);
    const freed = readingCommands.has(name) || endable.has(name) ? null : writable();
    return freed ? freed.then(() => handler(input)) : handler(input);
  });
  if (!endable.has(name)) return (input) => pass(() => answer(input));
  return async (input) => {
    await pass(() => Promise.resolve());
    return endedInWords(() => answer(input));
  };
}

/** What a command finds whose workspace was replaced while it waited for an answer from elsewhere. */
async function endedInWords<Value>(
  work: () => Promise<Result<Value, AppError>>,
): Promise<Result<Value, AppError>> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof TypeError && thrown.message === 'The database connection is not open') {
      return err(replacedMeanwhile);
    }
    throw thrown;
  }
}

const replacedMeanwhile = appError('cancelled', 'The workspace file was replaced before this was answered.', {
  remedy: 'Nothing was changed. Try again.',
});

/** The same handler, but a failure of the disk or the file comes back as a value, in words. */
export function inWords<Input, Value>(
  handler: (input: Input) => Promise<Result<Value, AppError>> | Result<Value, AppError>,
): (input: Input) => Promise<Result<Value, AppError>> {
  return async (input) => {
    try {
      return await handler(input);
    } catch (thrown) {
      const failure = storageFailure(thrown);
      if (failure) return err(failure);
      throw thrown;
    }
  };
}

function modeRefusal(name: CommandName, mode: Features['mode']): AppError | null {
  if (mode === 'open' || readingCommands.has(name)) return null;
  return mode === 'newer' ? newer : readOnly;
}

const publishingMissing = appError(
  'workspace-damaged',
  'What this workspace knows about publishing cannot be read.',
  { remedy: 'The documents are open. Look at the status of the workspace for what to do.' },
);

const newer = appError(
  'workspace-newer',
  'This workspace belongs to a newer version and is open for reading only.',
  {
    remedy: 'Update Journey Designer to change it.',
  },
);

const readOnly = appError('read-only', 'The workspace file may not be written, so nothing can be changed.', {
  remedy: 'Give yourself the right to write workspace.db and start again.',
});
