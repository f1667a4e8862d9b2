import type { Result } from '../../shared/base/result.ts';
import type { Database } from './database.ts';

/** One transaction that writes: a failure that comes back as a value rolls it back like one that is thrown. */
export function writing<Value, Failure>(
  database: Database,
  work: () => Result<Value, Failure>,
): Result<Value, Failure> {
  return inTransaction(work, (run) => database.transaction(run).immediate());
}

/** One transaction that only reads, so that everything it sees is of one moment. */
export function reading<Value, Failure>(
  database: Database,
  work: () => Result<Value, Failure>,
): Result<Value, Failure> {
  return inTransaction(work, (run) => database.transaction(run).deferred());
}

function inTransaction<Value, Failure>(
  work: () => Result<Value, Failure>,
  transact: (run: () => void) => void,
): Result<Value, Failure> {
  const refused = new Error('rolled back');
  let result: Result<Value, Failure> | undefined;
  try {
    transact(() => {
      result = work();
      if (!result.ok) throw refused;
    });
  } catch (thrown) {
    if (thrown !== refused) throw thrown;
  }
  if (!result) throw new Error('A transaction ended without a result');
  return result;
}
