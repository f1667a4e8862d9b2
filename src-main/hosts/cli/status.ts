import { ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import { type LookArguments, lookAtDocuments } from './look.ts';
import type { Call, Env, Outcome } from './outcome.ts';

type Status = CommandOutput<'publishing.status'>;

/** `status <environment>`: how each document stands to it, as the badges of the window say it. It reads, and judges nothing. */
export async function status(
  call: Call,
  args: LookArguments & { readonly documents: readonly string[] },
  env: Env,
): Promise<Result<Outcome, AppError>> {
  const looked = await lookAtDocuments(call, args, env);
  if (!looked.ok) return looked;
  const { status: all, documents } = looked.value;
  const lines = [
    ...notes(all),
    ...documents.map(
      ({ state, kind, name, reason }) =>
        `${state.padEnd(13)}  ${kind.padEnd(10)}  ${name}${reason === null ? '' : `: ${reason}`}\n`,
    ),
    `${all.toPublish} to publish, ${all.toPull} to pull, ${all.conflicts} changed on both sides\n`,
  ];
  return ok({ kind: 'done', data: { ...all, documents }, text: lines.join('') });
}

/** What is to be known before anything is said of a document. */
export function notes({ vanished, differences }: Status): readonly string[] {
  return [
    ...vanished.map(
      ({ table, missing, known }) =>
        `not seen: ${missing} of ${known} rows of ${table}; it may be a lost permission\n`,
    ),
    ...differences.map((text) => `tables differ: ${text}\n`),
  ];
}
