/** Published numbers that the functions beside this file are tested against, each with its source. */
export const pooledZ = {
  source: 'statsmodels proportion tests',
  control: { successes: 5, n: 83 },
  treatment: { successes: 12, n: 99 },
  absZ: 1.4078304151,
  p: 0.1591812918,
} as const;

export const sampleRatios = [
  { source: 'GrowthBook SRM tests', observed: [1000, 1200], weights: [0.5, 0.5], p: 0.000020079 },
  { source: 'GrowthBook SRM tests', observed: [310, 98], weights: [0.75, 0.25], p: 0.647434186 },
  {
    source: 'GrowthBook SRM tests: an arm of weight zero takes no part',
    observed: [1000, 1200, 900],
    weights: [0.5, 0.5, 0],
    p: 0.000020079,
  },
] as const;

export const planning = {
  rPower: { source: 'R power.prop.test', p1: 0.5, p2: 0.75, nPerGroup: 50, power: 0.7401659 },
  rSize: { source: 'R power.prop.test', p1: 0.5, p2: 0.75, power: 0.9, nPerGroup: 76.70693 },
  evanMiller: {
    source: "Evan Miller's sample size formula",
    baseline: 0.2,
    absoluteEffect: 0.05,
    power: 0.8,
    nPerGroup: 1030,
  },
  rMeansSize: {
    source: 'R power.t.test, its help page',
    difference: 1,
    sd: 1,
    power: 0.9,
    nPerGroup: 22.0211,
  },
  rMeansPower: {
    source: 'R power.t.test, its help page',
    difference: 1,
    sd: 1,
    nPerGroup: 20,
    power: 0.8689528,
  },
} as const;

/** Newcombe 1998, table II, method 10. */
export const newcombe = [
  {
    source: 'Newcombe 1998, a',
    first: { successes: 56, n: 70 },
    second: { successes: 48, n: 80 },
    interval: [0.0524, 0.3339],
  },
  {
    source: 'Newcombe 1998, b',
    first: { successes: 9, n: 10 },
    second: { successes: 3, n: 10 },
    interval: [0.1705, 0.809],
  },
] as const;

/** Upper quantiles that every table prints (Abramowitz and Stegun, tables 26.1 and 26.8). */
export const tables = {
  normal: [
    { p: 0.975, z: 1.959963984540054 },
    { p: 0.995, z: 2.5758293035489 },
    { p: 0.8, z: 0.8416212335729143 },
    { p: 0.9, z: 1.2815515655446004 },
    { p: 0.0013498980316301, z: -3 },
  ],
  chiSquare: [
    { x: 3.841458820694124, degreesOfFreedom: 1, p: 0.05 },
    { x: 18.307038053275146, degreesOfFreedom: 10, p: 0.05 },
    { x: 13.815510557964274, degreesOfFreedom: 2, p: 0.001 },
  ],
} as const;
