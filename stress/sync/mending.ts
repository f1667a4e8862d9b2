import { type Change, emptyChange } from '../../shared/documents/document.ts';
import { unitOf } from '../../shared/publishing/units.ts';
import type { Held } from '../clients/protocol.ts';
import type { RandomSource } from '../random-source.ts';
import { marksGone } from './edits.ts';
import type { Oracle } from './oracle.ts';
import { type AtWork, send } from './sending.ts';
import { removal } from './structure.ts';

interface Mending {
  readonly random: RandomSource;
  readonly oracle: Oracle;
}

/** Far more than what one merge can leave. */
const mostMended = 40;

/**
 * Two designers who change the structure of one document leave what no rule allows: a road to what is gone, two steps in one
 * place. Mends it as a person does in the findings panel, by the quick fix or by taking the part out. False: it cannot be.
 */
export async function mend(
  designer: AtWork,
  documentId: string,
  { random, oracle }: Mending,
): Promise<boolean> {
  for (let left = mostMended; left > 0; left -= 1) {
    const held = (await designer.client.documents()).find(({ document }) => document.id === documentId);
    const change = held ? mendingOf(held, random) : null;
    if (!held || !change) return true;
    if (!(await send(designer, held, change, random))) return false;
    for (const [place, value] of marksGone(change)) oracle.removed(designer.who, place, value);
  }
  return false;
}

/** null: there is nothing to be mended. */
function mendingOf({ document }: Held, random: RandomSource): Change | null {
  const [error] = unitOf(document.kind)
    .ruleSet.find(document)
    .filter(({ severity }) => severity === 'error');
  if (!error) return null;
  const fixed = error.fix?.makeChange(document, random.id);
  if (fixed) return fixed;
  const record = error.recordId === null ? undefined : document.records[error.recordId];
  return record ? removal(document, record) : emptyChange;
}
