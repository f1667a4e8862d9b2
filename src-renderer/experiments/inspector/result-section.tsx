import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Document } from '../../../shared/documents/document.ts';
import { numberInWords } from '../../../shared/documents/in-words.ts';
import type { Experiment } from '../../../shared/experiments/experiment.ts';
import { indexExperiment } from '../../../shared/experiments/experiment-index.ts';
import {
  type ArmResult,
  type ExperimentResult,
  readResult,
} from '../../../shared/experiments/read-result.ts';
import type { Variant } from '../../../shared/experiments/records/variant.ts';
import { statusOf } from '../../../shared/experiments/status.ts';
import type { TypedCount } from '../../../shared/settings/typed-beside.ts';
import { DraftField, type Parsed } from '../../documents/inspector/draft-field.tsx';
import shared from '../../documents/inspector/inspector.module.css';
import { wholeNumber } from '../../documents/inspector/parsing.ts';
import type { Session } from '../../documents/session.ts';
import { useBeside } from '../../documents/typed-beside.ts';
import { sharesOf } from '../actions/shares.ts';
import classes from './experiment-inspector.module.css';

const empty: TypedCount = { people: null, successes: null };
const count = new Intl.NumberFormat('en');

/** Reads what was counted of the primary metric once people have taken part; averages are not counted so. */
export function ResultSection({
  session,
  document,
}: {
  readonly session: Session;
  readonly document: Document;
}) {
  const beside = useBeside();
  const [counts, setCounts] = useState(() => beside.of(session.id).counts ?? {});
  const { variants, metrics } = indexExperiment(document);
  const primary = metrics.find(({ role }) => role === 'primary');
  const control = variants.find(({ isControl }) => isControl);
  const status = statusOf(document);
  if (status !== 'running' && status !== 'completed') return null;
  if (primary?.measureType !== 'proportion' || !control || variants.length < 2) return null;

  function set(key: string, part: Partial<TypedCount>) {
    const next = { ...counts, [key]: { ...(counts[key] ?? empty), ...part } };
    const typed = Object.entries(next).filter(
      ([, { people, successes }]) => people !== null || successes !== null,
    );
    beside.keep(session.id, { counts: typed.length > 0 ? Object.fromEntries(typed) : undefined });
    setCounts(next);
  }

  const complete = variants.flatMap(({ key }) => {
    const { people, successes } = counts[key] ?? empty;
    return people === null || successes === null ? [] : [{ key, people, successes }];
  });
  const impossible = complete.find(({ people, successes }) => successes > people);
  const nameOf = (key: string) => variants.find((variant) => variant.key === key)?.name || key;
  return (
    <section className={shared.section} aria-label="Result">
      <h3 className={shared.heading}>Result</h3>
      <div className={classes.counts}>
        <span />
        <span className={classes.countHead}>People</span>
        <span className={classes.countHead} title={primary.measure}>
          {primary.measure}
        </span>
        {variants.map((variant) => (
          <CountRow
            key={variant.id}
            variant={variant}
            counted={counts[variant.key] ?? empty}
            measure={primary.measure}
            onCount={(part) => set(variant.key, part)}
          />
        ))}
      </div>
      {impossible ? (
        <p className={shared.problem} role="alert">
          {nameOf(impossible.key)} counts more than its people. Check the two numbers.
        </p>
      ) : complete.length === variants.length ? (
        <Reading
          result={readResult(complete, {
            control: control.key,
            shares: sharesOf(document),
            direction: primary.direction,
            minimumSampleSize: (document as Experiment).header.minimumSampleSize ?? null,
          })}
          nameOf={nameOf}
          controlName={nameOf(control.key)}
          planned={(document as Experiment).header.minimumSampleSize ?? 0}
        />
      ) : (
        <p className={shared.hint}>
          Type what was counted of each variant to see whether the difference is real.
        </p>
      )}
      <p className={shared.hint}>What you typed is kept in this workspace, never in the experiment.</p>
    </section>
  );
}

