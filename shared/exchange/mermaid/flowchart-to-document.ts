import type { NewId } from '../../base/ids.ts';
import type { Json } from '../../base/json.ts';
import type { Document } from '../../documents/document.ts';
import { unusedName } from '../../documents/unused-name.ts';
import { evenSplit, isWholeAllocation } from '../../experiments/allocation.ts';
import type { ExperimentRecord } from '../../experiments/experiment.ts';
import { experimentOf, newExperimentHeader } from '../../experiments/new-experiment.ts';
import {
  newAudienceRule,
  newExclusionGroup,
  newExperimentNote,
  newMetric,
  newVariant,
} from '../../experiments/new-records.ts';
import { audienceComparators } from '../../experiments/records/audience-rule.ts';
import { metricRoles } from '../../experiments/records/metric.ts';
import { funnelOf, newFunnelHeader } from '../../funnels/new-funnel.ts';
import { newExclusion, newFunnelNote, newStep } from '../../funnels/new-records.ts';
import type { ActionType, Does } from '../../processes/records/action.ts';
import { actionTypeNames } from '../../processes/words.ts';
import { buildProcess } from '../flow/build-process.ts';
import type { FlowLink, FlowNode } from '../flow/flow.ts';
import { importLimits } from '../imported.ts';
import type { NoteList } from '../note-list.ts';
import { storableText } from '../read-loosely.ts';
import type { Flowchart, FlowchartNode } from './flowchart.ts';
import { flowchartToJourney } from './flowchart-to-journey.ts';

/** What a flowchart becomes: the kind that it was written from, else a journey. */
export function flowchartToDocument(
  chart: Flowchart,
  source: string,
  newId: NewId,
  notes: NoteList,
): Document {
  if (chart.kind === 'process') return processFrom(chart, source, newId, notes);
  if (chart.kind === 'funnel') return funnelFrom(chart, source, newId);
  if (chart.kind === 'experiment') return experimentFrom(chart, source, newId, notes);
  return flowchartToJourney(chart, source, newId, notes);
}

function nameOf({ label, key }: FlowchartNode): string {
  return storableText(label.replaceAll('\n', ' '), importLimits.name) || key;
}

function processFrom(chart: Flowchart, source: string, newId: NewId, notes: NoteList): Document {
  notes.leftOut('The file', 'Conditions, texts and addresses, which a flowchart does not hold');
  const ways = new Set(['yes', 'no', 'error']);
  const nodes = chart.nodes.map((node): FlowNode => {
    const base = { key: node.key, place: null };
    const name = nameOf(node);
    switch (node.kind) {
      case 'trigger':
        return { ...base, kind: 'trigger', event: name, description: null };
      case 'procedure':
        return { ...base, kind: 'procedure', name, description: null };
      case 'decision':
        return { ...base, kind: 'decision', name, match: 'all', tests: [] };
      default:
        return { ...base, kind: 'action', name, does: emptyDoes(node.kind, name) };
    }
  });
  const links = chart.edges.map(
    ({ from, to, label }): FlowLink => ({
      from,
      to,
      on: ways.has(label) ? (label as FlowLink['on']) : 'next',
    }),
  );
  return buildProcess(
    { name: chart.title || 'Flowchart', description: null, nodes, links },
    source,
    newId,
    notes,
  ).document;
}

function emptyDoes(kind: string, name: string): Does {
  const type = Object.hasOwn(actionTypeNames, kind) ? (kind as ActionType) : 'create_task';
  const made: Readonly<Record<ActionType, Does>> = {
    send_message: { type: 'send_message', channel: 'email', to: '{{person.email}}', text: name },
    create_task: { type: 'create_task', title: name, assignee: null, dueInHours: null },
    update_record: { type: 'update_record', record: '', field: '', value: null },
    call_webhook: { type: 'call_webhook', url: '', method: 'POST', headers: {}, body: null },
    start_process: { type: 'start_process', processId: null },
    wait: { type: 'wait', seconds: 0 },
    assign_team: { type: 'assign_team', team: name },
  };
  return made[type];
}

