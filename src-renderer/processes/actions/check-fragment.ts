import { processRecordSchemas } from '../../../shared/processes/schemas.ts';
import type { Fragment } from '../../canvas/clipboard/fragment.ts';
import { isWholeFragment } from '../../canvas/editing/whole-fragment.ts';

/** Whether everything on the clipboard is a whole process record. Loaded when something is pasted: it carries zod. */
export function isProcessFragment(fragment: Fragment): boolean {
  return isWholeFragment(fragment, 'process', processRecordSchemas);
}
