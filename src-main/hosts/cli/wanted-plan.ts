import { parseJsonOrNull } from '../../../shared/base/parse-json.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { commands } from '../../../shared/contract/commands.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { isFile, readText } from './read-text.ts';

/** The one plan that somebody looked at, and that a command is about. */
export interface WantedPlan {
  readonly hash: string;
  /** The documents that it was made for, by their ids; null: only the hash is known. */
  readonly documents: readonly string[] | null;
  /** The environment by its name; null: only the hash is known. */
  readonly environment: string | null;
  /** Where it takes people who are at a stage that goes. */
  readonly mappings: readonly StageMapping[];
}

export interface StageMapping {
  readonly documentId: string;
  readonly from: string;
  readonly to: string;
}

/** `--plan`: a hash, or the file that `plan --out` or `plan --json` wrote. null: none is asked for. */
export function readWantedPlan(said: string | null): Result<WantedPlan | null, AppError> {
  if (said === null) return ok(null);
  if (/^[0-9a-f]{64}$/.test(said))
    return ok({ hash: said, documents: null, environment: null, mappings: [] });
  const remedy = 'Name the hash that "plan" printed (64 digits), or the file that "plan --out" wrote.';
  if (!isFile(said)) return err(appError('bad-input', 'This is no plan.', { place: said, remedy }));
  const text = readText(said);
  if (!text.ok) return text;
  const read = commands['publishing.plan'].output.safeParse(parseJsonOrNull(text.value));
  if (!read.success) return err(appError('bad-input', 'The file holds no plan.', { place: said, remedy }));
  const { hash, documents, environmentName } = read.data;
  // What goes along because others name it goes along again.
  const chosen = documents.flatMap(({ documentId, takenAlong }) => (takenAlong ? [] : [documentId]));
  const mappings = documents.flatMap(({ documentId, running }) =>
    (running?.stages ?? []).flatMap(({ from, moveTo }) =>
      moveTo === null ? [] : [{ documentId, from, to: moveTo }],
    ),
  );
  return ok({ hash, documents: chosen, environment: environmentName, mappings });
}
