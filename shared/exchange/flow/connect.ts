import { importLimits } from '../imported.ts';
import type { NoteList } from '../note-list.ts';
import type { Flow, FlowLink, FlowNode, FlowWay } from './flow.ts';

/** What stands on the canvas, and roads whose both ends do. */
export interface Connected {
  readonly nodes: readonly Shown[];
  readonly links: readonly FlowLink[];
}
export type Shown = Exclude<FlowNode, { kind: 'through' }>;

const ways: Readonly<Record<Shown['kind'], readonly FlowWay[]>> = {
  trigger: ['next'],
  procedure: ['next'],
  action: ['next', 'error'],
  decision: ['yes', 'no'],
};

/** Mends what files of other programs get wrong: repeated ids, roads to nowhere, no beginning; each is noted. */
export function connect(flow: Flow, notes: NoteList): Connected {
  const all = uniqueNodes(flow.nodes, notes);
  const byKey = new Map(all.map((node) => [node.key, node]));
  const links = soundLinks(flow.links, byKey, notes);
  const outOf = Map.groupBy(links, ({ from }) => from);
  const nodes = all.filter((node): node is Shown => node.kind !== 'through');
  const joined = nodes.flatMap((node) => {
    const out = (outOf.get(node.key) ?? []).flatMap(({ to, on }) =>
      shownTargets(to, byKey, outOf).map((target): FlowLink => ({ from: node.key, to: target, on })),
    );
    return fittingWays(node, out, notes);
  });
  const distinct = [...new Map(joined.map((link) => [JSON.stringify(Object.values(link)), link])).values()];
  const kept = distinct.filter((link) => {
    if (byKey.get(link.to)?.kind !== 'trigger') return true;
    notes.leftOut(link.from, 'A road back to the event that starts the process');
    return false;
  });
  return withBeginning({ nodes, links: kept.slice(0, importLimits.links) }, notes);
}

function uniqueNodes(nodes: readonly FlowNode[], notes: NoteList): readonly FlowNode[] {
  if (nodes.length > importLimits.nodes) {
    notes.leftOut('The file', `Everything after the first ${importLimits.nodes} of ${nodes.length} elements`);
  }
  const seen = new Map<string, number>();
  return nodes.slice(0, importLimits.nodes).map((node) => {
    const count = (seen.get(node.key) ?? 0) + 1;
    seen.set(node.key, count);
    if (count === 1) return node;
    notes.changed(node.key, 'Several elements have this id; roads lead to the first');
    return { ...node, key: `${node.key} #${count}` };
  });
}

function soundLinks(
  links: readonly FlowLink[],
  byKey: ReadonlyMap<string, FlowNode>,
  notes: NoteList,
): readonly FlowLink[] {
  if (links.length > importLimits.links)
    notes.leftOut('The file', `Roads after the first ${importLimits.links}`);
  return links.slice(0, importLimits.links).filter(({ from, to }) => {
    const missing = byKey.has(from) ? (byKey.has(to) ? null : to) : from;
    if (missing !== null) notes.leftOut(`${from} → ${to}`, `A road: there is no element "${missing}"`);
    return missing === null;
  });
}

/** Where a road ends that passes joins and containers; those may lead in a circle. */
function shownTargets(
  start: string,
  byKey: ReadonlyMap<string, FlowNode>,
  outOf: ReadonlyMap<string, readonly FlowLink[]>,
): readonly string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  const open = [start];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    if (byKey.get(key)?.kind === 'through')
      open.push(...(outOf.get(key) ?? []).map(({ to }) => to).toReversed());
    else found.push(key);
  }
  return found;
}

/** An arrow out of a decision is taken on yes or no, out of anything else on next: what the file says otherwise is mended. */
function fittingWays(node: Shown, out: readonly FlowLink[], notes: NoteList): readonly FlowLink[] {
  const possible = ways[node.kind];
  let free = node.kind === 'decision' && !out.some(({ on }) => on === 'yes') ? 'yes' : null;
  return out.map((link): FlowLink => {
    if (possible.includes(link.on)) return link;
    if (node.kind !== 'decision') return { ...link, on: 'next' };
    const on = free === 'yes' ? 'yes' : 'no';
    free = null;
    notes.changed(node.key, `A road without a condition is taken on ${on}`);
    return { ...link, on };
  });
}

/** A process begins with an event. Where the file knows none, one is put before what nothing leads to. */
function withBeginning(connected: Connected, notes: NoteList): Connected {
  const { nodes, links } = connected;
  const [first] = nodes;
  if (!first || nodes.some(({ kind }) => kind === 'trigger')) return connected;
  const entered = new Set(links.map(({ to }) => to));
  const loose = nodes.filter(({ key, kind }) => !entered.has(key) && kind !== 'procedure');
  const starts = loose.length > 0 ? loose : [first];
  const keys = new Set(nodes.map(({ key }) => key));
  let key = 'start';
  while (keys.has(key)) key += '_';
  notes.changed('The file', 'It names no event that starts it; "start" was put in its place');
  const trigger: Shown = { key, kind: 'trigger', event: 'start', description: null, place: null };
  const added = starts.map((node): FlowLink => ({ from: key, to: node.key, on: 'next' }));
  return { nodes: [trigger, ...nodes], links: [...added, ...links] };
}
