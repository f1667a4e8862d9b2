import type { DocumentKind } from '../../documents/document.ts';
import { experimentPicture } from './experiment.ts';
import { funnelPicture } from './funnel.ts';
import { journeyPicture } from './journey.ts';
import type { KindPicture } from './kind-picture.ts';
import { processPicture } from './process.ts';

/** How each kind of document is drawn. */
export const kindPictures = {
  journey: journeyPicture,
  funnel: funnelPicture,
  process: processPicture,
  experiment: experimentPicture,
} satisfies Record<DocumentKind, KindPicture>;
