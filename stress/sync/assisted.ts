import type { PostgresServer } from '../../e2e/harness/postgres-server.ts';
import type { Transactions } from './pushes.ts';

/**
 * What the database remembers by itself, against what its watchers saw: every push that was committed is in the ledger once,
 * and no transaction that wrote a row is missing from the change log.
 */
export async function judgeLedger(
  server: Pick<PostgresServer, 'run'>,
  database: string,
  written: ReadonlyMap<string, Transactions>,
  note: (text: string) => void,
): Promise<void> {
  const ask = async (sql: string) =>
    (await server.run(database, sql)).map(({ transaction }) => transaction ?? '');
  const noted = await ask('SELECT transaction_id::text AS transaction FROM jd_sync.pushes');
  const logged = new Set(
    await ask('SELECT DISTINCT transaction_id::text AS transaction FROM jd_sync.changes'),
  );
  for (const [who, transactions] of written) {
    for (const [transaction, rows] of transactions) {
      const times = noted.filter((one) => one === transaction).length;
      if (who.startsWith('client') && times !== 1)
        note(`a push of ${who} is ${times} times in the ledger (${transaction})`);
      const isChange = rows.some(({ before, after }) => before !== after);
      if (isChange && !logged.has(transaction)) note(`the change log lacks ${transaction} of ${who}`);
    }
  }
  const known = new Set([...written.values()].flatMap((transactions) => [...transactions.keys()]));
  const strange = noted.filter((transaction) => !known.has(transaction));
  if (strange.length > 0) note(`the ledger holds ${strange.length} pushes that wrote nothing`);
}
