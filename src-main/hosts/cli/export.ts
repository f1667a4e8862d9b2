import { parseJson } from '../../../shared/base/parse-json.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { findDocument } from './find-document.ts';
import { type Call, cliJob, type Env, failed, type Outcome } from './outcome.ts';
import { planFor } from './plan-for.ts';
import { writeOut } from './write-out.ts';

/** What `export` writes. */
export const formats = ['json', 'mermaid', 'csv', 'bundle', 'sql'] as const;
export type Format = (typeof formats)[number];

export interface ExportArguments {
  /** A document; for `sql` an environment; null: for a bundle every document. */
  readonly subject: string | null;
  readonly format: Format;
  readonly documents: readonly string[];
  readonly out: string | null;
  /** Whether a bundle takes along what its documents name. */
  readonly references: boolean;
}

interface Written {
  readonly fileName: string;
  readonly text: string;
  /** What a program gets besides. */
  readonly data?: object;
}

export async function runExport(call: Call, args: ExportArguments, env: Env): Promise<Outcome> {
  const made = await make(call, args, env);
  if (!made.ok) return failed(made.error);
  const { fileName, text, data } = made.value;
  if (args.out === null) {
    return { kind: 'done', data: { fileName, ...(data ?? { text }) }, text, verbatim: true };
  }
  const written = writeOut(args.out, text);
  return written.ok
    ? { kind: 'done', data: { file: args.out }, text: `${args.out}\n` }
    : failed(written.error);
}

async function make(call: Call, args: ExportArguments, env: Env): Promise<Result<Written, AppError>> {
  const { format, subject } = args;
  if (format === 'bundle') return makeBundle(call, args);
  if (subject === null) return err(appError('bad-input', `"export --format ${format}" needs a name.`));
  if (format === 'sql') return makeSql(call, subject, args.documents, env);
  const found = await findDocument(call, subject);
  if (!found.ok) return found;
  const id = found.value;
  if (format === 'mermaid') return call('documents.exportMermaid', { id });
  if (format === 'csv') return call('bundles.exportCsv', { id });
  const exported = await call('documents.exportJson', { id });
  if (!exported.ok) return exported;
  const { fileName, text } = exported.value;
  return ok({ fileName, text, data: { document: parseJson(text) } });
}

async function makeBundle(
  call: Call,
  { subject, documents, references }: ExportArguments,
): Promise<Result<Written, AppError>> {
  const named = subject === null ? documents : [subject, ...documents];
  const ids: string[] = [];
  for (const one of named) {
    const found = await findDocument(call, one);
    if (!found.ok) return found;
    ids.push(found.value);
  }
  const exported = await call('bundles.export', {
    documentIds: named.length === 0 ? null : ids,
    references,
    job: cliJob,
  });
  if (!exported.ok) return exported;
  const { fileName, text, ...more } = exported.value;
  return ok({ fileName, text, data: { ...more, text } });
}

/** The push of what differs, as a file for whoever runs it in another place. */
async function makeSql(
  call: Call,
  subject: string,
  documents: readonly string[],
  env: Env,
): Promise<Result<Written, AppError>> {
  const plan = await planFor(call, { subject, documents }, env);
  return plan.ok ? call('publishing.exportSql', { planId: plan.value.id }) : plan;
}
