import { basename } from 'node:path';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { isBundle } from '../../../shared/contract/check-bundle.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { Arguments } from './arguments.ts';
import { diffBundle, importBundle } from './bundles.ts';
import { setEnvironment } from './environments.ts';
import { runExport } from './export.ts';
import { findDocument } from './find-document.ts';
import { lint } from './lint.ts';
import { type Call, type Env, failed, type Outcome } from './outcome.ts';
import { drawPicture } from './picture.ts';
import { runPublishing } from './publish.ts';
import { isFile, readText } from './read-text.ts';

export type WorkspaceArguments = Arguments & { readonly command: Exclude<Arguments['command'], 'validate'> };

type Dispatch = (command: string, input: unknown) => Promise<Result<unknown, AppError>>;

/** Runs one command against an open application. */
export async function runCommand(
  args: WorkspaceArguments,
  dispatch: Dispatch,
  askPassphrase: () => Promise<string | null>,
  env: Env,
): Promise<Outcome> {
  const call = dispatch as Call;
  const unlocked = await unlock(call, askPassphrase);
  if (!unlocked.ok) return failed(unlocked.error);
  const subject = args.subject ?? '';
  switch (args.command) {
    case 'list':
      return list(call, args.all);
    case 'lint':
      return lint(call);
    case 'export':
      return runExport(call, args, env);
    case 'picture': {
      const found = await findDocument(call, subject);
      return found.ok ? drawPicture(call, found.value, args) : failed(found.error);
    }
    case 'import':
      return importFile(call, subject, args);
    case 'environment': {
      const set = await setEnvironment(call, subject, args.role, env);
      return set.ok ? set.value : failed(set.error);
    }
    case 'diff':
      return isFile(subject)
        ? diffFile(call, subject, args)
        : runPublishing(call, { ...args, command: args.command, subject }, env);
    default:
      return runPublishing(call, { ...args, command: args.command, subject }, env);
  }
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
  if (!current.ok) return failed(current.error);
  const archived = all ? await call('documents.list', { archived: true }) : ok([]);
  if (!archived.ok) return failed(archived.error);
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

async function importFile(call: Call, file: string, args: WorkspaceArguments): Promise<Outcome> {
  const text = readText(file);
  if (!text.ok) return failed(text.error);
  if (isBundle(text.value)) return importBundle(call, { ...args, file, text: text.value });
  const input = { fileName: basename(file), text: text.value };
  if (args.preview) {
    const looked = await call('documents.previewImport', input);
    if (!looked.ok) return failed(looked.error);
    const { format, kind, name, notes } = looked.value;
    return {
      kind: 'done',
      data: looked.value,
      text: `new: ${kind} "${name}" (${format})\n${noteLines(notes)}`,
    };
  }
  const imported = await call('documents.importFile', { ...input, name: args.name });
  if (!imported.ok) return failed(imported.error);
  const { document, notes } = imported.value;
  return {
    kind: 'done',
    data: { ...document, notes },
    text: `${document.id}  ${document.name}\n${noteLines(notes)}`,
  };
}

function noteLines(
  notes: readonly { readonly kind: string; readonly place: string; readonly what: string }[],
): string {
  return notes.map(({ kind, place, what }) => `${kind}: ${place}: ${what}\n`).join('');
}

async function diffFile(call: Call, file: string, args: WorkspaceArguments): Promise<Outcome> {
  const text = readText(file);
  if (!text.ok) return failed(text.error);
  if (isBundle(text.value)) return diffBundle(call, { ...args, file, text: text.value });
  const remedy = 'Name an environment, or a file that "export --format bundle" wrote.';
  return failed(appError('bad-input', 'The file is no bundle.', { place: file, remedy }));
}
