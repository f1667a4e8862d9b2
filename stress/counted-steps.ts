import { Session } from 'node:inspector';
import type { Document } from '../shared/documents/document.ts';

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

/**
 * How often functions of our own are called by `work`, as V8 counts them for test coverage: unlike a time it is the same on every
 * machine, however busy. What a built-in does inside (`includes` of a list of strings) is not seen.
 */
function countedCalls(work: () => void): number {
  const session = new Session();
  session.connect();
  try {
    session.post('Profiler.enable');
    // Not by branch: a branch is counted only in what is compiled after this.
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    work();
    let calls = 0;
    session.post('Profiler.takePreciseCoverage', (_failure: unknown, coverage: object) => {
      for (const { url, functions } of (coverage as Coverage).result) {
        if (url.includes('node_modules') || url.startsWith('node:')) continue;
        for (const { ranges } of functions) calls += ranges[0]?.count ?? 0;
      }
    });
    return calls;
  } finally {
    session.disconnect();
  }
}

/** The same document, each reading of a field of a record being a call, so that a loop over records is seen that calls nothing. */
function withCountedReads<Kind extends Document>(document: Kind): Kind {
  const counting = { get: (record: object, field: string): unknown => Reflect.get(record, field) };
  const records = Object.entries(document.records).map(([id, record]) => [id, new Proxy(record, counting)]);
  return { ...document, records: Object.fromEntries(records) as Kind['records'] };
}

/** The exponent by which work on a document grows with its size: 1 is in proportion, 2 is by the square. */
export function growthOfWork(
  makeDocument: (size: number) => Document,
  work: (document: Document) => void,
  [small, large]: readonly [number, number],
): number {
  const ofSize = (size: number) => {
    const document = withCountedReads(makeDocument(size));
    return countedCalls(() => work(document));
  };
  return Math.log(ofSize(large) / ofSize(small)) / Math.log(large / small);
}
