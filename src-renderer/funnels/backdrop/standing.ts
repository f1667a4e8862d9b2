import type { Rect } from '../../../shared/drawing/scene.ts';
import type { StepShape } from '../../../shared/funnels/measures/funnel-shape.ts';
import type { Backdrop } from '../../canvas/scene.ts';

export type Theme = Parameters<Backdrop['paint']>[1];

/** The bar of a step and where it stands, in canvas pixels. */
export interface Standing {
  readonly shape: StepShape;
  /** Its card. */
  readonly rect: Rect;
  readonly onMainLine: boolean;
  readonly baseline: number;
  readonly height: number;
}
