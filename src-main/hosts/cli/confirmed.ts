import { ok, type Result } from '../../../shared/base/result.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import { inCliWords } from './cli-words.ts';
import type { Call } from './outcome.ts';

/** Nobody sits here: who names the environment (`--confirm`) unlocks it, for this one command. */
export async function unlockAs(
  call: Call,
  { id: environmentId, name }: { readonly id: string; readonly name: string },
  confirm: string | null,
): Promise<Result<null, AppError>> {
  if (confirm === null) return ok(null);
  const unlocked = await call('publishing.unlock', { environmentId, confirmation: confirm, minutes: 5 });
  return unlocked.ok ? ok(null) : { ok: false, error: inCliWords(unlocked.error, name) };
}
