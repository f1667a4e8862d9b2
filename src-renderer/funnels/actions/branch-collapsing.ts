import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import type { KindView } from '../../canvas/scene.ts';

/** What begins after a step steps behind it. */
export const branchCollapsing: NonNullable<KindView['collapsing']> = {
  what: 'a step with branches',
  isAble: ({ id }, document) => indexFunnel(document).folds().holders.has(id),
};
