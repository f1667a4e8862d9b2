import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id, NewId } from '../../../shared/base/ids.ts';
import { diffDocuments } from '../../../shared/documents/diff.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { Finding, Severity } from '../../../shared/documents/finding.ts';
import type { Session } from '../session.ts';
import type { FindingsAnswer, FindingsRequest, ListedFinding } from './listed-finding.ts';

export interface FindingsState {
  /** `working` before the first answer only: later ones replace what is shown when they come. */
  readonly state: 'working' | 'ready' | 'failed';
  /** Errors first. */
  readonly findings: readonly ListedFinding[];
  /** The worst finding of each record, for the canvas. */
  readonly marks: ReadonlyMap<Id, Severity>;
  readonly counts: Readonly<Record<Severity, number>>;
}

/** What the rules notice in one open document, kept up to date off the main thread. */
export interface Findings {
  readonly store: StoreApi<FindingsState>;
  /** Applies a finding's quick fix as one undo step; false where it is no longer needed or does not fit. */
  readonly fix: (finding: ListedFinding) => Promise<boolean>;
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

const nothing: FindingsState = {
  state: 'working',
  findings: [],
  marks: new Map(),
  counts: { error: 0, warning: 0, info: 0 },
};

export function createFindings({
  session,
  newId,
  startWorker,
  findNow,
  delay = 150,
}: FindingsDeps): Findings {
  const store = createStore<FindingsState>(() => nothing);
  let worker: Worker | null = null;
  let known: Document | null = null;
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

  function answer({ run, findings, failed }: FindingsAnswer) {
    if (run !== asked) return;
    busy = false;
    if (failed) return fail();
    store.setState({ state: 'ready', findings, ...summaryOf(findings) });
    if (session.store.getState().document !== known) later();
  }

  function fail() {
    worker?.terminate();
    worker = null;
    busy = false;
    store.setState({ state: 'failed' });
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(ask, delay);
  }

  const unsubscribe = session.store.subscribe((state, before) => {
    if (state.document !== before.document) later();
  });
  start();

  return {
    store,
    fix: async ({ id }) => {
      const { document } = session.store.getState();
      const finding = (await findNow(document)).find((candidate) => candidate.id === id);
      const change = finding?.fix?.makeChange(document, newId);
      if (!finding?.fix || !change) return false;
      return session.commit(finding.fix.label, change);
    },
    retry: () => {
      store.setState({ ...nothing });
      start();
    },
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
      worker?.terminate();
      worker = null;
    },
  };
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

export function summaryOf(findings: readonly ListedFinding[]): Pick<FindingsState, 'marks' | 'counts'> {
  const marks = new Map<Id, Severity>();
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { recordId, severity } of findings) {
    counts[severity] += 1;
    const mark = recordId === null ? undefined : marks.get(recordId);
    if (recordId !== null && (mark === undefined || rank[severity] < rank[mark]))
      marks.set(recordId, severity);
  }
  return { marks, counts };
}
