import { type ReactNode, useCallback } from 'react';
import { useStore } from 'zustand';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { type ComparisonStore, isRestorable } from './comparison-store.ts';
import { chosenIn } from './inspector/chosen-in.ts';
import { CompareInspector } from './inspector/compare-inspector.tsx';
import { DifferenceList } from './list/difference-list.tsx';
import { sourceName } from './sources.ts';
import { takingFrom } from './taking.ts';

interface CompareExplorerProps {
  readonly comparison: ComparisonStore;
  /** What else differs between the two sides. */
  readonly below?: ReactNode;
}

/** The left panel of a comparison: what differs, as a list. */
export function CompareExplorer({ comparison, below }: CompareExplorerProps) {
  const { picture, error, filter, chosen, before, after } = useStore(comparison.store);
  const name = useStore(comparison.session.store, (state) => state.document.header.name);
  if (error) return null;
  if (!picture) return <SkeletonRows rows={5} label="Comparing" />;
  return (
    <DifferenceList
      name={name}
      listing={picture.listing}
      chosen={chosen}
      colorOf={({ before, after }) => {
        const record = after ?? before;
        const drawn = record && typeof record['from'] !== 'string';
        return drawn && comparison.view ? comparison.view.boxColor(record) : null;
      }}
      filter={filter}
      onFilter={comparison.setFilter}
      onChoose={comparison.choose}
      sameText={`${sourceName(before)} and ${sourceName(after)} are the same.`}
      below={below}
    />
  );
}

interface CompareDetailsProps {
  readonly comparison: ComparisonStore;
  readonly readOnly: boolean;
}

/** The right panel of a comparison: the difference that is looked at. */
export function CompareDetails({ comparison, readOnly }: CompareDetailsProps) {
  const state = useStore(comparison.store);
  const { picture, describer, chosen, before, after } = state;
  const choose = useCallback((id: string) => comparison.choose(id), [comparison]);
  if (!picture || !describer) return null;
  const taking = !readOnly && isRestorable(state) ? takingFrom(comparison) : null;
  return (
    <CompareInspector
      key={chosen}
      picture={picture}
      describer={describer}
      chosen={chosenIn(picture, chosen)}
      beforeName={sourceName(before)}
      afterName={sourceName(after)}
      inConflict={false}
      onRestoreField={taking && ((recordId, field) => void taking.field(recordId, field))}
      onRestoreRecord={taking && ((recordId) => void taking.record(recordId))}
      onChoose={choose}
    />
  );
}
