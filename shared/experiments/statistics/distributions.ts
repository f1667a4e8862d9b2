/**
 * The few distributions that planning needs. Incomplete gamma function after Press et al., Numerical Recipes (3rd ed.), 6.2:
 * series below a + 1, continued fraction (modified Lentz) above; everything else follows from it.
 */
const epsilon = 1e-16;
const tiny = 1e-300;

/** Upper regularised incomplete gamma function Q(a, x), a > 0, x >= 0. */
function gammaQ(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const factor = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - factor * lowerSeries(a, x) : factor * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 10_000 && Math.abs(term) > Math.abs(sum) * epsilon; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 10_000; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = an * d + b;
    c = b + an / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = Math.abs(c) < tiny ? tiny : c;
    value *= d * c;
    if (Math.abs(d * c - 1) < epsilon * 10) break;
  }
  return value;
}

/** Lanczos approximation with g = 7 and nine terms (P. Godfrey's coefficients), relative error below 1e-14 for x >= 0.5. */
const lanczos = [
  0.999_999_999_999_809_9, 676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_1,
  -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6,
  1.505_632_735_149_311_6e-7,
] as const;

function logGamma(x: number): number {
  const at = x - 1;
  const t = at + 7.5;
  const sum = lanczos.reduce((total, term, index) => total + (index === 0 ? term : term / (at + index)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** P(Z > z) of the standard normal distribution, exact in the far tail too. */
export function normalSurvival(z: number): number {
  const tail = gammaQ(0.5, (z * z) / 2) / 2;
  return z >= 0 ? tail : 1 - tail;
}

/** P(Z <= z). */
export function normalCdf(z: number): number {
  return normalSurvival(-z);
}

/**
 * The z with P(Z <= z) = p, 0 < p < 1. Starts at Abramowitz and Stegun, formula 26.2.23 (error below 4.5e-4), and is
 * sharpened by Newton's method.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1))
    return p === 0 ? Number.NEGATIVE_INFINITY : p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  const tail = Math.min(p, 1 - p);
  const t = Math.sqrt(-2 * Math.log(tail));
  const top = 2.515517 + t * (0.802853 + t * 0.010328);
  let z = t - top / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let round = 0; round < 4; round += 1) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    z += (normalSurvival(z) - tail) / density;
  }
  return p < 0.5 ? -z : z;
}

/** P(X > x) of the chi-square distribution with that many degrees of freedom, at least 1. */
export function chiSquareSurvival(x: number, degreesOfFreedom: number): number {
  return gammaQ(degreesOfFreedom / 2, x / 2);
}
