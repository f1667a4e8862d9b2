import type { Document } from '../../../shared/documents/document.ts';
import { indexExperiment } from '../../../shared/experiments/experiment-index.ts';
import type { Promotion } from '../../../shared/experiments/records/promotion.ts';

/** How the arm with this key became a revision of its base; undefined: it has not. The latest, where it did twice. */
export function promotionOf(document: Document, key: string): Promotion | undefined {
  return indexExperiment(document).promotions.findLast(({ winner }) => winner === key);
}