interface CountRowProps {
  readonly variant: Variant;
  readonly counted: TypedCount;
  readonly measure: string;
  readonly onCount: (part: Partial<TypedCount>) => void;
}

function CountRow({ variant, counted, measure, onCount }: CountRowProps) {
  const name = variant.name || variant.key;
  const field = (label: string, part: keyof TypedCount) => (
    <DraftField
      bare
      label={label}
      value={counted[part] === null ? '' : String(counted[part])}
      parse={wholeCount}
      inputMode="decimal"
      onCommit={(value) => onCount({ [part]: typeof value === 'number' ? value : null })}
    />
  );
  return (
    <>
      <span className={classes.shareName} title={name}>
        {name}
      </span>
      {field(`People in ${name}`, 'people')}
      {field(`${measure} in ${name}`, 'successes')}
    </>
  );
}

function wholeCount(text: string): Parsed {
  return wholeNumber(0, 2_000_000_000)(text.replaceAll(',', ''));
}

interface ReadingProps {
  readonly result: ExperimentResult;
  readonly nameOf: (key: string) => string;
  readonly controlName: string;
  readonly planned: number;
}

function Reading({ result, nameOf, controlName, planned }: ReadingProps) {
  const { arms, ratio, ratioBroken, tooFew, confidence } = result;
  if (ratioBroken && ratio)
    return (
      <p className={classes.lock} role="alert">
        <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />
        <span>
          People are not shared out as planned ({chance(ratio.p)}). Find out why first: before that no
          difference can be trusted.
        </span>
      </p>
    );
  const early = tooFew.length > 0;
  return (
    <div aria-live="polite" className={classes.reading}>
      {early && (
        <p className={shared.hint}>
          Too early to decide: {tooFew.map(nameOf).join(', ')} {tooFew.length === 1 ? 'has' : 'have'} fewer
          than the {count.format(planned)} people that were planned. Who stops at the first good look finds
          what is not there.
        </p>
      )}
      {arms
        .filter(({ verdict }) => verdict !== 'control')
        .map((arm) => (
          <ArmReading key={arm.key} {...{ arm, controlName, confidence, early }} name={nameOf(arm.key)} />
        ))}
    </div>
  );
}

interface ArmReadingProps {
  readonly arm: ArmResult;
  readonly name: string;
  readonly controlName: string;
  readonly confidence: number;
  /** The people that were planned are not there yet: nothing is settled. */
  readonly early: boolean;
}

const verdictWords = {
  better: 'is better than',
  worse: 'is worse than',
  open: 'cannot be told from',
  control: '',
} as const;

function ArmReading({ arm, name, controlName, confidence, early }: ArmReadingProps) {
  const { rate, against, verdict } = arm;
  if (!against)
    return (
      <p className={shared.hint}>
        Nobody is counted of {name} or {controlName} yet.
      </p>
    );
  const [low, high] = against.interval;
  return (
    <p className={classes.arm} data-verdict={early ? 'open' : verdict}>
      <strong>{name}</strong> {verdictWords[verdict]} {controlName}: {tenths(rate * 100)}
      {'\u00a0'}%, {signed(against.difference * 100)} pts, {signed(low * 100)} to {signed(high * 100)} at{' '}
      {numberInWords(Math.round(confidence * 1000) / 10)}
      {'\u00a0'}% ({chance(against.p)}).
    </p>
  );
}

/** With one decimal and a true minus. */
function tenths(value: number): string {
  const text = value.toFixed(1);
  return text === '-0.0' ? '0.0' : text.replace('-', '\u2212');
}

function signed(value: number): string {
  const text = tenths(value);
  return value > 0 && text !== '0.0' ? `+${text}` : text;
}

function chance(p: number): string {
  return p < 0.0001 ? 'p below 0.0001' : `p = ${p.toPrecision(2)}`;
}
