import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Json } from '../../../shared/base/json.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { Experiment } from '../../../shared/experiments/experiment.ts';
import { sampleSizeLimit } from '../../../shared/experiments/experiment.ts';
import { indexExperiment } from '../../../shared/experiments/experiment-index.ts';
import { neededPerVariant } from '../../../shared/experiments/needed-sample.ts';
import { newMetric } from '../../../shared/experiments/new-records.ts';
import { daysToSample, reach } from '../../../shared/experiments/reach.ts';
import { DraftField, type Parsed } from '../../documents/inspector/draft-field.tsx';
import shared from '../../documents/inspector/inspector.module.css';
import { optionalNumber } from '../../documents/inspector/parsing.ts';
import type { Session } from '../../documents/session.ts';
import { sharesOf } from '../actions/shares.ts';
import { percent } from '../percent.ts';
import classes from './experiment-inspector.module.css';
import { HeaderField, setHeaderIn } from './form.ts';
import { FoundEffects, Weeks } from './sample-plan.tsx';

interface SampleSizeProps {
  readonly session: Session;
  readonly document: Document;
}

/** What is asked beside the primary metric: no part of the document, kept as long as it is open. */
interface Asked {
  readonly baseline: number | null;
  readonly effect: number | null;
  readonly power: number;
  readonly alpha: number;
  readonly perDay: number | null;
}

const count = new Intl.NumberFormat('en');
const askedIn = new WeakMap<Session, Partial<Asked>>();

/** How many people are needed before anybody may decide, and the calculator that says so. */
export function SampleSize({ session, document }: SampleSizeProps) {
  const { metrics, exclusionGroups } = indexExperiment(document);
  const primary = metrics.find(({ role }) => role === 'primary') ?? newMetric({ role: 'primary' }, () => '');
  const [own, setOwn] = useState<Partial<Asked>>(askedIn.get(session) ?? {});
  const asked: Asked = {
    baseline: primary.baseline,
    effect: primary.minimumEffect,
    power: 80,
    alpha: 5,
    perDay: null,
    ...own,
  };
  const design = { alpha: asked.alpha / 100, power: asked.power / 100 };
  const planned = { ...primary, baseline: asked.baseline, minimumEffect: asked.effect };
  const needed = neededPerVariant(planned, design);
  const shares = Object.values(sharesOf(document));
  const smallest = Math.min(...shares);
  const total =
    needed === undefined || !(smallest > 0) ? undefined : Math.ceil((needed * 100) / smallest - 1e-9);
  const { coverage, minimumSampleSize } = (document as Experiment).header;
  const reached = reach(coverage ?? null, exclusionGroups);
  const days =
    needed !== undefined && asked.perDay !== null
      ? daysToSample(needed, asked.perDay, reached, shares)
      : undefined;
  const perVariant = minimumSampleSize ?? needed ?? 0;
  const isMean = primary.measureType === 'mean';

  function ask(part: Readonly<Record<string, Json>>) {
    const next = { ...own, ...part };
    askedIn.set(session, next);
    setOwn(next);
  }

  function number(field: keyof Asked, label: string, least: number, most: number, required: boolean) {
    return (
      <DraftField
        label={label}
        value={asked[field] === null ? '' : String(asked[field])}
        parse={(text): Parsed => {
          const parsed = optionalNumber(least, most)(text);
          return required && parsed.ok && parsed.value === null
            ? { ok: false, message: `Type a number from ${least} to ${most}.` }
            : parsed;
        }}
        inputMode="decimal"
        {...(hints[field] !== undefined && { hint: hints[field] })}
        onCommit={(value) => ask({ [field]: value })}
      />
    );
  }

  return (
    <section className={shared.section} aria-label="Sample size">
      <h3 className={shared.heading}>Sample size</h3>
      <HeaderField
        session={session}
        document={document}
        field="minimumSampleSize"
        label="Minimum sample size"
        hint="People in each variant before anybody may decide"
        parse={wholeNumber}
        inputMode="decimal"
      />
      <div className={shared.pair}>
        {number(
          'baseline',
          isMean ? 'Average of the control' : 'Base rate in percent',
          0,
          isMean ? 1e12 : 100,
          false,
        )}
        {number('effect', 'Effect in percent', 0, 1000, false)}
      </div>
      <div className={shared.pair}>
        {number('power', 'Power in percent', 50, 99.9, true)}
        {number('alpha', 'Error rate in percent', 0.1, 50, true)}
      </div>
      {number('perDay', 'People a day', 0, 1e12, false)}
      {needed === undefined ? (
        <p className={shared.hint}>
          {isMean && primary.standardDeviation === null
            ? `Give ${primary.measure} a standard deviation, a baseline and an effect to see how many people are needed.`
            : 'Type a base rate and an effect to see how many people are needed.'}
        </p>
      ) : (
        <>
          <output className={classes.needed} aria-label="People needed">
            <strong>{count.format(needed)}</strong> people in each variant
            {total === undefined ? '' : ','} {total !== undefined && <strong>{count.format(total)}</strong>}
            {total === undefined ? '' : ` in all, because the smallest share is ${percent(smallest)}`}
            {days === undefined ? '' : `: ${daysInWords(days)}`}.
          </output>
          {needed !== minimumSampleSize && needed <= sampleSizeLimit && (
            <div className={classes.buttons}>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => setHeaderIn(session, 'minimumSampleSize', needed)}
              >
                Use {count.format(needed)}
              </Button>
            </div>
          )}
        </>
      )}
      {metrics.length > 0 && perVariant > 0 && (
        <FoundEffects
          metrics={metrics.map((metric) => (metric.id === primary.id ? planned : metric))}
          {...{ perVariant, design }}
        />
      )}
      {asked.perDay !== null && asked.perDay > 0 && asked.baseline !== null && (
        <Weeks metric={planned} traffic={{ peoplePerDay: asked.perDay, reached, shares }} design={design} />
      )}
    </section>
  );
}

/** Weekends bring other people than Mondays: whole weeks are what is run. */
function daysInWords(days: number): string {
  const weeks = Math.ceil(days / 7);
  const exact = days === 1 ? '1 day' : `${count.format(days)} days`;
  if (days % 7 === 0)
    return `${exact}, ${weeks === 1 ? 'a whole week' : `${count.format(weeks)} whole weeks`}`;
  return `${exact}; run ${weeks === 1 ? 'a whole week' : `${count.format(weeks)} whole weeks`}, because weekdays differ`;
}

const hints: Readonly<Partial<Record<keyof Asked, string>>> = {
  perDay: 'Of the audience, before coverage: tells how long it takes, and what is found by when',
};

function wholeNumber(text: string): Parsed {
  const parsed = optionalNumber(0, sampleSizeLimit)(text.replaceAll(',', ''));
  if (!parsed.ok || parsed.value === null) return parsed;
  return Number.isInteger(parsed.value) ? parsed : { ok: false, message: 'Type a whole number of people.' };
}
