import type { JsonObject } from '../base/json.ts';

/**
 * Shares of the traffic in percent by variant key. Every function here that gives shares gives them with two decimals at
 * most and with a sum of exactly 100. They count in hundredths of a percent, as whole numbers, so that nothing drifts.
 */
export type Shares = Readonly<Record<string, number>>;

const whole = 10_000;
const largestWeight = 2 ** 53;

/** Percent as hundredths; undefined where it has more than two decimals or is no share at all. */
function toHundredths(share: unknown): number | undefined {
  if (typeof share !== 'number' || !(share >= 0 && share <= 100)) return undefined;
  const hundredths = Math.round(share * 100);
  return Math.abs(share * 100 - hundredths) < 1e-6 ? hundredths : undefined;
}

/** Whether these are shares of 0 to 100 with two decimals at most that sum to exactly 100. */
export function isWholeAllocation(allocation: JsonObject): boolean {
  const parts = Object.values(allocation).map(toHundredths);
  return parts.every((part) => part !== undefined) && sum(parts) === whole;
}

/** The sum in percent, exact to two decimals; undefined where a value is no share. */
export function allocationSum(allocation: JsonObject): number | undefined {
  const parts = Object.values(allocation).map(toHundredths);
  return parts.every((part) => part !== undefined) ? sum(parts) / 100 : undefined;
}

/**
 * Shares out a whole number of units by weights: each gets the floor of its quota, and what is left goes to the largest
 * remainders, the earlier one where they are equal (the method of Hamilton, also called of largest remainders). Weights
 * that say nothing (all zero) count as equal.
 */
export function largestRemainders(units: number, weights: readonly number[]): number[] {
  const most = weights.reduce((greatest, weight) => Math.max(greatest, weight), 0);
  // Weights so large that their products or their sum would end in infinity.
  const sized = most > largestWeight ? weights.map((weight) => weight / most) : weights;
  const total = sum(sized);
  const used = total > 0 ? sized : sized.map(() => 1);
  const base = total > 0 ? total : sized.length;
  const quotas = used.map((weight) => (units * weight) / base);
  const parts = quotas.map(Math.floor);
  const left = units - sum(parts);
  const winners = quotas
    .map((quota, index) => ({ index, rest: quota - Math.floor(quota) }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index)
    .slice(0, left);
  for (const { index } of winners) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/** The same for each, as near as two decimals allow: 33.34, 33.33, 33.33. No keys: no shares. */
export function evenSplit(keys: readonly string[]): Shares {
  return sharesOf(
    keys,
    largestRemainders(
      whole,
      keys.map(() => 1),
    ),
  );
}

/** Whatever stands there as shares that sum to 100, in proportion; what is no share counts as 0. */
export function normalise(keys: readonly string[], allocation: JsonObject): Shares {
  const weights = keys.map((key) => weightOf(Object.hasOwn(allocation, key) ? allocation[key] : 0));
  return sharesOf(keys, largestRemainders(whole, weights));
}

/**
 * One share set, the rest given to the others in proportion to what they have; locked ones keep theirs. The wanted share
 * is cut to what the locked ones leave. With nobody to give to or take from, everything stays as it is.
 */
export function setShare(shares: Shares, key: string, wanted: number, locked: ReadonlySet<string>): Shares {
  const keys = Object.keys(shares);
  const current = new Map(keys.map((name) => [name, toHundredths(shares[name]) ?? 0]));
  const free = keys.filter((name) => name !== key && !locked.has(name));
  if (!current.has(key) || locked.has(key) || free.length === 0 || !Number.isFinite(wanted)) return shares;
  const held = sum(
    keys.filter((name) => name !== key && locked.has(name)).map((name) => current.get(name) ?? 0),
  );
  const available = Math.max(0, whole - held);
  const mine = Math.min(Math.max(0, Math.round(wanted * 100)), available);
  const rest = largestRemainders(
    available - mine,
    free.map((name) => current.get(name) ?? 0),
  );
  const others = new Map(free.map((name, index) => [name, rest[index] ?? 0]));
  return sharesOf(
    keys,
    keys.map((name) => (name === key ? mine : (others.get(name) ?? current.get(name) ?? 0))),
  );
}

/** A new arm: it gets an even part, taken from the others in proportion. */
export function addArm(shares: Shares, key: string): Shares {
  if (Object.hasOwn(shares, key)) return shares;
  const keys = [...Object.keys(shares), key];
  const part = Math.floor(whole / keys.length);
  const weights = Object.values(shares).map((share) => toHundredths(share) ?? 0);
  const rest = keys.length === 1 ? [] : largestRemainders(whole - part, weights);
  return sharesOf(keys, [...rest, part]);
}

/** An arm taken away: the others get its part in proportion. */
export function removeArm(shares: Shares, key: string): Shares {
  const keys = Object.keys(shares).filter((name) => name !== key);
  return keys.length === Object.keys(shares).length ? shares : normalise(keys, shares);
}

/** An arm under another key, at the same place; undefined where the new key is taken. */
export function renameArm(allocation: JsonObject, from: string, to: string): JsonObject | undefined {
  if (from !== to && Object.hasOwn(allocation, to)) return undefined;
  return Object.fromEntries(
    Object.entries(allocation).map(([key, share]) => [key === from ? to : key, share]),
  );
}

function weightOf(share: unknown): number {
  return typeof share === 'number' && Number.isFinite(share) && share > 0 ? share : 0;
}

function sharesOf(keys: readonly string[], hundredths: readonly number[]): Shares {
  return Object.fromEntries(keys.map((key, index) => [key, (hundredths[index] ?? 0) / 100]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
