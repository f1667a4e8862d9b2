import { basename } from 'node:path';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { fieldLines } from './field-lines.ts';
import { didYouMean } from './nearest.ts';
import { type Call, cliJob, failed, type Outcome } from './outcome.ts';

type Preview = CommandOutput<'bundles.preview'>;
type Bundled = Preview['documents'][number];

export interface BundleArguments {
  readonly file: string;
  readonly text: string;
  /** Documents by name or id; empty: all of them. */
  readonly documents: readonly string[];
  /** Say what would happen and do nothing. */
  readonly preview: boolean;
  /** What cannot simply be taken becomes a document of its own. */
  readonly copies: boolean;
  /** What was changed here too is replaced; the history keeps it. */
  readonly replace: boolean;
}

/** `import <bundle>`: everything that is chosen, or nothing. Status 3 where something cannot simply be taken. */
export async function importBundle(call: Call, args: BundleArguments): Promise<Outcome> {
  const input = { fileName: basename(args.file), text: args.text, job: cliJob };
  const looked = await call('bundles.preview', input);
  if (!looked.ok) return failed(looked.error);
  const chosen = chosenOf(looked.value, args.documents);
  if (!chosen.ok) return failed(chosen.error);
  const inTheWay = chosen.value.filter((document) => takeOf(document, args) === null);
  if (args.preview) {
    const status = inTheWay.length > 0 ? 3 : 0;
    return {
      kind: 'done',
      data: { ...looked.value, documents: chosen.value },
      text: inWords(chosen.value),
      status,
    };
  }
  if (inTheWay.length > 0) {
    return failed(
      appError('conflict', inTheWay.map(({ name, reason }) => `"${name}": ${reason}`).join(' '), {
        place: args.file,
        remedy:
          'Nothing was imported. Name the others with --document, or take these as copies with --copies.',
      }),
    );
  }
  const choices = chosen.value.flatMap((document) => {
    const take = takeOf(document, args);
    const { documentId, revision, state } = document;
    return take === null || state === 'equal' ? [] : [{ documentId, revision, take }];
  });
  if (choices.length === 0) {
    return {
      kind: 'done',
      data: { documents: [] },
      text: 'Nothing to import: everything is here already.\n',
    };
  }
  const imported = await call('bundles.import', { ...input, checksum: looked.value.checksum, choices });
  if (!imported.ok) return failed(imported.error);
  const lines = imported.value.documents.map(({ id, name }) => `${id}  ${name}\n`);
  return { kind: 'done', data: imported.value, text: lines.join('') };
}

/** What becomes of a document that is not equal; null: somebody must decide. */
function takeOf({ state, choices }: Bundled, { copies, replace }: BundleArguments): 'take' | 'copy' | null {
  if (state === 'conflict') {
    if (replace && choices.includes('take')) return 'take';
    return copies && choices.includes('copy') ? 'copy' : null;
  }
  return state === 'unfit' ? null : 'take';
}

/** `diff <bundle>`: how the documents of the workspace and those of the file differ; status 1 where they do. */
export async function diffBundle(call: Call, args: BundleArguments): Promise<Outcome> {
  const looked = await call('bundles.preview', {
    fileName: basename(args.file),
    text: args.text,
    job: cliJob,
  });
  if (!looked.ok) return failed(looked.error);
  const chosen = chosenOf(looked.value, args.documents);
  if (!chosen.ok) return failed(chosen.error);
  const apart = chosen.value.filter(({ state }) => state !== 'equal');
  return {
    kind: 'findings',
    data: { ...looked.value, documents: chosen.value },
    text: inWords(apart) || 'In step.\n',
    count: apart.length,
  };
}

function chosenOf({ documents }: Preview, wanted: readonly string[]): Result<readonly Bundled[], AppError> {
  if (wanted.length === 0) return ok(documents);
  const chosen: Bundled[] = [];
  for (const one of wanted) {
    const found = documents.filter(({ documentId, name }) => documentId === one || name === one);
    if (found.length === 0) {
      const names = documents.map(({ name }) => name);
      return err(appError('not-found', `The bundle holds no document "${one}".${didYouMean(one, names)}`));
    }
    if (found.length > 1) {
      return err(appError('name-taken', `More than one document is called "${one}": name it by its id.`));
    }
    chosen.push(...found);
  }
  return ok(chosen);
}

function inWords(documents: readonly Bundled[]): string {
  return documents
    .flatMap(({ state, name, kind, reason, fields, differences, missing }) => [
      `${state}: ${kind} "${name}"${reason === null ? '' : `: ${reason}`}\n`,
      ...fieldLines(fields, differences),
      ...(missing > 0 ? [`  names ${missing} documents that are neither here nor in the bundle\n`] : []),
    ])
    .join('');
}
