import type { Json } from '../base/json.ts';
import { parseJson } from '../base/parse-json.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Describer } from '../documents/describe-change.ts';
import { type Document, type DocumentKind, documentKinds } from '../documents/document.ts';
import type { MergeRules } from '../documents/merge.ts';
import type { RowProblem } from '../documents/row-problem.ts';
import type { RuleSet } from '../documents/rule-set.ts';
import { experimentDescriber } from '../experiments/describe.ts';
import { experimentLimits } from '../experiments/experiment.ts';
import type { ExperimentConfigRow } from '../experiments/experiment-row.ts';
import { experimentFromRow } from '../experiments/from-rows.ts';
import { toUtcText } from '../experiments/instant.ts';
import { experimentMergeRules } from '../experiments/merging.ts';
import { experimentRuleSet } from '../experiments/rules/index.ts';
import { experimentToRow } from '../experiments/to-rows.ts';
import { funnelDescriber } from '../funnels/describe.ts';
import { funnelFromRows } from '../funnels/from-rows.ts';
import { funnelLimits } from '../funnels/funnel.ts';
import type { ConversionFunnelRow, FunnelStageRow } from '../funnels/funnel-rows.ts';
import { funnelMergeRules } from '../funnels/merging.ts';
import { funnelRuleSet } from '../funnels/rules/index.ts';
import { funnelToRows } from '../funnels/to-rows.ts';
import { twoTruthsInWords } from '../funnels/two-truths.ts';
import { journeyDescriber } from '../journeys/describe.ts';
import { journeyFromRow } from '../journeys/from-rows.ts';
import { journeyLimits } from '../journeys/journey.ts';
import type { JourneyTemplateRow } from '../journeys/journey-template-row.ts';
import { journeyRuleSet } from '../journeys/rules/index.ts';
import { journeyToRow } from '../journeys/to-rows.ts';
import type { BusinessProcessRow } from '../processes/business-process-row.ts';
import { processDescriber } from '../processes/describe.ts';
import { processFromRow } from '../processes/from-rows.ts';
import { processMergeRules } from '../processes/merging.ts';
import { processLimits } from '../processes/process.ts';
import { processRuleSet } from '../processes/rules/index.ts';
import { processToRow } from '../processes/to-rows.ts';
import { type Column, column, text } from './column.ts';

export type Row = Readonly<Record<string, Json>> & { readonly id: string };

/** What one document is in production. */
export interface UnitRows {
  readonly row: Row;
  /** The rows that belong to it in another table: a funnel's stages. */
  readonly parts: readonly Row[];
}

export interface ReadUnit {
  readonly document: Document;
  /** What a push would tidy in a row that is not of our shape, in words. */
  readonly normalised: readonly string[];
  /** Where production contradicts itself, in words. */
  readonly contradictions: readonly string[];
}

/** A table whose rows belong to the row of a document. */
export interface PartTable {
  readonly table: string;
  readonly columns: readonly Column[];
  readonly parent: string;
  /** Unique among the parts of one row, and not checked at the end but at once. */
  readonly order: string;
}

/** How one kind of document stands in production. Only authored columns: measured ones belong to no document. */
export interface Unit {
  readonly kind: DocumentKind;
  readonly table: string;
  /** The column that is unique and shown. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly parts: PartTable | null;
  readonly toRows: (document: Document) => UnitRows;
  readonly fromRows: (rows: UnitRows) => Result<ReadUnit, RowProblem>;
  /** The document as it comes back from production: the same, spelled as the server spells it. */
  readonly canonical: (document: Document) => Document;
  readonly describer: Describer;
  readonly mergeRules: MergeRules;
  readonly ruleSet: RuleSet;
}

const same = (document: Document) => document;

