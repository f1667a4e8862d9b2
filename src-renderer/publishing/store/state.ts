import type { AppError } from '../../../shared/contract/errors.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { Plan } from '../../../shared/publishing/plan.ts';
import type { StageMapping } from '../../../shared/publishing/plan-running.ts';
import type { EnvironmentStatus, PullResult, PushRecord } from '../../../shared/publishing/push-result.ts';

/** What is known of one environment's database. An older status stays on screen while a new one is fetched. */
export interface Check {
  readonly status: EnvironmentStatus | null;
  readonly error: AppError | null;
  readonly checking: boolean;
}

/** How far a push is, as the application tells it. */
export interface PushProgress {
  readonly done: number;
  readonly total: number;
  readonly step: string | null;
}

/** Documents of one environment that are to go to another, as they are there. */
export interface Promotion {
  readonly fromId: string;
  readonly documentIds: readonly string[];
}

/** The way of one environment from a selection to a result. */
export type Planning =
  | { readonly step: 'none' }
  /** `rollsBack`: the push that the plan is to take back; null: what is ticked is to be written. */
  | {
      readonly step: 'planning';
      readonly rollsBack: string | null;
      readonly promotes?: Promotion | null;
      /** The plan whose place the new one takes: still to be read, and void. */
      readonly before?: Plan | null;
      readonly progress?: PushProgress | null;
    }
  | {
      readonly step: 'failed';
      readonly rollsBack: string | null;
      readonly promotes?: Promotion | null;
      readonly error: AppError;
    }
  /** `outdated` says why it can no longer be pushed; null: it can. */
  | { readonly step: 'ready'; readonly plan: Plan; readonly outdated: string | null }
  | {
      readonly step: 'pushing';
      readonly plan: Plan;
      readonly progress: PushProgress | null;
      /** Whether somebody asked to cancel it, and came too late. */
      readonly cancel: 'not-asked' | 'asked' | 'too-late';
    }
  /** No record of it: refused before anything was sent. `certain` is false while the app cannot be asked. */
  | {
      readonly step: 'stopped';
      readonly plan: Plan;
      readonly error: AppError;
      readonly certain: boolean;
    }
  | { readonly step: 'done'; readonly plan: Plan; readonly record: PushRecord };

export type Pulling =
  | { readonly step: 'none' }
  | { readonly step: 'pulling' }
  | { readonly step: 'failed'; readonly error: AppError }
  | { readonly step: 'done'; readonly result: PullResult };

/** What the tab shows for the chosen environment. */
export type Panel =
  | { readonly kind: 'plan' }
  /** Where the environment is, how it is guarded, and what the database user may do there. */
  | { readonly kind: 'details' }
  /** Every environment beside the others; about none alone. */
  | { readonly kind: 'side-by-side' }
  /** What the database itself remembers, and how it comes to. */
  | { readonly kind: 'changes' }
  | { readonly kind: 'assisted' }
  /** null: all of them. */
  | { readonly kind: 'reviews'; readonly requestId: string | null }
  | { readonly kind: 'conflict'; readonly documentId: string }
  | { readonly kind: 'remote'; readonly documentId: string }
  /** A document of a plan on the canvas: as it is there, and as the plan makes it. */
  | {
      readonly kind: 'planned';
      readonly planId: string;
      readonly documentId: string;
      /** The record that is shown first; null: the document itself. */
      readonly recordId: string | null;
    };

/** What compares takes the room of the inspector, which speaks of pushes. */
export function needsWidth({ kind }: Panel): boolean {
  return kind === 'side-by-side' || kind === 'conflict' || kind === 'planned';
}

export type Dialog =
  /** null: a new one. */
  | {
      readonly kind: 'edit';
      readonly environmentId: string | null;
      /** A new one begins as this one is. */
      readonly copyOf?: string;
    }
  | { readonly kind: 'remove'; readonly environmentId: string }
  | { readonly kind: 'unlock'; readonly environmentId: string };

export interface PublishingState {
  /** null until they are read for the first time. */
  readonly environments: readonly Environment[] | null;
  readonly loadError: AppError | null;
  readonly chosenId: string | null;
  readonly checks: Readonly<Record<string, Check>>;
  /** Ticked documents per environment; absent: everything that can be published. */
  readonly picked: Readonly<Record<string, readonly string[]>>;
  /** Environments of which somebody said that what cannot be seen any more was deleted. */
  readonly believed: readonly string[];
  /** Ticked documents, archived here, that are to be deleted there for good instead of switched off. */
  readonly deletions: Readonly<Record<string, readonly string[]>>;
  /** Where somebody takes running journeys whose stage is renamed or removed. */
  readonly mappings: Readonly<Record<string, readonly StageMapping[]>>;
  readonly plans: Readonly<Record<string, Planning>>;
  readonly pulls: Readonly<Record<string, Pulling>>;
  readonly pushes: readonly PushRecord[] | null;
  /** The push whose details the inspector shows; null: the last one of the chosen environment. */
  readonly shownPushId: string | null;
  readonly panel: Panel;
  /** The two environments that are compared side by side; null: the first two of the road. */
  readonly sides: { readonly fromId: string; readonly toId: string } | null;
  /** The document whose row gets the focus when the list comes back. */
  readonly focusRow: string | null;
  readonly dialog: Dialog | null;
}

