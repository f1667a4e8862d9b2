import { Button } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import { recordOf } from '../../../shared/documents/three-way-places.ts';
import type { CanvasOptions } from '../../canvas/document-canvas.tsx';
import type { CanvasGestures } from '../../canvas/gestures.ts';
import type { KindView } from '../../canvas/scene.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { CompareCanvas } from '../canvas/compare-canvas.tsx';
import { type Chosen, CompareInspector } from '../inspector/compare-inspector.tsx';
import classes from './conflict-on-canvas.module.css';
import { Decision, type PlaceChoice, type SideNames } from './decision.tsx';
import { decisionsOf, type ThreeSides, type ThreeWayPicture, threeWayPicture } from './three-way-picture.ts';

export interface ConflictOnCanvasProps {
  readonly sides: ThreeSides;
  readonly names: SideNames;
  /** 'Production'. */
  readonly theirsName: string;
  /** null where this kind has no canvas. */
  readonly view: KindView | null;
  readonly gestures: CanvasGestures;
  readonly options: CanvasOptions;
  /** Makes one document of both sides as chosen, by the conflicts' keys; the error where it could not. */
  readonly onResolve: (choices: Readonly<Record<string, PlaceChoice>>) => Promise<AppError | null>;
}

/** Both sides of a conflict on one canvas, decided place by place; what only one side changed is merged by itself. */
export function ConflictOnCanvas(props: ConflictOnCanvasProps) {
  const { sides, view } = props;
  const [made, setMade] = useState<ThreeWayPicture | null>(null);
  useEffect(() => {
    let left = false;
    async function make() {
      const picture = await threeWayPicture(sides, view);
      if (!left) setMade(picture);
    }
    void make();
    return () => {
      left = true;
    };
  }, [sides, view]);
  if (!made) return <SkeletonRows rows={8} label="Putting both sides on one canvas" />;
  return <Deciding {...props} made={made} />;
}

function Deciding({ made, ...props }: ConflictOnCanvasProps & { readonly made: ThreeWayPicture }) {
  const { three, picture, describer } = made;
  const decisions = useMemo(() => decisionsOf(made), [made]);
  const places = useMemo(() => [...new Set(decisions.map(({ recordId }) => recordId))], [decisions]);
  const [choices, setChoices] = useState<Readonly<Record<string, PlaceChoice>>>({});
  const [chosen, setChosen] = useState<string | null>(places[0] ?? null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const decided = decisions.filter(({ conflict }) => Object.hasOwn(choices, conflict.key)).length;
  const here = decisions.filter(({ recordId }) => recordId === chosen);
  const at = places.indexOf(chosen);
  // The same object as long as both sides are: the canvas draws itself anew with every other one.
  const drawn = useMemo(() => (picture.union ? { ...picture, union: picture.union } : null), [picture]);
  const told = new Set(here.flatMap(({ lines }) => lines.flatMap(({ field }) => field ?? [])));

  function step(by: 1 | -1) {
    const from = at < 0 && by < 0 ? 0 : at;
    setChosen(places[(from + by + places.length) % places.length] ?? null);
  }

  async function resolve() {
    setBusy(true);
    setError(null);
    const failed = await props.onResolve(choices);
    setBusy(false);
    setError(failed);
  }

  return (
    <div className={classes.view}>
      <div className={classes.main}>
        {drawn && props.view ? (
          <CompareCanvas
            id={`conflict ${drawn.union.id}`}
            picture={drawn}
            view={props.view}
            gestures={props.gestures}
            options={props.options}
            hideLayout={false}
            conflicts={three.conflicts}
            beforeName={props.theirsName}
            afterName="Here"
            chosen={chosen}
            onChoose={setChosen}
            onInspect={nothing}
          />
        ) : (
          <EmptyState title="This kind has no canvas here">What has to be decided stands beside.</EmptyState>
        )}
      </div>
      <section className={classes.side} aria-label="What both sides changed">
        <div className={classes.steps}>
          <IconButton label="Previous conflict" Icon={ChevronLeft} onClick={() => step(-1)} />
          <output className={classes.count}>
            {at < 0 ? `${places.length} in conflict` : `${at + 1} of ${places.length} in conflict`}
          </output>
          <IconButton label="Next conflict" Icon={ChevronRight} onClick={() => step(1)} />
        </div>
        <CompareInspector
          picture={picture}
          describer={describer}
          chosen={chosenOf(made, chosen)}
          beforeName={props.theirsName}
          afterName="here"
          inConflict={here.length > 0}
          onRestoreField={null}
          onRestoreRecord={null}
          onChoose={setChosen}
          told={told}
        >
          {here.map((decision) => (
            <Decision
              key={decision.conflict.key}
              decision={decision}
              names={props.names}
              choice={choices[decision.conflict.key]}
              onChoice={(choice) => setChoices((now) => ({ ...now, [decision.conflict.key]: choice }))}
            />
          ))}
        </CompareInspector>
        <div className={classes.foot}>
          <p className={classes.note} aria-live="polite">
            {error
              ? `${error.message} ${error.remedy ?? ''}`
              : decided === 0
                ? 'Nothing is chosen yet. Publishing this document waits for it.'
                : `${decided} of ${decisions.length} decided. What only one side changed is kept.`}
          </p>
          <Button disabled={decided < decisions.length} loading={busy} onClick={() => void resolve()}>
            Resolve
          </Button>
        </div>
      </section>
    </div>
  );
}

const nothing = () => {};

/** What is shown of the place that is looked at; null is the document itself, where it differs. */
function chosenOf({ picture }: ThreeWayPicture, chosen: string | null): Chosen | null {
  const difference = picture.listing.items.find(({ id }) => id === chosen);
  if (difference) return { what: 'difference', difference };
  const record = chosen !== null && picture.union ? recordOf(picture.union, chosen) : undefined;
  return record ? { what: 'same', record } : null;
}
