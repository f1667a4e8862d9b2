import type { StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { EnvironmentStatus } from '../../../shared/publishing/push-result.ts';
import { setupJob } from '../../../shared/publishing/setup-job.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { type Check, checkOf, isTickable, type PublishingState } from './state.ts';

export interface Checking {
  /** Reads how the documents stand against one database. Read only; at most one under way per environment. */
  readonly check: (environmentId: string) => Promise<void>;
  /** The same without a sign of it, and with less patience: nobody asked for it. */
  readonly checkQuietly: (environmentId: string) => Promise<void>;
  /** Takes rows that cannot be seen any more for deleted, however many they are, until the list holds none. */
  readonly believe: (environmentId: string) => Promise<void>;
  /** Checks every environment that was not looked at for a while, one after the other. */
  readonly checkStale: () => Promise<void>;
  /** A job went on: what is read while an environment is being set up is not believed. */
  readonly stepped: (job: string) => void;
}

interface CheckingDeps {
  readonly bridge: Bridge;
  readonly state: StoreApi<PublishingState>;
}

/** After this many milliseconds a status is worth fetching again without being asked. */
const staleAfter = 170_000;

export function createChecking({ bridge, state }: CheckingDeps): Checking {
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  /** How many steps of setting up were heard of, by job. */
  const steps = new Map<string, number>();
  const stepsOf = (environmentId: string) => steps.get(setupJob(environmentId)) ?? 0;

  function put(environmentId: string, part: Partial<Check>) {
    state.setState((now) => ({
      checks: { ...now.checks, [environmentId]: { ...checkOf(now, environmentId), ...part } },
    }));
  }

  function setBelieved(environmentId: string, isBelieved: boolean) {
    state.setState(({ believed }) => ({
      believed: [...believed.filter((id) => id !== environmentId), ...(isBelieved ? [environmentId] : [])],
    }));
  }

  async function run(environmentId: string, isQuiet: boolean): Promise<void> {
    let quiet = isQuiet;
    do {
      again.delete(environmentId);
      if (!quiet) put(environmentId, { checking: true });
      const acceptVanished = state.getState().believed.includes(environmentId);
      const stepsBefore = stepsOf(environmentId);
      const reply = await bridge.call('publishing.status', {
        environmentId,
        acceptVanished,
        ...(quiet ? { quiet } : {}),
      });
      // Whoever asked meanwhile is waiting for it.
      quiet = isQuiet && !again.has(environmentId);
      // Seen while its tables were being made, it would list a part of the documents as all that can be published. Whoever
      // sets up looks again at the end.
      if (stepsOf(environmentId) !== stepsBefore) {
        put(environmentId, { checking: false });
        continue;
      }
      const error = reply.ok ? problemOf(reply.value) : reply.error;
      // What was seen last stays on screen, with its time and what is wrong now.
      if (reply.ok && error === null) {
        put(environmentId, { status: reply.value, error, checking: false });
        // Said once of these rows, and not of others that go later.
        if (acceptVanished && !reply.value.documents.some((one) => one.state === 'deleted-there')) {
          setBelieved(environmentId, false);
        }
      } else put(environmentId, { error, checking: false });
      keepTicks(state, environmentId);
    } while (again.has(environmentId));
    running.delete(environmentId);
  }

  function check(environmentId: string, isQuiet = false): Promise<void> {
    const underWay = running.get(environmentId);
    if (underWay) {
      again.add(environmentId);
      if (!isQuiet) put(environmentId, { checking: true });
      return underWay;
    }
    const promise = run(environmentId, isQuiet);
    running.set(environmentId, promise);
    return promise;
  }

  return {
    stepped: (job) => steps.set(job, (steps.get(job) ?? 0) + 1),
    check: (environmentId) => check(environmentId),
    checkQuietly: (environmentId) => check(environmentId, true),
    believe: (environmentId) => {
      setBelieved(environmentId, true);
      return check(environmentId);
    },
    checkStale: async () => {
      for (const { id } of state.getState().environments ?? []) {
        const { status, error } = checkOf(state.getState(), id);
        const age = status ? Date.now() - Date.parse(status.checkedAt) : Number.POSITIVE_INFINITY;
        if (mayRetry(error) && age > staleAfter) await check(id);
      }
    },
  };
}

/** What failed is tried again by itself, but not a login: a wrong password repeated locks accounts. */
export function mayRetry(error: AppError | null): boolean {
  return error === null || error.code !== 'wrong-password';
}

function problemOf({ database, detail, problem }: EnvironmentStatus): AppError | null {
  if (database !== 'unreachable') return null;
  if (problem === null) return { code: 'unreachable', message: detail ?? 'There was no answer.' };
  const { code, message, remedy } = problem;
  return { code: code as AppError['code'], message, remedy: remedy ?? undefined };
}

/** Drops ticks of documents that can no longer be published, so that the count never lies. */
function keepTicks(state: StoreApi<PublishingState>, environmentId: string) {
  const { picked, checks } = state.getState();
  const ticks = picked[environmentId];
  if (!ticks) return;
  const able = new Set(
    checks[environmentId]?.status?.documents.filter(isTickable).map((document) => document.documentId),
  );
  const kept = ticks.filter((id) => able.has(id));
  if (kept.length !== ticks.length) state.setState({ picked: { ...picked, [environmentId]: kept } });
}
