import { compareNames } from '../../shared/base/text.ts';
import type { RemoteState } from '../../shared/publishing/push-result.ts';
import type { ComparisonStore } from '../compare/comparison-store.ts';
import type { Source } from '../compare/source.ts';
import { checkOf, type PublishingState } from '../publishing/store/state.ts';
import type { Services } from './services.ts';

type EnvironmentSource = Extract<Source, { readonly from: 'environment' }>;

/** The environment that a document as it is now is compared with; null: it is compared with something else. */
export function comparedEnvironment({
  before,
  after,
}: {
  readonly before: Source;
  readonly after: Source;
}): EnvironmentSource | null {
  if (before.from === 'environment' && after.from === 'now') return before;
  return after.from === 'environment' && before.from === 'now' ? after : null;
}

/** Rows that there is no document of here, or that cannot be drawn, have nothing to be compared. */
const incomparable: ReadonlySet<RemoteState['state']> = new Set(['equal', 'new-there', 'raw']);

/** The documents that are here and differ from what an environment has, as it was looked at last, by name. */
export function differingDocuments(state: PublishingState, environmentId: string): readonly RemoteState[] {
  const documents = checkOf(state, environmentId).status?.documents ?? [];
  return documents
    .filter((document) => !incomparable.has(document.state))
    .toSorted((a, b) => compareNames(a.name, b.name));
}

/** Brings the comparison of another document with the same environment to the front, the same way round. */
export function compareOther({ comparisons }: Services, from: ComparisonStore, documentId: string): void {
  const { before, after } = from.store.getState();
  comparisons.open(documentId, { before, after });
}

/** To the next or previous document that differs, round and round; null where there is no other one. */
export function stepsThroughDocuments(
  services: Services,
  comparison: ComparisonStore,
): ((by: 1 | -1) => void) | null {
  const environment = comparedEnvironment(comparison.store.getState());
  if (!environment) return null;
  const ids = differingDocuments(services.publishing.state.getState(), environment.environmentId).map(
    ({ documentId }) => documentId,
  );
  const { documentId: here } = comparison;
  if (ids.every((id) => id === here)) return null;
  return (by) => {
    const at = ids.indexOf(here);
    const from = at < 0 && by < 0 ? 0 : at;
    const next = ids[(from + by + ids.length) % ids.length];
    if (next !== undefined) compareOther(services, comparison, next);
  };
}
