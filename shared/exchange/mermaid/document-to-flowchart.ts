import { assertNever } from '../../base/assert-never.ts';
import type { Document, DocumentKind } from '../../documents/document.ts';
import { indexExperiment } from '../../experiments/experiment-index.ts';
import { indexFunnel } from '../../funnels/funnel-index.ts';
import { indexJourney } from '../../journeys/journey-index.ts';
import { indexProcess } from '../../processes/process-index.ts';
import { conditionSentence } from '../../processes/sentence.ts';
import type { Flowchart, FlowchartEdge, FlowchartNode } from './flowchart.ts';

type Drawn = Pick<Flowchart, 'groups' | 'nodes' | 'edges'>;

const drawings: Readonly<Record<DocumentKind, (document: Document) => Drawn>> = {
  journey: journeyDrawing,
  funnel: funnelDrawing,
  process: processDrawing,
  experiment: experimentDrawing,
};

/** A document as a flowchart: its boxes and arrows with their names; settings, notes, images and places stay behind. */
export function documentToFlowchart(document: Document): Flowchart {
  const { groups, nodes, edges } = drawings[document.kind](document);
  const keys = new Set(nodes.map(({ key }) => key));
  const real = edges.filter(({ from, to }) => keys.has(from) && keys.has(to));
  return { kind: document.kind, title: document.header.name, groups, nodes, edges: real };
}

function node(
  key: string,
  label: string,
  kind: string,
  shape = '[',
  group: string | null = null,
): FlowchartNode {
  return { key, label, kind, shape, group };
}

function edge(from: string, to: string, label = '', dotted = false): FlowchartEdge {
  return { from, to, label, dotted };
}

function journeyDrawing(document: Document): Drawn {
  const journey = indexJourney(document);
  const stages = new Set(journey.stages.map(({ id }) => id));
  const places = [...journey.entries, ...journey.touchpoints, ...journey.goals, ...journey.exits];
  const shapes = { entry: '((', touchpoint: '[', goal: '{{', exit: '([' } as const;
  const nodes = places.map(({ id, name, kind, stageId }) =>
    node(id, name, kind, shapes[kind], stageId !== null && stages.has(stageId) ? stageId : null),
  );
  const groups = journey.stages.map(({ id, name }) => ({ key: id, label: name }));
  const edges = journey.transitions.map(({ from, to, condition }) => edge(from, to, condition ?? ''));
  // In the order in which they will be written: group by group, so that reading gives the same order.
  const order = new Map(groups.map(({ key }, index) => [key, index]));
  const rank = (one: FlowchartNode) => (one.group === null ? groups.length : (order.get(one.group) ?? 0));
  return { groups, nodes: nodes.toSorted((a, b) => rank(a) - rank(b)), edges };
}

function funnelDrawing(document: Document): Drawn {
  const funnel = indexFunnel(document);
  const nodes = funnel.steps.map((step) => {
    const where = step.branch === null ? 'step' : 'branch';
    const kind = step.optional ? `${where}_optional` : where;
    return node(step.id, step.name, kind, step.branch === null ? '[' : '(');
  });
  const { mainLine } = funnel;
  const line = mainLine.slice(1).map(({ id }, index) => edge(mainLine[index]?.id ?? id, id));
  const branches = funnel.branches.flatMap(({ id, branch }) => [
    edge(branch.from, id, branch.condition ?? ''),
    ...(branch.rejoin === null ? [] : [edge(id, branch.rejoin)]),
  ]);
  const exclusions = funnel.exclusions.map(({ from, to, name }) => edge(from, to, name, true));
  return { groups: [], nodes, edges: [...line, ...branches, ...exclusions] };
}

function processDrawing(document: Document): Drawn {
  const process = indexProcess(document);
  const nodes = process.nodes.map((record) => {
    switch (record.kind) {
      case 'trigger':
        return node(record.id, record.event, 'trigger', '((');
      case 'procedure':
        return node(record.id, record.name, 'procedure', '[[');
      case 'group':
        return node(record.id, record.name || conditionSentence(process, record.id), 'decision', '{');
      case 'action':
        return node(record.id, record.name, record.does.type);
      default:
        return assertNever(record);
    }
  });
  const edges = process.connections.map(({ from, to, on }) => edge(from, to, on === 'next' ? '' : on));
  return { groups: [], nodes, edges };
}

/** The audience, the point where it is shared out, the arms with their shares, and what they are judged by. */
function experimentDrawing(document: Document): Drawn {
  const experiment = indexExperiment(document);
  const { allocation } = experiment.header;
  const split = 'split';
  const nodes = [
    ...experiment.audienceRules.map(({ id, attribute, comparator, value }) => {
      const said = value === null ? '' : ` ${JSON.stringify(value)}`;
      return node(id, `${attribute} ${comparator}${said}`, 'audience', '[/');
    }),
    ...experiment.exclusionGroups.map(({ id, name, from, to }) =>
      node(id, `${name} ${from} to ${to}`, 'slice', '[/'),
    ),
    node(split, document.header.name, 'split', '{'),
    ...experiment.variants.map(({ id, name, isControl }) =>
      node(id, name, isControl ? 'control' : 'variant'),
    ),
    ...experiment.metrics.map(({ id, measure, role }) => node(id, measure, role, '([')),
  ];
  const before = [...experiment.audienceRules, ...experiment.exclusionGroups].map(({ id }) =>
    edge(id, split),
  );
  const arms = experiment.variants.map(({ id, key }) => {
    const share = allocation && Object.hasOwn(allocation, key) ? allocation[key] : undefined;
    return edge(split, id, typeof share === 'number' ? `${share} %` : '');
  });
  const judged = experiment.metrics.map(({ id }) => edge(split, id, '', true));
  return { groups: [], nodes, edges: [...before, ...arms, ...judged] };
}