function funnelFrom(chart: Flowchart, source: string, newId: NewId): Document {
  const ids = new Map(chart.nodes.map(({ key }) => [key, newId()]));
  const isBranch = new Map(chart.nodes.map(({ key, kind }) => [key, kind.startsWith('branch')]));
  const idOf = (key: string | undefined) => (key === undefined ? '' : (ids.get(key) ?? ''));
  const roads = chart.edges.filter(({ dotted }) => !dotted);
  const steps = chart.nodes.map((node, index) => {
    const into = roads.find(({ to }) => to === node.key);
    const rejoin = roads.find(({ from, to }) => from === node.key && isBranch.get(to) === false);
    const branch = {
      from: idOf(into?.from),
      condition: storableText(into?.label ?? '', 500) || null,
      rejoin: idOf(rejoin?.to) || null,
    };
    const fields = { name: nameOf(node), order: index + 1, optional: node.kind.endsWith('_optional') };
    return newStep({ ...fields, branch: isBranch.get(node.key) ? branch : null }, () => idOf(node.key));
  });
  const exclusions = chart.edges
    .filter(({ dotted }) => dotted)
    .map(({ from, to, label }) =>
      newExclusion({ from: idOf(from), to: idOf(to), name: storableText(label, 200) || 'Exclusion' }, newId),
    );
  const note = newFunnelNote({ text: source, layout: { x: 0, y: -264, width: 240, height: 120 } }, newId);
  const name = storableText(chart.title, importLimits.name) || 'Flowchart';
  return funnelOf(newId(), newFunnelHeader(name), [...steps, ...exclusions, note]);
}

function experimentFrom(chart: Flowchart, source: string, newId: NewId, notes: NoteList): Document {
  const records: ExperimentRecord[] = [];
  const shares = new Map<string, number>();
  const keys: string[] = [];
  for (const [index, node] of chart.nodes.entries()) {
    const order = index + 1;
    const name = nameOf(node);
    if (node.kind === 'control' || node.kind === 'variant') {
      const key = unusedName(keyFrom(name), keys, 50).replaceAll(' ', '_');
      keys.push(key);
      const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(
        chart.edges.find(({ to }) => to === node.key)?.label ?? '',
      )?.[1];
      if (share !== undefined) shares.set(key, Number(share));
      records.push(newVariant({ key, name, isControl: node.kind === 'control', order }, newId));
    } else if (metricRoles.some((role) => role === node.kind)) {
      records.push(newMetric({ role: node.kind, measure: storableText(name, 50), order }, newId));
    } else if (node.kind === 'audience') {
      const rule = readRule(node.label);
      if (rule) records.push(newAudienceRule({ ...rule, order }, newId));
      else notes.leftOut(node.key, `The condition "${node.label}" on who takes part`);
    } else if (node.kind === 'slice') {
      const [, group = '', from = '', to = ''] =
        /^(.*) (\d+(?:\.\d+)?) to (\d+(?:\.\d+)?)$/.exec(node.label) ?? [];
      if (group === '') notes.leftOut(node.key, `The group "${node.label}"`);
      else records.push(newExclusionGroup({ name: group, from: Number(from), to: Number(to), order }, newId));
    } else if (node.kind !== 'split') notes.leftOut(node.key, `The box "${node.label}"`);
  }
  const given = Object.fromEntries(shares);
  const allocation = shares.size === keys.length && isWholeAllocation(given) ? given : evenSplit(keys);
  records.push(newExperimentNote({ text: source }, newId));
  const name = storableText(chart.title, importLimits.name) || 'Flowchart';
  return experimentOf(newId(), { ...newExperimentHeader(name), allocation }, records);
}

function keyFrom(name: string): string {
  const key = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return key || 'variant';
}

/** 'country in ["DE","AT"]', as it was written. */
function readRule(label: string): { attribute: string; comparator: string; value: Json } | null {
  const words = audienceComparators.toSorted((a, b) => b.length - a.length).join('|');
  const [, attribute = '', comparator = '', value] =
    new RegExp(`^(\\S+) (${words})(?: (.*))?$`, 's').exec(label) ?? [];
  if (attribute === '') return null;
  if (value === undefined) return { attribute, comparator, value: null };
  try {
    return { attribute, comparator, value: JSON.parse(value) as Json };
  } catch {
    return { attribute, comparator, value };
  }
}
