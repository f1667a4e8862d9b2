import type { Backdrop } from '../../canvas/scene.ts';

/** The colours and the font of the canvas that is painted on. */
export type Theme = Parameters<Backdrop['paint']>[1];
