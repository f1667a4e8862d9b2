import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id, NewId } from '../../../shared/base/ids.ts';
import type { Suppression } from '../../../shared/documents/attached/suppression.ts';
import { diffDocuments } from '../../../shared/documents/diff.ts';
import { type Document, emptyChange } from '../../../shared/documents/document.ts';
import type { Finding } from '../../../shared/documents/finding.ts';
import { judge } from '../../../shared/documents/judge.ts';
import type { Session } from '../session.ts';
import { type FindingsState, judgedState, nothingFound } from './findings-state.ts';
import type { FindingsAnswer, FindingsRequest, ListedFinding } from './listed-finding.ts';
import { type MadeFix, makeFix, makeFixes } from './make-fixes.ts';
import { type FindingsPolicy, plainPolicy } from './policy.ts';

export type { FindingsState } from './findings-state.ts';

/** What the rules notice in one open document, kept up to date off the main thread. */
export interface Findings {
  readonly store: StoreApi<FindingsState>;
  /** Applies a finding's quick fix as one undo step; false where it is no longer needed or does not fit. */
  readonly fix: (finding: ListedFinding) => Promise<boolean>;
  /** Applies the quick fixes of all findings of a rule as one undo step; false where none is needed. */
  readonly fixAll: (rule: string) => Promise<boolean>;
  /** Keeps in the document that the finding is lived with, and why. */
  readonly ignore: (finding: ListedFinding, reason: string) => boolean;
  readonly takeBack: (suppression: Suppression) => boolean;
  /** Shows what is found as the policy takes it, from now on. */
  readonly judgeBy: (policy: FindingsPolicy) => void;
  /** Starts a worker that failed anew. */
  readonly retry: () => void;
  readonly stop: () => void;
}

export interface FindingsDeps {
  readonly session: Session;
  readonly newId: NewId;
  readonly startWorker: () => Worker;
  /** The rules on this thread, for making a fix: functions do not cross to the worker. */
  readonly findNow: (document: Document) => Promise<readonly Finding[]>;
  /** Milliseconds without a change before the rules run. */
  readonly delay?: number;
}

export function createFindings({
  session,
  newId,
  startWorker,
  findNow,
  delay = 150,
}: FindingsDeps): Findings {
  const store = createStore<FindingsState>(() => nothingFound);
  let policy = plainPolicy;
  let stopPolicy = () => {};
  let worker: Worker | null = null;
  let known: Document | null = null;
  /** What the rules said last, and of which document. */
  let answered: { readonly document: Document; readonly findings: readonly ListedFinding[] } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let busy = false;

  function start() {
    worker?.terminate();
    known = null;
    busy = false;
    worker = startWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<FindingsAnswer>) => answer(data));
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
    ask();
  }

  /** The whole document once, then only what changed: a large document costs nothing while one types. */
  function ask() {
    clearTimeout(timer);
    const { document } = session.store.getState();
    if (!worker || busy || document === known) return;
    busy = true;
    asked += 1;
    const request: FindingsRequest =
      known === null ? { run: asked, document } : { run: asked, change: diffDocuments(known, document) };
    known = document;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    worker.postMessage(request);
  }

  function answer({ run, findings, reasons, failed }: FindingsAnswer) {
    if (run !== asked) return;
    busy = false;
    if (failed || !known) return fail();
    answered = {
      document: known,
      findings: findings.map((finding) => ({ ...finding, reason: reasons[finding.rule] ?? '' })),
    };
    show();
    if (session.store.getState().document !== known) later();
  }

  function show() {
    if (answered) store.setState(judgedState(answered.document, answered.findings, policy));
  }

  function fail() {
    worker?.terminate();
    worker = null;
    busy = false;
    answered = null;
    store.setState({ ...nothingFound, state: 'failed' });
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(ask, delay);
  }

  /** With the functions that mend them. */
  async function findAgain(document: Document): Promise<readonly Finding[]> {
    return judge(document, await findNow(document), policy.settings(), (finding) => finding).findings;
  }

  async function commitFix(make: (document: Document, found: readonly Finding[]) => MadeFix | null) {
    const { document } = session.store.getState();
    const made = make(document, await findAgain(document));
    return made !== null && session.commit(made.label, made.change);
  }

  const unsubscribe = session.store.subscribe((state, before) => {
    if (state.document !== before.document) later();
  });
  start();

  return {
    store,
    fix: ({ id }) => commitFix((document, found) => makeFix(document, found, id, newId)),
    fixAll: (rule) => commitFix((document, found) => makeFixes(document, found, rule, newId)),
    ignore: ({ rule, recordId, field }, reason) => {
      const suppression: Suppression = {
        id: newId(),
        kind: 'suppression',
        rule,
        target: recordId,
        field,
        reason,
        author: policy.author(),
        at: policy.now(),
      };
      return session.commit('Ignore a finding', { ...emptyChange, added: [suppression] });
    },
    takeBack: ({ id }) => {
      const record = recordOf(session, id);
      return (
        !!record && session.commit('Take an ignored finding back', { ...emptyChange, removed: [record] })
      );
    },
    judgeBy: (next) => {
      stopPolicy();
      policy = next;
      stopPolicy = policy.onChange(show);
      show();
    },
    retry: () => {
      store.setState({ ...nothingFound });
      start();
    },
    stop: () => {
      clearTimeout(timer);
      stopPolicy();
      unsubscribe();
      worker?.terminate();
      worker = null;
    },
  };
}

function recordOf(session: Session, id: Id) {
  const { records } = session.store.getState().document;
  return Object.hasOwn(records, id) ? records[id] : undefined;
}
