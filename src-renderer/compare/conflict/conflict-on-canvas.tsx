import { Button } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Change } from '../../../shared/documents/document.ts';
import type { CanvasOptions } from '../../canvas/document-canvas.tsx';
import type { CanvasGestures } from '../../canvas/gestures.ts';
import type { KindView } from '../../canvas/scene.ts';
import type { Findings } from '../../documents/findings/findings-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { CompareCanvas } from '../canvas/compare-canvas.tsx';
import { headerKey } from '../comparison-store.ts';
import { chosenIn } from '../inspector/chosen-in.ts';
import { CompareInspector } from '../inspector/compare-inspector.tsx';
import classes from './conflict-on-canvas.module.css';
import { DecideSeveral } from './decide-several.tsx';
import { Decision, type PlaceChoice, type SideNames } from './decision.tsx';
import { EditResult, type ResultEditing } from './edit-result.tsx';
import { editOf, type MergedResult, mergedResult, useResultFindings } from './merged-result.ts';
import {
  decisionsOf,
  type ThreeSides,
  type ThreeWayPicture,
  type ToDecide,
  threeWayPicture,
} from './three-way-picture.ts';

export interface ConflictOnCanvasProps {
  readonly sides: ThreeSides;
  readonly names: SideNames;
  /** 'Production'. */
  readonly theirsName: string;
  /** null where this kind has no canvas. */
  readonly view: KindView | null;
  readonly gestures: CanvasGestures;
  readonly options: CanvasOptions;
  readonly editing: ResultEditing;
  /**
   * Makes one document of both sides as chosen, by the conflicts' keys, with what was edited on top of that; the error
   * where it could not.
   */
  readonly onResolve: (
    choices: Readonly<Record<string, PlaceChoice>>,
    edit: Change | null,
  ) => Promise<AppError | null>;
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
  const [{ choices, result }, setDecided] = useState<Decided>({ choices: {}, result: null });
  const [editing, setEditing] = useState(false);
  const [chosen, setChosen] = useState<string | null>(places[0] ?? null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const findings = useResultFindings(result, props.editing.findingsOf);
  const open = decisions.filter(({ conflict }) => !Object.hasOwn(choices, conflict.key));
  const decided = decisions.length - open.length;
  const here = decisions.filter(({ recordId }) => recordId === chosen);
  const at = places.indexOf(chosen);
  // The same object as long as both sides are: the canvas draws itself anew with every other one.
  const drawn = useMemo(() => (picture.union ? { ...picture, union: picture.union } : null), [picture]);
  const told = new Set(here.flatMap(({ lines }) => lines.flatMap(({ field }) => field ?? [])));

  function step(by: 1 | -1) {
    const from = at < 0 && by < 0 ? 0 : at;
    setChosen(places[(from + by + places.length) % places.length] ?? null);
  }

  function choose(decisions: readonly ToDecide[], choice: PlaceChoice) {
    setDecided((now) => {
      const chosenNow = decisions.map(({ conflict }) => [conflict.key, choice] as const);
      const next = { ...now.choices, ...Object.fromEntries(chosenNow) };
      return { choices: next, result: mergedResult(three.merge, next, now.result, props.editing.refuse) };
    });
  }

  async function resolve() {
    setBusy(true);
    setError(null);
    const failed = await props.onResolve(choices, result && editOf(result));
    setBusy(false);
    setError(failed);
  }

  if (editing && result && props.view) {
    return (
      <EditResult
        result={result}
        findings={findings}
        editing={props.editing}
        view={props.view}
        options={props.options}
        busy={busy}
        error={error}
        onBack={() => setEditing(false)}
        onTake={() => void resolve()}
      />
    );
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
          <DecideSeveral here={here} open={open} onDecide={choose} />
        </div>
        <CompareInspector
          picture={picture}
          describer={describer}
          chosen={chosenIn(picture, chosen ?? headerKey)}
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
              onChoice={(choice) => choose([decision], choice)}
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
            {result && findings && <FoundInResult findings={findings} />}
          </p>
          <span className={classes.decide}>
            {result && props.view && (
              <Button variant="default" onClick={() => setEditing(true)}>
                Edit the result
              </Button>
            )}
            <Button disabled={open.length > 0} loading={busy} onClick={() => void resolve()}>
              Resolve
            </Button>
          </span>
        </div>
      </section>
    </div>
  );
}

interface Decided {
  readonly choices: Readonly<Record<string, PlaceChoice>>;
  /** null while something is not decided. */
  readonly result: MergedResult | null;
}

const nothing = () => {};

/** What the rules say about the result before it is taken. */
function FoundInResult({ findings }: { readonly findings: Findings }) {
  const { state, counts } = useStore(findings.store);
  if (state !== 'ready') return null;
  const words = (['error', 'warning'] as const).flatMap((severity) =>
    counts[severity] === 0 ? [] : `${counts[severity]} ${severity}${counts[severity] === 1 ? '' : 's'}`,
  );
  return ` The result has ${words.length === 0 ? 'no errors and no warnings' : words.join(' and ')}.`;
}
