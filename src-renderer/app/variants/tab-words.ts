import { kindWords } from '../../documents/explorer/kinds.ts';
import type { Session } from '../../documents/session.ts';
import { isVariantSession } from '../../experiments/variants/variant-session.ts';

const { Icon, color } = kindWords.experiment;

/** 'Variant B over Consumer onboarding'. */
export function variantTabWords(session: Session | null) {
  if (!isVariantSession(session)) return { name: 'Variant', Icon, color };
  const { variant, base } = session.variant.getState();
  return { name: `${variant.name} over ${base.document.header.name}`, Icon, color };
}
