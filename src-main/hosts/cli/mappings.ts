import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { didYouMean } from './nearest.ts';
import type { Plan } from './planned.ts';
import type { StageMapping } from './wanted-plan.ts';

/** `--move old=new`, in every document of the plan that takes the old stage away. */
export function mappingsOf(
  { documents }: Plan,
  moves: readonly string[],
): Result<readonly StageMapping[], AppError> {
  const mappings: StageMapping[] = [];
  for (const move of moves) {
    const [from = '', to = ''] = move.split('=');
    const meant = documents.filter(({ running }) => running?.stages.some((stage) => stage.from === from));
    if (meant.length === 0) {
      const gone = documents.flatMap(({ running }) => running?.stages.map((stage) => stage.from) ?? []);
      const said = `The plan takes no stage "${from}" away at which anybody is.${didYouMean(from, gone)}`;
      return err(appError('not-found', said));
    }
    for (const { documentId, name, running } of meant) {
      const names = running?.names ?? [];
      if (!names.includes(to)) {
        const said = `"${name}" has no stage "${to}" afterwards.${didYouMean(to, names)}`;
        return err(appError('not-found', said));
      }
      mappings.push({ documentId, from, to });
    }
  }
  return ok(mappings);
}
