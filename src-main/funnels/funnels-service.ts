import { funnelFromRows } from '../../shared/funnels/from-rows.ts';
import type { ConversionFunnelRow, FunnelStageRow } from '../../shared/funnels/funnel-rows.ts';
import type { FunnelMeasures } from '../../shared/funnels/measures/measures.ts';
import { readFunnelMeasures, readStepMeasures } from '../../shared/funnels/measures/read-measures.ts';
import type { Step } from '../../shared/funnels/records/step.ts';
import { twoTruthsInWords } from '../../shared/funnels/two-truths.ts';
import { textToRows, unitOf } from '../../shared/publishing/units.ts';
import type { Database } from '../database/database.ts';
import type { Emit } from '../emit.ts';
import { createFunnelsRepository, type ImportedFunnel, type ImportedStage } from './funnels-repository.ts';

export type { ImportedFunnel, ImportedStage } from './funnels-repository.ts';

/** One import of funnels from an environment. */
export interface ImportedFunnels {
  readonly environmentId: string;
  /** When they were read, ISO text in UTC with microseconds. */
  readonly at: string;
  readonly funnels: readonly ImportedFunnel[];
  /** All stages of these funnels; one that is missing is forgotten. */
  readonly stages: readonly ImportedStage[];
}

/** Where production's rows of one funnel contradict themselves. */
export interface FoundTwoTruths {
  readonly environmentName: string;
  readonly found: readonly { readonly text: string; readonly adopt: Step | null }[];
}

export interface FunnelsService {
  /** Of the rows as they were last agreed on with an environment: pulled from it, or pushed to it. */
  readonly twoTruthsOf: (documentId: string) => FoundTwoTruths;
  /** What was imported last of a funnel, as it may be shown; null: nothing. */
  readonly measuresOf: (documentId: string) => FunnelMeasures | null;
  readonly storeFunnelMeasures: (imported: ImportedFunnels) => void;
  /** For an environment that is removed. */
  readonly forgetMeasures: (environmentId: string) => void;
}

/** The sandbox has no row of its own, and an environment may have been removed since. */
function nameless(environmentId: string): string {
  return environmentId === 'sandbox' ? 'Sandbox' : 'an environment that is no longer listed';
}

export function createFunnelsService({
  database,
  emit,
}: {
  readonly database: Database;
  readonly emit: Emit;
}): FunnelsService {
  const repository = createFunnelsRepository(database);

  function tell(documentIds: readonly string[]): void {
    if (documentIds.length > 0) emit('funnels.measuresChanged', { documentIds: [...documentIds] });
  }

  function twoTruthsOf(documentId: string): FoundTwoTruths {
    const agreed = repository.lastAgreed(documentId);
    if (!agreed) return { environmentName: '', found: [] };
    const { row, parts } = textToRows(unitOf('funnel'), agreed.rowText);
    const read = funnelFromRows({
      funnel: row as unknown as ConversionFunnelRow,
      stages: parts as unknown as readonly FunnelStageRow[],
    });
    // Rows that do not read are told apart where they are compared.
    if (!read.ok) return { environmentName: '', found: [] };
    const { document, twoTruths } = read.value;
    return {
      environmentName: agreed.name ?? nameless(agreed.environmentId),
      found: twoTruths.map((one) => ({ text: twoTruthsInWords(one, document), adopt: one.adopt })),
    };
  }

  return {
    twoTruthsOf,
    measuresOf: (documentId) => {
      const found = repository.newestMeasures(documentId);
      if (!found) return null;
      return {
        environmentId: found.environmentId,
        environmentName: found.environmentName ?? nameless(found.environmentId),
        importedAt: found.importedAt,
        ...readFunnelMeasures(found),
        steps: found.stages.map(readStepMeasures),
      };
    },
    storeFunnelMeasures: ({ environmentId, at, funnels, stages }) => {
      repository.store(environmentId, at, funnels, stages);
      tell(funnels.map(({ id }) => id));
    },
    forgetMeasures: (environmentId) => tell(repository.forget(environmentId)),
  };
}
