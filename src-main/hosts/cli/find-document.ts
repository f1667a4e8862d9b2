import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { didYouMean } from './nearest.ts';
import type { Call } from './outcome.ts';

/** The id of the document of this id or name. */
export async function findDocument(call: Call, subject: string): Promise<Result<string, AppError>> {
  const found = await call('documents.list', { archived: false });
  if (!found.ok) return found;
  const matches = found.value.filter((item) => item.id === subject || item.name === subject);
  const [match, second] = matches;
  if (match === undefined) {
    const names = found.value.map(({ name }) => name);
    const remedy = '"journey-designer list" lists those of this workspace.';
    const said = `There is no document "${subject}".${didYouMean(subject, names)}`;
    return err(appError('not-found', said, { remedy }));
  }
  if (second !== undefined) {
    const message = `More than one document is called "${subject}": name it by its id.`;
    return err(appError('name-taken', message));
  }
  return ok(match.id);
}
