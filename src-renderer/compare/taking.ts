import type { Id } from '../../shared/base/ids.ts';
import { firstCodePoints } from '../../shared/base/text.ts';
import { isEmptyChange } from '../../shared/documents/change.ts';
import { restoreAll, restoreField, restoreRecord } from '../../shared/documents/compare/restoring.ts';
import type { Change } from '../../shared/documents/document.ts';
import type { ComparisonStore } from './comparison-store.ts';
import { sourceName } from './sources.ts';

/** Takes values of the left side into the document, each as one step that can be undone; says whether it was done. A refusal is told by the session. */
export interface Taking {
  readonly field: (recordId: Id | null, field: string) => boolean;
  readonly record: (recordId: Id) => boolean;
  readonly all: () => boolean;
}

export function takingFrom({ store, session }: ComparisonStore): Taking {
  const from = () => sourceName(store.getState().before);
  const commit = (label: string, change: Change | null | undefined): boolean =>
    change !== null && change !== undefined && !isEmptyChange(change) && session.commit(label, change);
  const comparison = () => store.getState().picture?.comparison;
  const nameOf = (recordId: Id) => firstCodePoints(comparison()?.records.get(recordId)?.name ?? '', 60);
  return {
    field: (recordId, field) => {
      const found = comparison();
      const fields = recordId === null ? found?.header : found?.records.get(recordId)?.fields;
      const what = fields?.find((one) => one.field === field)?.lines[0]?.what ?? field;
      const of = recordId === null ? '' : ` of ${nameOf(recordId)}`;
      return commit(`Restore ${what}${of} from ${from()}`, found && restoreField(found, recordId, field));
    },
    record: (recordId) => {
      const found = comparison();
      return commit(`Restore ${nameOf(recordId)} from ${from()}`, found && restoreRecord(found, recordId));
    },
    all: () => {
      const found = comparison();
      return commit(`Restore ${from()}`, found && restoreAll(found));
    },
  };
}
