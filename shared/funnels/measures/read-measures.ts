import { type FunnelMeasures, type Measure, type StepMeasures, smallestGroup } from './measures.ts';

/** The measured columns of `funnel_stages` as they are kept: DECIMAL as Postgres writes it, nearly all of them nullable. */
export interface MeasuredStageRow {
  readonly id: string;
  readonly visitors: number | null;
  readonly conversions: number | null;
  readonly conversionRate: string | null;
  readonly averageTimeSpentSeconds: number | null;
  readonly dropOffCount: number | null;
  readonly dropOffRate: string | null;
}

export interface MeasuredFunnelRow {
  readonly totalVisitors: number | null;
  readonly conversionRate: string | null;
  readonly averageTimeToConvertDays: string | null;
}

/**
 * Imported columns as figures that may be shown: NULL stays nothing, a value that cannot be is flagged with its reason,
 * and what would tell of fewer than `smallestGroup` people is hidden, with what it could be worked out from.
 */
export function readStepMeasures(row: MeasuredStageRow): StepMeasures {
  const visitors = count(row.visitors);
  const conversions = within(count(row.conversions), visitors);
  const dropOffCount = within(count(row.dropOffCount), visitors);
  const conversionRate = percent(row.conversionRate);
  const dropOffRate = percent(row.dropOffRate);
  const averageTimeSpentSeconds = notNegative(row.averageTimeSpentSeconds, 'A time below zero');
  const stepId = row.id;
  if (isSmall(visitors)) {
    return {
      stepId,
      visitors: hidden,
      conversions: hide(conversions),
      conversionRate: hide(conversionRate),
      averageTimeSpentSeconds: hide(averageTimeSpentSeconds),
      dropOffCount: hide(dropOffCount),
      dropOffRate: hide(dropOffRate),
    };
  }
  const parts = [conversions, conversionRate, dropOffCount, dropOffRate] as const;
  const [a, b, c, d] = isSmall(conversions) || isSmall(dropOffCount) ? parts.map(hide) : parts;
  return {
    stepId,
    visitors,
    conversions: a ?? null,
    conversionRate: b ?? null,
    averageTimeSpentSeconds,
    dropOffCount: c ?? null,
    dropOffRate: d ?? null,
  };
}

export function readFunnelMeasures(
  row: MeasuredFunnelRow,
): Pick<FunnelMeasures, 'totalVisitors' | 'conversionRate' | 'averageTimeToConvertDays'> {
  const totalVisitors = count(row.totalVisitors);
  const rate = percent(row.conversionRate);
  const days = decimal(row.averageTimeToConvertDays, (value) => (value < 0 ? 'A time below zero' : null));
  if (!isSmall(totalVisitors)) return { totalVisitors, conversionRate: rate, averageTimeToConvertDays: days };
  return { totalVisitors: hidden, conversionRate: hide(rate), averageTimeToConvertDays: hide(days) };
}

const hidden: Measure = { state: 'hidden' };

function hide(measure: Measure | null): Measure | null {
  return measure && hidden;
}

/** Nobody is no group: a zero may be shown. */
function isSmall(measure: Measure | null): boolean {
  return measure?.state === 'value' && measure.value > 0 && measure.value < smallestGroup;
}

function count(value: number | null): Measure | null {
  return notNegative(value, 'A count below zero');
}

function notNegative(value: number | null, reason: string): Measure | null {
  if (value === null) return null;
  return value < 0 ? { state: 'bad', raw: String(value), reason } : { state: 'value', value };
}

/** A part of the visitors cannot be more than they are. */
function within(part: Measure | null, whole: Measure | null): Measure | null {
  if (part?.state !== 'value' || whole?.state !== 'value' || part.value <= whole.value) return part;
  return { state: 'bad', raw: String(part.value), reason: `More than the ${whole.value} visitors` };
}

function percent(text: string | null): Measure | null {
  return decimal(text, (value) =>
    value < 0 ? 'A rate below 0 %' : value > 100 ? 'A rate above 100 %' : null,
  );
}

/** NUMERIC also holds NaN and Infinity. */
function decimal(text: string | null, defectOf: (value: number) => string | null): Measure | null {
  if (text === null) return null;
  const value = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text.trim()) ? Number(text) : Number.NaN;
  const reason = Number.isFinite(value) ? defectOf(value) : 'Not a number';
  return reason === null ? { state: 'value', value } : { state: 'bad', raw: text, reason };
}
