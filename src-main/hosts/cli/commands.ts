import { basename } from 'node:path';
import { assertNever } from '../../../shared/base/assert-never.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { isBundle } from '../../../shared/contract/check-bundle.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { answerRequest, approvals, requestApproval } from './approvals.ts';
import type { Arguments } from './arguments.ts';
import { assisted } from './assisted.ts';
import { diffBundle, importBundle } from './bundles.ts';
import { changes } from './changes.ts';
import { check } from './check.ts';
import { diff } from './diff.ts';
import { listEnvironments, removeEnvironment, setEnvironment } from './environments.ts';
import { runExport } from './export.ts';
import { findDocument } from './find-document.ts';
import { lint } from './lint.ts';
import { type Call, type Env, failed, type Outcome } from './outcome.ts';
import { drawPicture } from './picture.ts';
import { plan, promote, push } from './publish.ts';
import { pull } from './pull.ts';
import { pushes, rollBack, settle } from './pushed.ts';
import { isFile, readText } from './read-text.ts';
import { reviewPolicy } from './review-policy.ts';
import { setUp } from './setup.ts';
import { status } from './status.ts';

export type WorkspaceArguments = Arguments & { readonly command: Exclude<Arguments['command'], 'validate'> };

/** Runs one command against an open application. */
export async function runCommand(
  args: WorkspaceArguments,
  call: Call,
  askPassphrase: () => Promise<string | null>,
  env: Env,
): Promise<Outcome> {
  const unlocked = await unlock(call, env['JD_PASSPHRASE'] || null, askPassphrase);
  if (!unlocked.ok) return failed(unlocked.error);
  const outcome = await inUnlocked(args, call, env);
  return outcome.ok ? outcome.value : failed(outcome.error);
}

async function inUnlocked(
  args: WorkspaceArguments,
  call: Call,
  env: Env,
): Promise<Result<Outcome, AppError>> {
  const about = { ...args, subject: args.subject ?? '' };
  const { subject } = about;
  switch (args.command) {
    case 'list':
      return ok(await list(call, args.all));
    case 'lint':
      return lint(call);
    case 'export':
      return ok(await runExport(call, args, env));
    case 'picture': {
      const found = await findDocument(call, subject);
      return found.ok ? ok(await drawPicture(call, found.value, args)) : found;
    }
    case 'import':
      return ok(await importFile(call, subject, args));
    case 'environment':
      if (args.subject === null) return listEnvironments(call);
      return args.remove
        ? removeEnvironment(call, subject, args.confirm)
        : setEnvironment(call, subject, args, env);
    case 'environments':
      return listEnvironments(call);
    case 'check':
      return check(call, about, env);
    case 'setup':
      return setUp(call, about, env);
    case 'assisted':
      return assisted(call, about, env);
    case 'status':
      return status(call, about, env);
    case 'diff':
      if (isFile(subject)) return ok(await diffFile(call, subject, args));
      return /\.json$/i.test(subject) ? err(noFile(subject)) : diff(call, about, env);
    case 'plan':
      return plan(call, { ...about, from: null }, env);
    case 'push':
      return push(call, { ...about, from: null }, env);
    case 'promote':
      return promote(call, { ...about, subject: args.to ?? '' }, env);
    case 'pull':
      return pull(call, about, env);
    case 'pushes':
      return pushes(call, args.subject);
    case 'rollback':
      return rollBack(call, about, env);
    case 'settle':
      return settle(call, subject, env);
    case 'changes':
      return changes(call, about, env);
    case 'approvals':
      return approvals(call, about, env);
    case 'request-approval':
      return requestApproval(call, about, env);
    case 'approve':
      return answerRequest(call, about, 'approved', env);
    case 'decline':
      return answerRequest(call, about, 'declined', env);
    case 'review-policy':
      return reviewPolicy(call, about, env);
    default:
      return assertNever(args.command);
  }
}

function noFile(file: string): AppError {
  return appError('not-found', `There is no file "${file}".`, { remedy: 'Check its name and its folder.' });
}

async function unlock(
  call: Call,
  known: string | null,
  askPassphrase: () => Promise<string | null>,
): Promise<Result<null, AppError>> {
  const status = await call('workspace.status', {});
  if (!status.ok) return status;
  const { state, detail } = status.value;
  if (state === 'open' || state === 'read-only') return ok(null);
  if (state === 'locked') {
    // One that is known and did not open it is tried again for the words that say so.
    const passphrase = known ?? (await askPassphrase());
    if (passphrase === null) {
      const remedy = 'Set JD_PASSPHRASE, or run the command in a terminal.';
      return err(appError('workspace-locked', 'The workspace is locked.', { remedy }));
    }
    const unlocked = await call('workspace.unlock', { passphrase });
    if (unlocked.ok) return ok(null);
    return err({ ...unlocked.error, place: known === null ? undefined : 'JD_PASSPHRASE' });
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
  if (isBundle(text.value)) {
    if (args.name === null) return importBundle(call, { ...args, file, text: text.value });
    return failed(appError('bad-input', 'The documents of a bundle keep their names.', { place: file }));
  }
  if (args.documents.length > 0 || args.copies || args.replace) {
    return failed(
      appError('bad-input', 'Only a bundle is imported with --document, --copies or --replace.', {
        place: file,
      }),
    );
  }
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
