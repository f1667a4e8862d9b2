import { Button } from '@mantine/core';
import { GitCompareArrows } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Bridge } from '../bridge/bridge.ts';
import type { CanvasOptions } from '../canvas/document-canvas.tsx';
import type { CanvasGestures } from '../canvas/gestures.ts';
import type { KindView } from '../canvas/scene.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { showDone } from '../ui/toast.tsx';
import { CompareCanvas } from './canvas/compare-canvas.tsx';
import classes from './compare-view.module.css';
import { type ComparisonStore, headerKey } from './comparison-store.ts';
import { sourceName } from './sources.ts';
import { takingFrom } from './taking.ts';
import { CompareToolbar } from './toolbar/compare-toolbar.tsx';
import { sourceOptions } from './toolbar/source-options.ts';

interface CompareViewProps {
  readonly comparison: ComparisonStore;
  readonly bridge: Bridge;
  /** null where this kind has no canvas. */
  readonly view: KindView | null;
  readonly gestures: CanvasGestures;
  readonly options: CanvasOptions;
  readonly readOnly: boolean;
  readonly onInspect: () => void;
  /** What would be sent to make one side of the other; absent where no side is a database. */
  readonly sql?: ReactNode;
}

const noConflicts: ReadonlySet<null> = new Set();

/** Two states of a document on one canvas. */
export function CompareView(props: CompareViewProps) {
  const { comparison, bridge, view, readOnly, sql } = props;
  const [sqlWanted, setSqlWanted] = useState(false);
  const sqlShown = sqlWanted && sql !== undefined;
  const { picture, error, before, after, hideLayout, chosen } = useStore(comparison.store);
  useEffect(() => comparison.attach(), [comparison]);
  // The same object as long as the comparison is the same: the canvas draws itself anew with every other one.
  const union = picture?.union ?? null;
  const drawn = useMemo(() => (picture && union ? { ...picture, union } : null), [picture, union]);
  const onChoose = useCallback((id: string | null) => comparison.choose(id), [comparison]);
  const readOptions = useMemo(() => {
    const { kind } = comparison.session.store.getState().document;
    return () => sourceOptions({ bridge, documentId: comparison.documentId, kind });
  }, [bridge, comparison]);

  function onRestoreAll() {
    if (!takingFrom(comparison).all()) return;
    showDone(`Everything is as in ${sourceName(before)}.`, {
      label: 'Undo',
      run: () => comparison.session.undo(),
    });
  }

  return (
    <div className={classes.view}>
      <CompareToolbar
        comparison={comparison}
        readOnly={readOnly}
        readOptions={readOptions}
        onRestoreAll={onRestoreAll}
        sql={sql === undefined ? null : { shown: sqlShown, onShow: setSqlWanted }}
      />
      {sqlShown && sql}
      {error && (
        <EmptyState
          Icon={GitCompareArrows}
          title="The two sides could not be compared"
          actions={<Button onClick={comparison.retry}>Try again</Button>}
        >
          {error.message} {error.remedy}
        </EmptyState>
      )}
      {!error && !picture && <SkeletonRows rows={6} label="Comparing" />}
      {picture && !picture.union && (
        <EmptyState Icon={GitCompareArrows} title="There is nothing to compare">
          Neither side has this document. Choose another side above.
        </EmptyState>
      )}
      {picture?.union && !view && (
        <EmptyState Icon={GitCompareArrows} title="This kind has no canvas here">
          What differs stands in the list.
        </EmptyState>
      )}
      {drawn && view && !sqlShown && (
        <CompareCanvas
          key={drawn.union.id}
          id={`compare ${comparison.documentId}`}
          picture={drawn}
          view={view}
          gestures={props.gestures}
          options={props.options}
          hideLayout={hideLayout}
          conflicts={noConflicts}
          beforeName={sourceName(before)}
          afterName={sourceName(after)}
          chosen={chosen === headerKey ? null : chosen}
          onChoose={onChoose}
          onInspect={props.onInspect}
        />
      )}
    </div>
  );
}
