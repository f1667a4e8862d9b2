import { checkSampleRatio, type SampleRatio, sampleRatioAlarm } from './statistics/sample-ratio.ts';
import { compareProportions, type TwoProportions } from './statistics/two-proportions.ts';

/** What was counted of one variant: people who took part, and those of them who did what the metric counts. */
export interface ArmCount {
  readonly key: string;
  readonly people: number;
  readonly successes: number;
}

export interface ArmResult {
  readonly key: string;
  /** 0 to 1; NaN where nobody was counted. */
  readonly rate: number;
  /** Against the control; undefined for the control itself, and where a count is missing or impossible. */
  readonly against?: TwoProportions;
  readonly verdict: 'better' | 'worse' | 'open' | 'control';
}

export interface ExperimentResult {
  readonly arms: readonly ArmResult[];
  /** Of each interval, 0 to 1: narrower where several variants are compared with one control. */
  readonly confidence: number;
  /** Whether people were shared out as planned; undefined: nothing to tell yet. */
  readonly ratio: SampleRatio | undefined;
  /** The split is broken: nothing below it can be trusted. */
  readonly ratioBroken: boolean;
  /** Variants with fewer people than were planned for each. */
  readonly tooFew: readonly string[];
}

interface Plan {
  readonly control: string;
  /** Of each variant, in percent. */
  readonly shares: Readonly<Record<string, number>>;
  /** Where better is. */
  readonly direction: string;
  readonly minimumSampleSize: number | null;
}

/**
 * Reads the counts of a rate: every variant against the control by the pooled two-proportion test, at 95 % over all of the
 * comparisons together (the error rate is shared out evenly: O. J. Dunn, Multiple Comparisons Among Means, JASA 56 (1961),
 * 52-64), and the people against the planned shares. For one look at the end: looking often finds what is not there.
 */
export function readResult(counts: readonly ArmCount[], plan: Plan): ExperimentResult {
  const control = counts.find(({ key }) => key === plan.control);
  const comparisons = Math.max(1, counts.length - 1);
  const confidence = 1 - 0.05 / comparisons;
  const arms = counts.map((count): ArmResult => {
    const { key, successes, people } = count;
    const rate = successes / people;
    if (key === plan.control) return { key, rate, verdict: 'control' };
    const against = control && compareProportions(sample(control), sample(count), confidence);
    if (!against) return { key, rate, verdict: 'open' };
    return { key, rate, against, verdict: verdictOf(against, confidence, plan.direction) };
  });
  const ratio = checkSampleRatio(
    counts.map(({ people }) => people),
    counts.map(({ key }) => plan.shares[key] ?? 0),
  );
  return {
    arms,
    confidence,
    ratio,
    ratioBroken: ratio !== undefined && ratio.p < sampleRatioAlarm,
    tooFew: counts.filter(({ people }) => people < (plan.minimumSampleSize ?? 0)).map(({ key }) => key),
  };
}

function sample({ people, successes }: ArmCount) {
  return { n: people, successes };
}

function verdictOf({ p, difference }: TwoProportions, confidence: number, direction: string) {
  if (p >= 1 - confidence) return 'open';
  return difference > 0 === (direction !== 'decrease') ? 'better' : 'worse';
}