export const units = {
  journey: {
    kind: 'journey',
    table: 'journey_templates',
    name: 'template_name',
    columns: [
      column('id', 'uuid'),
      text('template_name', journeyLimits.header.name),
      text('journey_type', journeyLimits.header.journeyType),
      text('persona_type', journeyLimits.header.personaType),
      column('stages', 'jsonb'),
      column('touchpoints', 'jsonb'),
      column('success_criteria', 'jsonb'),
      text('description'),
      column('is_active', 'boolean'),
      text('version', journeyLimits.header.version),
    ],
    parts: null,
    toRows: (document) => alone(journeyToRow(document)),
    fromRows: ({ row }) => plain(journeyFromRow(row as unknown as JourneyTemplateRow)),
    canonical: same,
    describer: journeyDescriber,
    mergeRules: {},
    ruleSet: journeyRuleSet,
  },
  funnel: {
    kind: 'funnel',
    table: 'conversion_funnels',
    name: 'funnel_name',
    columns: [
      column('id', 'uuid'),
      text('funnel_name', funnelLimits.header.name),
      text('funnel_type', funnelLimits.header.funnelType),
      column('stages', 'jsonb'),
      column('is_active', 'boolean'),
      column('experiment_id', 'uuid'),
      text('variant_name', funnelLimits.header.variantName),
      text('description'),
      text('target_audience', funnelLimits.header.targetAudience),
      column('tags', 'text[]'),
    ],
    parts: {
      table: 'funnel_stages',
      parent: 'funnel_id',
      order: 'stage_order',
      columns: [
        column('id', 'uuid'),
        column('funnel_id', 'uuid'),
        text('stage_name', funnelLimits.step.name),
        column('stage_order', 'integer'),
        text('stage_type', funnelLimits.step.stageType),
        column('experiment_id', 'uuid'),
        text('variant_name', funnelLimits.step.variantName),
        text('description'),
        column('success_criteria', 'jsonb'),
      ],
    },
    toRows: (document) => {
      const { funnel, stages } = funnelToRows(document);
      return { row: funnel as unknown as Row, parts: stages as unknown as readonly Row[] };
    },
    fromRows: ({ row, parts }) => {
      const funnel = row as unknown as ConversionFunnelRow;
      const read = funnelFromRows({ funnel, stages: parts as unknown as readonly FunnelStageRow[] });
      if (!read.ok) return read;
      const { document, normalised, twoTruths } = read.value;
      const contradictions = twoTruths.map((one) => twoTruthsInWords(one, document));
      return ok({ document, normalised, contradictions });
    },
    canonical: same,
    describer: funnelDescriber,
    mergeRules: funnelMergeRules,
    ruleSet: funnelRuleSet,
  },
  process: {
    kind: 'process',
    table: 'business_processes',
    name: 'process_name',
    columns: [
      column('id', 'uuid'),
      text('process_name', processLimits.header.name),
      text('process_type', 50),
      column('is_active', 'boolean'),
      column('priority', 'integer'),
      column('max_execution_time_minutes', 'integer'),
      column('trigger_events', 'jsonb'),
      column('automation_rules', 'jsonb'),
      column('fallback_procedures', 'jsonb'),
      text('description'),
      text('owner_team', processLimits.header.ownerTeam),
      column('tags', 'text[]'),
    ],
    parts: null,
    toRows: (document) => alone(processToRow(document)),
    fromRows: ({ row }) => plain(processFromRow(row as unknown as BusinessProcessRow)),
    canonical: same,
    describer: processDescriber,
    mergeRules: processMergeRules,
    ruleSet: processRuleSet,
  },
  experiment: {
    kind: 'experiment',
    table: 'experiment_configs',
    name: 'experiment_name',
    columns: [
      column('id', 'uuid'),
      text('experiment_name', experimentLimits.header.name),
      text('experiment_type', experimentLimits.header.experimentType),
      column('target_audience', 'jsonb'),
      column('variants', 'jsonb'),
      column('traffic_allocation', 'jsonb'),
      column('start_date', 'timestamptz'),
      column('end_date', 'timestamptz'),
      text('status', experimentLimits.header.status),
      text('primary_metric', experimentLimits.metric.measure),
      column('secondary_metrics', 'jsonb'),
      column('minimum_sample_size', 'integer'),
      text('hypothesis'),
      text('description'),
      text('owner', experimentLimits.header.owner),
    ],
    parts: null,
    toRows: (document) => alone(experimentToRow(document)),
    fromRows: ({ row }) => plain(experimentFromRow(withUtcDates(row) as unknown as ExperimentConfigRow)),
    canonical: (document) => {
      const { startDate, endDate } = document.header;
      const header = { ...document.header, startDate: utc(startDate), endDate: utc(endDate) };
      return { ...document, header };
    },
    describer: experimentDescriber,
    mergeRules: experimentMergeRules,
    ruleSet: experimentRuleSet,
  },
} satisfies Record<DocumentKind, Unit>;

/** Widened, for what is asked of any kind. */
export function unitOf(kind: DocumentKind): Unit {
  return units[kind];
}

/** The tables of these kinds, each once. */
export function tablesOf(kinds: readonly DocumentKind[]): string[] {
  return documentKinds
    .filter((kind) => kinds.includes(kind))
    .flatMap((kind) => {
      const { table, parts } = unitOf(kind);
      return parts ? [table, parts.table] : [table];
    });
}

/** The rows behind the server's text of a unit: a row alone, or `{ row, parts }` where a kind has parts. */
export function textToRows({ parts }: Unit, rowText: string): UnitRows {
  const value = parseJson(rowText);
  return parts === null ? { row: value as Row, parts: [] } : (value as UnitRows);
}

function alone(row: { readonly id: string }): UnitRows {
  return { row, parts: [] };
}

function plain(
  read: Result<{ readonly document: Document; readonly normalised: readonly string[] }, RowProblem>,
): Result<ReadUnit, RowProblem> {
  if (!read.ok) return err(read.error);
  return ok({ document: read.value.document, normalised: read.value.normalised, contradictions: [] });
}

function withUtcDates(row: Row): Row {
  return { ...row, start_date: utc(row['start_date']), end_date: utc(row['end_date']) };
}

function utc(value: Json | undefined): Json {
  return typeof value === 'string' ? toUtcText(value) : (value ?? null);
}
