import type { Connection } from './connection.ts';

/** BEGIN, the work, COMMIT; whatever is thrown rolls back and goes on. */
export async function inTransaction<Value>(
  connection: Connection,
  mode: 'READ ONLY' | 'READ WRITE',
  work: () => Promise<Value>,
): Promise<Value> {
  // Read-only looks see one moment; a push must see what others commit while it waits for their locks.
  const isolation = mode === 'READ ONLY' ? 'REPEATABLE READ' : 'READ COMMITTED';
  await connection.query(`BEGIN ISOLATION LEVEL ${isolation} ${mode}`);
  try {
    // A table that somebody alters for minutes is told as that, and not as a server that does not answer.
    if (mode === 'READ ONLY') await connection.query("SET LOCAL lock_timeout = '3s'");
    const value = await work();
    await connection.query('COMMIT');
    return value;
  } catch (thrown) {
    await connection.query('ROLLBACK').catch(() => undefined);
    throw thrown;
  }
}
