import type { DocumentFacts } from '../facts.ts';
import { baseChanged } from './base-changed.ts';
import { experimentsOverlap } from './experiments-overlap.ts';
import { nameAlike } from './name-alike.ts';
import { processCircle } from './process-circle.ts';
import { processInactive } from './process-inactive.ts';
import { referenceArchived } from './reference-archived.ts';
import { referenceKind } from './reference-kind.ts';
import { referenceMissing } from './reference-missing.ts';
import { variantShared } from './variant-shared.ts';
import { variantUnknown } from './variant-unknown.ts';
import { indexWorkspace, type WorkspaceFinding, type WorkspaceRule } from './workspace-rule.ts';

/** Every rule over the documents of a workspace together. A new one: a file beside this one, and a line here. */
export const workspaceRules: readonly WorkspaceRule[] = [
  referenceMissing,
  referenceArchived,
  referenceKind,
  variantUnknown,
  variantShared,
  experimentsOverlap,
  baseChanged,
  processCircle,
  processInactive,
  nameAlike,
];

/** What the rules notice, in their order. Linear in documents and references, but for running experiments: by pairs. */
export function findWorkspaceFindings(all: readonly DocumentFacts[]): readonly WorkspaceFinding[] {
  const index = indexWorkspace(all);
  return workspaceRules.flatMap((rule) => rule.check(index));
}
