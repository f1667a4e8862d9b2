import { journeyRecordSchemas } from '../../../shared/journeys/schemas.ts';
import type { Fragment } from '../../canvas/clipboard/fragment.ts';
import { isWholeFragment } from '../../canvas/editing/whole-fragment.ts';

/** Whether everything on the clipboard is a whole journey record. Loaded when something is pasted: it carries zod. */
export function isJourneyFragment(fragment: Fragment): boolean {
  return isWholeFragment(fragment, 'journey', journeyRecordSchemas);
}
