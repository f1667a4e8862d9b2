import { experimentRecordSchemas } from '../../../shared/experiments/schemas.ts';
import type { Fragment } from '../../canvas/clipboard/fragment.ts';
import { isWholeFragment } from '../../canvas/editing/whole-fragment.ts';

/** Whether everything on the clipboard is a whole experiment record. Loaded when something is pasted: it carries zod. */
export function isExperimentFragment(fragment: Fragment): boolean {
  return isWholeFragment(fragment, 'experiment', experimentRecordSchemas);
}
