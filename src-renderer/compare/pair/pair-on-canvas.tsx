import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Id } from '../../../shared/base/ids.ts';
import { compareDocuments } from '../../../shared/documents/compare/comparison.ts';
import type { Describer } from '../../../shared/documents/describe-change.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { CanvasOptions } from '../../canvas/document-canvas.tsx';
import type { CanvasGestures } from '../../canvas/gestures.ts';
import type { KindView } from '../../canvas/scene.ts';
import { loadDescriber } from '../../documents/history/describers.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { CompareCanvas } from '../canvas/compare-canvas.tsx';
import { headerKey, keyOf } from '../comparison-store.ts';
import classes from '../conflict/conflict-on-canvas.module.css';
import { chosenIn } from '../inspector/chosen-in.ts';
import { CompareInspector } from '../inspector/compare-inspector.tsx';
import { type Picture, pictureInSteps } from '../picture.ts';
import { inSlices, type Sliced } from '../slices.ts';

export interface PairOnCanvasProps {
  /** null: it is not there. One of the two is. */
  readonly before: Document | null;
  readonly after: Document | null;
  readonly beforeName: string;
  readonly afterName: string;
  /** The record that is looked at first; null: the document itself. */
  readonly recordId: Id | null;
  /** null where this kind has no canvas. */
  readonly view: KindView | null;
  readonly gestures: CanvasGestures;
  readonly options: CanvasOptions;
}

interface Made {
  readonly picture: Picture;
  readonly describer: Describer;
}

/** Two documents that need not be in this workspace, on one canvas: only to be looked at. */
export function PairOnCanvas(props: PairOnCanvasProps) {
  const { before, after, view } = props;
  const [made, setMade] = useState<Made | null>(null);
  useEffect(() => {
    const some = after ?? before;
    if (!some) return undefined;
    let left = false;
    let drawing: Sliced | null = null;
    async function make(kind: Document['kind']) {
      const describer = await loadDescriber(kind);
      if (left) return;
      const comparison = compareDocuments(before, after, describer);
      drawing = inSlices(pictureInSteps({ comparison, describer, view, hideLayout: false }), (picture) =>
        setMade({ picture, describer }),
      );
    }
    void make(some.kind);
    return () => {
      left = true;
      drawing?.cancel();
    };
  }, [before, after, view]);
  if (!made) return <SkeletonRows rows={8} label="Putting both on one canvas" />;
  return <Looking {...props} made={made} />;
}

function Looking({ made, recordId, ...props }: PairOnCanvasProps & { readonly made: Made }) {
  const { picture, describer } = made;
  const { items } = picture.listing;
  const [chosen, setChosen] = useState<string>(recordId ?? headerKey);
  const drawn = useMemo(() => (picture.union ? { ...picture, union: picture.union } : null), [picture]);
  const onChoose = useCallback((id: Id | null) => setChosen(id ?? headerKey), []);
  const shown = chosenIn(picture, chosen);
  const at = items.findIndex((item) => keyOf(item) === chosen);

  function step(by: 1 | -1) {
    const from = at < 0 && by < 0 ? 0 : at;
    const next = items[(from + by + items.length) % items.length];
    if (next) setChosen(keyOf(next));
  }

  return (
    <div className={classes.view}>
      <div className={classes.main}>
        {drawn && props.view ? (
          <CompareCanvas
            id={`pair ${drawn.union.id}`}
            picture={drawn}
            view={props.view}
            gestures={props.gestures}
            options={props.options}
            hideLayout={false}
            conflicts={noConflicts}
            beforeName={props.beforeName}
            afterName={props.afterName}
            chosen={chosen === headerKey ? null : chosen}
            onChoose={onChoose}
            onInspect={nothing}
          />
        ) : (
          <EmptyState title="This kind has no canvas here">What differs stands beside.</EmptyState>
        )}
      </div>
      <section className={classes.side} aria-label="What differs">
        <div className={classes.steps}>
          <IconButton label="Previous difference" Icon={ChevronLeft} onClick={() => step(-1)} />
          <output className={classes.count}>
            {at < 0
              ? `${items.length} ${items.length === 1 ? 'difference' : 'differences'}`
              : `${at + 1} of ${items.length}`}
          </output>
          <IconButton label="Next difference" Icon={ChevronRight} onClick={() => step(1)} />
        </div>
        {shown === null ? (
          <p className={classes.hint}>
            {items.length === 0
              ? `${props.beforeName} and ${props.afterName} are the same.`
              : 'Choose something on the canvas, or go from one difference to the next with the arrows above.'}
          </p>
        ) : (
          <CompareInspector
            key={chosen}
            picture={picture}
            describer={describer}
            chosen={shown}
            beforeName={props.beforeName}
            afterName={props.afterName}
            inConflict={false}
            onRestoreField={null}
            onRestoreRecord={null}
            onChoose={onChoose}
          />
        )}
      </section>
    </div>
  );
}

const noConflicts: ReadonlySet<null> = new Set();
const nothing = () => {};