export const initialState: PublishingState = {
  environments: null,
  loadError: null,
  chosenId: null,
  checks: {},
  picked: {},
  believed: [],
  deletions: {},
  mappings: {},
  plans: {},
  pulls: {},
  pushes: null,
  shownPushId: null,
  panel: { kind: 'plan' },
  sides: null,
  focusRow: null,
  dialog: null,
};

const unchecked: Check = { status: null, error: null, checking: false };
const noPlan: Planning = { step: 'none' };
const noPull: Pulling = { step: 'none' };

export function chosenEnvironment(state: PublishingState): Environment | null {
  return state.environments?.find((environment) => environment.id === state.chosenId) ?? null;
}

export function checkOf(state: PublishingState, environmentId: string | null): Check {
  return (environmentId === null ? undefined : state.checks[environmentId]) ?? unchecked;
}

export function planningOf(state: PublishingState, environmentId: string | null): Planning {
  return (environmentId === null ? undefined : state.plans[environmentId]) ?? noPlan;
}

export function pullingOf(state: PublishingState, environmentId: string | null): Pulling {
  return (environmentId === null ? undefined : state.pulls[environmentId]) ?? noPull;
}

/** The plan that is on screen, at whatever step. */
export function planOf(planning: Planning): Plan | null {
  return 'plan' in planning ? planning.plan : null;
}

/** The push that the plan on screen, or the one being made, takes back; null: it is about what is ticked. */
export function rollsBackOf(planning: Planning): string | null {
  return 'rollsBack' in planning ? planning.rollsBack : (livePlan(planning)?.rollsBack ?? null);
}

/** What the plan on screen, or the one being made, promotes from another environment; null: it is not a promotion. */
export function promotionOf(planning: Planning): Promotion | null {
  if ('promotes' in planning) return planning.promotes ?? null;
  const plan = livePlan(planning);
  if (!plan?.promotes) return null;
  return {
    fromId: plan.promotes.environmentId,
    documentIds: plan.documents.map(({ documentId }) => documentId),
  };
}

/** Whether the journeys there can be compared: tables that do not concern them may still differ. */
export function isComparable(status: EnvironmentStatus | null): boolean {
  return (
    status !== null &&
    (status.database === 'ready' || (status.database === 'differs' && status.documents.length > 0))
  );
}

/** The plan as long as it can be read against the list; a pushed one is history. */
export function livePlan(planning: Planning): Plan | null {
  return planning.step === 'done' ? null : planOf(planning);
}

/** The plan that the list is read against: the live one, or the one whose place a new one is about to take. */
export function readPlan(planning: Planning): Plan | null {
  return planning.step === 'planning' ? (planning.before ?? null) : livePlan(planning);
}

/** The documents of a status that a push can write. */
export function publishable(status: EnvironmentStatus | null): readonly string[] {
  return (status?.documents ?? [])
    .filter((document) => document.state === 'changed-here' || document.state === 'new-here')
    .map((document) => document.documentId);
}

/** Whether a row of the list can be ticked: what is archived here is offered to be switched off there, but never by itself. */
export function isTickable({ state }: EnvironmentStatus['documents'][number]): boolean {
  return state === 'changed-here' || state === 'new-here' || state === 'archived-here';
}

/** The documents of a status that a pull can bring without asking. */
export function pullable(status: EnvironmentStatus | null): readonly string[] {
  return (status?.documents ?? [])
    .filter((document) => document.state === 'changed-there' || document.state === 'new-there')
    .map((document) => document.documentId);
}

/** What is ticked: the user's choice as far as it still can be published, else everything that can. */
const everything = new WeakMap<EnvironmentStatus, readonly string[]>();
export function pickedOf(state: PublishingState, environmentId: string | null): readonly string[] {
  const { status } = checkOf(state, environmentId);
  if (status === null || environmentId === null) return [];
  const all = everything.get(status) ?? publishable(status);
  everything.set(status, all);
  return state.picked[environmentId] ?? all;
}

export function lastPush(state: PublishingState, environmentId: string | null): PushRecord | null {
  return state.pushes?.find((push) => push.environmentId === environmentId) ?? null;
}

/** The push whose details are on screen: the chosen one, else the last one of the chosen environment. */
export function shownPush(state: PublishingState): PushRecord | null {
  return state.pushes?.find(({ id }) => id === state.shownPushId) ?? lastPush(state, state.chosenId);
}

/** A push of which nobody knows yet whether it was committed. */
export function unsettledPush(state: PublishingState, environmentId: string | null): PushRecord | null {
  return (
    state.pushes?.find((push) => push.environmentId === environmentId && push.state === 'unknown') ?? null
  );
}
