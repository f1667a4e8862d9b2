import { funnelRecordSchemas } from '../../../shared/funnels/schemas.ts';
import type { Fragment } from '../../canvas/clipboard/fragment.ts';
import { isWholeFragment } from '../../canvas/editing/whole-fragment.ts';

/** Whether everything on the clipboard is a whole funnel record. Loaded when something is pasted: it carries zod. */
export function isFunnelFragment(fragment: Fragment): boolean {
  return isWholeFragment(fragment, 'funnel', funnelRecordSchemas);
}
