import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../../shared/base/ids.ts';
import { isJsonObject, jsonEqual } from '../../../shared/base/json.ts';
import { parseJson } from '../../../shared/base/parse-json.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { type DryRun, type DryStep, dryRun } from '../../../shared/processes/dry-run.ts';
import type { Facts, Verdict } from '../../../shared/processes/evaluate.ts';
import { exampleFacts } from '../../../shared/processes/example-facts.ts';
import { indexProcess } from '../../../shared/processes/process-index.ts';
import type { TypedTrial } from '../../../shared/settings/typed-beside.ts';
import type { Session } from '../../documents/session.ts';
import type { Beside } from '../../documents/typed-beside.ts';

export interface TrialState {
  readonly facts: Facts;
  /** The name of the event that comes; null: that of the first trigger. */
  readonly event: string | null;
  /** Actions that are taken to fail. */
  readonly failing: ReadonlySet<Id>;
  /** Whether the canvas shows the road. */
  readonly shown: boolean;
}

/** A process, given an event and a person to see what it would do. No part of the document; kept beside it. */
export interface Trial {
  readonly store: StoreApi<TrialState>;
  readonly set: (part: Partial<TrialState>) => void;
  readonly letFail: (actionId: Id, fails: boolean) => void;
  /** Back to the event and person that lead to yes everywhere. */
  readonly reset: () => void;
}

const trials = new WeakMap<Session, Trial>();

export function trialOf(session: Session, beside: Beside): Trial {
  const made = trials.get(session);
  if (made) return made;
  const example = () => exampleFacts(indexProcess(session.store.getState().document));
  const typed = beside.of(session.id).trial;
  const store = createStore<TrialState>(() => ({
    facts: factsFrom(typed?.facts ?? null) ?? example(),
    event: typed?.event ?? null,
    failing: new Set(typed?.failing),
    shown: false,
  }));
  store.subscribe((now, before) => {
    const { facts, event, failing } = now;
    if (facts === before.facts && event === before.event && failing === before.failing) return;
    beside.keep(session.id, { trial: typedIn(now, example()) });
  });
  const trial: Trial = {
    store,
    set: (part) => store.setState(part),
    letFail: (actionId, fails) => {
      const failing = new Set(store.getState().failing);
      if (fails) failing.add(actionId);
      else failing.delete(actionId);
      store.setState({ failing });
    },
    reset: () => store.setState({ facts: example(), failing: new Set() }),
  };
  trials.set(session, trial);
  return trial;
}

/** What is to be kept; undefined where all is as the example has it. */
function typedIn({ facts, event, failing }: TrialState, example: Facts): TypedTrial | undefined {
  const isExample = jsonEqual(facts.event, example.event) && jsonEqual(facts.person, example.person);
  if (isExample && event === null && failing.size === 0) return undefined;
  return { event, facts: isExample ? null : JSON.stringify(facts), failing: [...failing] };
}

function factsFrom(text: string | null): Facts | null {
  if (text === null) return null;
  try {
    const read: unknown = parseJson(text);
    if (!isJsonObject(read)) return null;
    const { event, person } = read;
    return isJsonObject(event) && isJsonObject(person) ? { event, person } : null;
  } catch {
    return null;
  }
}

/** The events that start the process, each once. */
export function eventsOf(document: Document): readonly string[] {
  return [...new Set(indexProcess(document).triggers.map(({ event }) => event))];
}

/** The event that comes: the chosen one while a trigger waits for it. */
export function comingEvent(document: Document, { event }: Pick<TrialState, 'event'>): string | null {
  const events = eventsOf(document);
  return event !== null && events.includes(event) ? event : (events[0] ?? null);
}

interface Known {
  readonly document: Document;
  readonly runs: readonly DryRun[];
}

/** Asked by the canvas and by the panel: walked once. */
const known = new WeakMap<TrialState, Known>();

/** What the triggers that wait for the event would do. */
export function runsOf(document: Document, state: TrialState): readonly DryRun[] {
  const before = known.get(state);
  if (before?.document === document) return before.runs;
  const runs = walk(document, state);
  known.set(state, { document, runs });
  return runs;
}

function walk(document: Document, state: TrialState): readonly DryRun[] {
  const index = indexProcess(document);
  const coming = comingEvent(document, state);
  const waiting = index.triggers.filter(({ event }) => event === coming).slice(0, mostTriggers);
  return dryRun(index, state.facts, state.failing, waiting);
}

/** More triggers of one event than anybody looks through: each costs a walk of the whole process with every key. */
const mostTriggers = 20;

export interface TriedMark {
  /** Its place on the road, from 1; null: the trigger. */
  readonly step: number | null;
  readonly starts?: Verdict;
  readonly verdict?: Verdict;
  readonly failure?: DryStep['failure'];
}

/** What the canvas marks: where several triggers start, the first to come by a card numbers it. */
export interface TriedMarks {
  readonly cards: ReadonlyMap<Id, TriedMark>;
  readonly roads: ReadonlySet<Id>;
}

export function marksOf(runs: readonly DryRun[]): TriedMarks {
  const cards = new Map<Id, TriedMark>();
  const roads = new Set<Id>();
  for (const run of runs) {
    cards.set(run.triggerId, { step: null, starts: run.starts });
    for (const road of run.roads) roads.add(road);
    for (const [place, { id, verdict, failure }] of run.steps.entries()) {
      if (cards.has(id)) continue;
      cards.set(id, { step: place + 1, ...(verdict && { verdict }), ...(failure && { failure }) });
    }
  }
  return { cards, roads };
}
