import type { NewId } from '../../base/ids.ts';
import { byOrder, journeySizes } from '../../journeys/geometry.ts';
import type { Journey, JourneyRecord } from '../../journeys/journey.ts';
import { journeyOf, newJourneyHeader } from '../../journeys/new-journey.ts';
import {
  newEntry,
  newExit,
  newGoal,
  newNote,
  newStage,
  newTouchpoint,
  newTransition,
} from '../../journeys/new-records.ts';
import type { Stage } from '../../journeys/records/stage.ts';
import { layers } from '../flow/layers.ts';
import { importLimits } from '../imported.ts';
import type { NoteList } from '../note-list.ts';
import { storableText } from '../read-loosely.ts';
import type { Flowchart, FlowchartNode } from './flowchart.ts';

const columnStep = 184;
const rowStep = 96;
const margin = 24;

/**
 * Boxes, arrows with words and groups are what a journey has, too: touchpoints, transitions with conditions, stages. So a flowchart of
 * unknown origin becomes one; rounded ends become where people come in and leave.
 */
export function flowchartToJourney(chart: Flowchart, source: string, newId: NewId, notes: NoteList): Journey {
  const records: JourneyRecord[] = [];
  const stages = stagesOf(chart, newId);
  const cells = cellsOf(chart, stages);
  const entered = new Set(chart.edges.map(({ to }) => to));
  const left = new Set(chart.edges.map(({ from }) => from));
  const ids = new Map<string, string>();
  for (const [index, node] of chart.nodes.entries()) {
    const stage = stages.get(node.group ?? '');
    const cell = cells.get(node.key) ?? { x: margin, y: margin };
    const role = roleOf(node, !entered.has(node.key), !left.has(node.key));
    const place = { stageId: stage?.id ?? null, layout: cell };
    const record = recordOf(node, role, { ...place, order: index + 1 }, newId);
    if (role === 'decision')
      notes.changed(
        node.key,
        `The decision "${node.label}" became a touchpoint; its ways are the conditions of transitions`,
      );
    ids.set(node.key, record.id);
    records.push(record);
  }
  for (const [index, { from, to, label }] of chart.edges.entries()) {
    const [start, end] = [ids.get(from), ids.get(to)];
    if (start === undefined || end === undefined) continue;
    records.push(
      newTransition(
        { from: start, to: end, condition: storableText(label, 500) || null, order: index + 1 },
        newId,
      ),
    );
  }
  const sized = widened([...stages.values()], records);
  const note = newNote({ text: source, layout: { x: 0, y: -160, width: 240, height: 120 } }, newId);
  const name = storableText(chart.title, importLimits.name) || 'Flowchart';
  return journeyOf(newId(), newJourneyHeader(name), [...sized, ...records, note]);
}

type Role = 'touchpoint' | 'entry' | 'goal' | 'exit' | 'decision';

function roleOf({ kind, shape }: FlowchartNode, isFirst: boolean, isLast: boolean): Role {
  if (kind === 'touchpoint' || kind === 'entry' || kind === 'goal' || kind === 'exit') return kind;
  const isRound = shape === '([' || shape === '((' || shape === '(((';
  if (isRound && isFirst) return 'entry';
  if (isRound && isLast) return 'exit';
  return shape === '{' ? 'decision' : 'touchpoint';
}

interface Standing {
  readonly stageId: string | null;
  readonly layout: { readonly x: number; readonly y: number };
  readonly order: number;
}

function recordOf(
  node: FlowchartNode,
  role: Role,
  { order, ...place }: Standing,
  newId: NewId,
): JourneyRecord {
  const name = storableText(node.label.replaceAll('\n', ' '), importLimits.name) || node.key;
  if (role === 'entry') return newEntry({ name, ...place }, newId);
  if (role === 'goal') return newGoal({ name, ...place }, newId);
  if (role === 'exit') return newExit({ name, outcome: 'completed', ...place }, newId);
  return newTouchpoint({ name, type: role === 'decision' ? 'decision' : 'page', order, ...place }, newId);
}

/** One for each group; one more for what stands in none, so that every box has its stage. */
function stagesOf({ groups, nodes, title }: Flowchart, newId: NewId): Map<string, Stage> {
  const stages = groups.map(({ key, label }, index) => {
    const name = storableText(label.replaceAll('\n', ' '), 50) || `Stage ${index + 1}`;
    return [key, newStage({ name, order: index + 1 }, newId)] as const;
  });
  if (nodes.some(({ group }) => group === null) && groups.length === 0) {
    const name = storableText(title, 50) || 'Flow';
    stages.push(['', newStage({ name, order: stages.length + 1 }, newId)]);
  }
  return new Map(stages);
}

/** Places in the stage: columns by the way that people take within it. */
function cellsOf({ nodes, edges }: Flowchart, stages: ReadonlyMap<string, Stage>) {
  const groupOf = new Map(nodes.map(({ key, group }) => [key, group ?? '']));
  const places = new Map<string, { x: number; y: number }>();
  const outOf = Map.groupBy(edges, ({ from }) => from);
  for (const [group, members] of Map.groupBy(nodes, (node) => node.group ?? '')) {
    const entered = new Set(edges.filter(({ from }) => groupOf.get(from) === group).map(({ to }) => to));
    const next = (key: string) =>
      (outOf.get(key) ?? []).map(({ to }) => to).filter((to) => groupOf.get(to) === group);
    const keys = members.map(({ key }) => key);
    const cells = layers([...keys.filter((key) => !entered.has(key)), ...keys], next);
    const below = stages.has(group) ? 0 : journeySizes.bareHeight + 120;
    for (const [key, { column, row }] of cells) {
      places.set(key, { x: margin + column * columnStep, y: margin + below + row * rowStep });
    }
  }
  return places;
}

/** As wide as the cards that stand in it. */
function widened(stages: readonly Stage[], records: readonly JourneyRecord[]): readonly Stage[] {
  const widths = new Map<string, number>();
  for (const record of records) {
    if (
      record.kind === 'transition' ||
      record.kind === 'note' ||
      record.kind === 'stage' ||
      record.kind === 'lane'
    )
      continue;
    if (!('stageId' in record) || typeof record.stageId !== 'string' || !('layout' in record)) continue;
    const { x } = record.layout as { readonly x: number };
    widths.set(record.stageId, Math.max(widths.get(record.stageId) ?? 0, x + columnStep));
  }
  return stages.toSorted(byOrder).map((stage) => ({
    ...stage,
    layout: { width: Math.max(stage.layout.width, widths.get(stage.id) ?? 0) },
  }));
}
