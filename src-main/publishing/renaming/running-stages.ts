import type { JourneyHeader } from '../../../shared/journeys/journey.ts';
import type { RunningJourneys, StageMapping } from '../../../shared/publishing/plan-running.ts';
import type { ComparedWhole } from '../comparing/comparison.ts';
import type { CatalogReport } from '../postgres/catalog.ts';
import type { Connection } from '../postgres/connection.ts';
import { countRunning, rightsOnRunning, type StageMoves } from '../postgres/running-journeys.ts';
import { lostStages, stageNames } from './lost-stages.ts';

/** What a plan means for journeys that run: what is shown of each document, and what is moved because somebody chose it. */
export interface RunningStages {
  readonly byDocument: ReadonlyMap<string, RunningJourneys>;
  readonly moves: readonly StageMoves[];
}

/** What is compared of a document: what it is to be, and what it is there. */
export type Changing = Pick<ComparedWhole, 'documentId' | 'kind' | 'name' | 'state' | 'mine' | 'theirs'>;

export const nobodyRuns: RunningStages = { byDocument: new Map(), moves: [] };

/** Reads only; inside the transaction in which the documents were compared. */
export async function readRunningStages(
  connection: Connection,
  schema: string,
  catalog: CatalogReport,
  compared: readonly Changing[],
  mappings: readonly StageMapping[],
): Promise<RunningStages> {
  const losing = compared.flatMap(({ documentId, kind, name, state, mine, theirs }) => {
    if (kind !== 'journey' || state !== 'changed-here' || !mine || !theirs?.ok) return [];
    const there = theirs.value.document;
    const lost = lostStages(there, mine);
    const { journeyType } = there.header as JourneyHeader;
    return lost.length === 0 ? [] : [{ documentId, name, mine, lost, journeyType }];
  });
  if (losing.length === 0) return nobodyRuns;
  const obstacle = unreadable(catalog);
  const rights = obstacle === null ? await rightsOnRunning(connection, schema) : null;
  const byDocument = new Map<string, RunningJourneys>();
  const moves: StageMoves[] = [];
  for (const { documentId, name, mine, lost, journeyType } of losing) {
    const names = [...new Set(stageNames(mine).values())];
    if (!rights?.read) {
      byDocument.set(documentId, { stages: [], names, obstacle: obstacle ?? mayNotCount });
      continue;
    }
    const from = lost.map((stage) => stage.from);
    const counts = await countRunning(connection, schema, { documentId, journeyType }, from);
    const stages = lost.flatMap(({ recordId, from: stage, to }) => {
      const found = counts.find((count) => count.stage === stage);
      if (!found) return [];
      const wanted = mappings.find((one) => one.documentId === documentId && one.from === stage)?.to;
      const moveTo = rights.write && found.journeys > 0 && names.includes(wanted ?? '') ? wanted : undefined;
      const { journeys, unclear } = found;
      return [{ recordId, from: stage, to, journeys, unclear, moveTo: moveTo ?? null }];
    });
    const hidden = rights.hidden ? someHidden : null;
    if (stages.length > 0 || hidden !== null)
      byDocument.set(documentId, { stages, names, obstacle: rights.write ? hidden : mayNotMove });
    const moving = stages.flatMap(({ from: stage, moveTo }) =>
      moveTo === null ? [] : [{ from: stage, to: moveTo }],
    );
    if (moving.length > 0) moves.push({ documentId, journeyType, name, stages: moving });
  }
  return { byDocument, moves };
}

const mayNotCount =
  'This database user may not read customer_journeys, so nobody knows how many journeys run at the stages that are renamed or removed here.';
const mayNotMove =
  'This database user may not change customer_journeys, so these journeys stay where they are. Somebody who may can move them there.';
const someHidden =
  'Row level security decides which running journeys this database user sees: there may be more than are counted here.';

/** A table that is not as the data model says is not asked. */
function unreadable({ differences }: CatalogReport): string | null {
  const different = differences.find(
    ({ table, effect }) => table === 'customer_journeys' && effect !== 'harmless' && effect !== 'no-inserts',
  );
  if (!different) return null;
  return `Running journeys cannot be counted: ${different.text}.`;
}

/** The same for a way back, which moves only whom its push moved; null: no stage loses its name, or nobody is there. */
export function runningBackCheck(
  { byDocument }: RunningStages,
  hasMoved: boolean,
): { readonly name: string; readonly passed: boolean; readonly detail: string } | null {
  const all = [...byDocument.values()];
  const journeys = all.flatMap(({ stages }) => stages).reduce((sum, one) => sum + one.journeys, 0);
  const obstacle = all.find((one) => one.obstacle !== null)?.obstacle ?? null;
  if (journeys === 0 && obstacle === null) return null;
  const stay = hasMoved ? 'those that the push moved go back, others stay' : 'they stay';
  const detail = [journeys > 0 ? `${journeys} at a name that goes: ${stay}` : '', obstacle ?? ''];
  return { name: 'Running journeys', passed: true, detail: detail.filter(Boolean).join('; ') };
}

/** One line for the list of checks; null: no stage loses its name. */
export function runningCheck(
  { byDocument }: RunningStages,
  writtenIds: ReadonlySet<string>,
): { readonly name: string; readonly passed: boolean; readonly detail: string } | null {
  const all = [...byDocument].flatMap(([id, one]) => (writtenIds.has(id) ? [one] : []));
  if (all.length === 0) return null;
  const stages = all.flatMap((one) => one.stages);
  const sum = (counted: typeof stages) => counted.reduce((total, { journeys }) => total + journeys, 0);
  const moved = sum(stages.filter(({ moveTo }) => moveTo !== null));
  const unclear = stages.reduce((total, one) => total + one.unclear, 0);
  const obstacle = all.find((one) => one.obstacle !== null)?.obstacle ?? null;
  const left = sum(stages) - moved;
  const detail = [
    stages.length > 0 ? `${moved} moved, ${left} left at a name that goes` : '',
    unclear > 0 ? `${unclear} of which it is not clear whose they are` : '',
    obstacle ?? '',
  ]
    .filter(Boolean)
    .join('; ');
  return { name: 'Running journeys', passed: true, detail };
}
