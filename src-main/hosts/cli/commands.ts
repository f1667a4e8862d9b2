import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../../shared/contract/commands.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { Arguments } from './arguments.ts';
import { lint } from './lint.ts';
import { drawPicture } from './picture.ts';
import { runPublishing } from './publish.ts';

export type Outcome =
  /** `status`: the exit status where it is not 0. */
  | { readonly kind: 'done'; readonly data: unknown; readonly text: string; readonly status?: number }
  | { readonly kind: 'findings'; readonly data: unknown; readonly text: string; readonly count: number }
  | { readonly kind: 'failed'; readonly error: AppError };

export type WorkspaceArguments = Arguments & { readonly command: Exclude<Arguments['command'], 'validate'> };

type Dispatch = (command: string, input: unknown) => Promise<Result<unknown, AppError>>;
export type Call = <Name extends CommandName>(
  command: Name,
  input: CommandInput<Name>,
) => Promise<Result<CommandOutput<Name>, AppError>>;

/** Runs one command against an open application. */
export async function runCommand(
  args: WorkspaceArguments,
  dispatch: Dispatch,
  askPassphrase: () => Promise<string | null>,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Outcome> {
  const call = dispatch as Call;
  const unlocked = await unlock(call, askPassphrase);
  if (!unlocked.ok) return { kind: 'failed', error: unlocked.error };
  if (args.command === 'list') return list(call, args.all);
  if (args.command === 'lint') return lint(call);
  if (args.command === 'export') return exportDocument(call, args.subject ?? '', args.format);
  if (args.command === 'picture') {
    const found = await findDocument(call, args.subject ?? '');
    return found.ok ? drawPicture(call, found.value, args) : { kind: 'failed', error: found.error };
  }
  if (args.command === 'import') return importFile(call, args.subject ?? '', args.name);
  return runPublishing(call, { ...args, command: args.command, subject: args.subject ?? '' }, env);
}

async function unlock(
  call: Call,
  askPassphrase: () => Promise<string | null>,
): Promise<Result<null, AppError>> {
  const status = await call('workspace.status', {});
  if (!status.ok) return status;
  const { state, detail } = status.value;
  if (state === 'open' || state === 'read-only') return ok(null);
  if (state === 'locked') {
    const passphrase = await askPassphrase();
    if (passphrase === null) {
      const remedy = 'Set JD_PASSPHRASE, or run the command in a terminal.';
      return err(appError('workspace-locked', 'The workspace is locked.', { remedy }));
    }
    const unlocked = await call('workspace.unlock', { passphrase });
    return unlocked.ok ? ok(null) : unlocked;
  }
  const code = state === 'newer' ? 'workspace-newer' : 'workspace-damaged';
  return err(appError(code, detail ?? 'The workspace cannot be opened.'));
}

async function list(call: Call, all: boolean): Promise<Outcome> {
  const current = await call('documents.list', { archived: false });
  if (!current.ok) return { kind: 'failed', error: current.error };
  const archived = all ? await call('documents.list', { archived: true }) : ok([]);
  if (!archived.ok) return { kind: 'failed', error: archived.error };
  const byId = new Map([...current.value, ...archived.value].map((item) => [item.id, item]));
  const documents = [...byId.values()];
  const text = documents
    .map(
      (item) =>
        `${item.id}  ${item.kind.padEnd(10)}  r${item.revision}  ${item.name}${item.archivedAt ? ' (archived)' : ''}\n`,
    )
    .join('');
  return { kind: 'done', data: documents, text };
}

/** The id of the document of this id or name. */
async function findDocument(call: Call, subject: string): Promise<Result<string, AppError>> {
  const found = await call('documents.list', { archived: false });
  if (!found.ok) return found;
  const matches = found.value.filter((item) => item.id === subject || item.name === subject);
  const [match, second] = matches;
  if (match === undefined) {
    return err(appError('not-found', `There is no document "${subject}".`));
  }
  if (second !== undefined) {
    const message = `More than one document is called "${subject}": name it by its id.`;
    return err(appError('name-taken', message));
  }
  return ok(match.id);
}

async function exportDocument(call: Call, subject: string, format: Arguments['format']): Promise<Outcome> {
  const found = await findDocument(call, subject);
  if (!found.ok) return { kind: 'failed', error: found.error };
  if (format === 'mermaid') {
    const chart = await call('documents.exportMermaid', { id: found.value });
    if (!chart.ok) return { kind: 'failed', error: chart.error };
    return { kind: 'done', data: chart.value, text: chart.value.text };
  }
  const exported = await call('documents.exportJson', { id: found.value });
  if (!exported.ok) return { kind: 'failed', error: exported.error };
  const { fileName, text } = exported.value;
  return { kind: 'done', data: { fileName, document: JSON.parse(text) as unknown }, text };
}

async function importFile(call: Call, file: string, name: string | null): Promise<Outcome> {
  const text = readText(file);
  if (!text.ok) return { kind: 'failed', error: text.error };
  const imported = await call('documents.importFile', { fileName: basename(file), text: text.value, name });
  if (!imported.ok) return { kind: 'failed', error: imported.error };
  const { document, notes } = imported.value;
  const lines = notes.map(({ kind, place, what }) => `${kind}: ${place}: ${what}\n`);
  return {
    kind: 'done',
    data: { ...document, notes },
    text: `${document.id}  ${document.name}\n${lines.join('')}`,
  };
}

export function readText(file: string): Result<string, AppError> {
  try {
    return ok(readFileSync(file, 'utf8'));
  } catch {
    const remedy = 'Check its name and that you may read it.';
    return err(appError('not-found', 'The file cannot be read.', { place: file, remedy }));
  }
}
