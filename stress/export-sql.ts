import { majors, nativeFolder } from '../e2e/harness/postgres-binaries.ts';
import { startPostgres } from '../e2e/harness/postgres-server.ts';
import { type DocumentKind, documentKinds } from '../shared/documents/document.ts';
import { rowsDefect } from '../shared/publishing/row-defects.ts';
import { type UnitRows, unitOf } from '../shared/publishing/units.ts';
import { checkExport } from '../src-main/publishing/postgres/check-export.ts';
import { exportSql } from '../src-main/publishing/postgres/export-sql.ts';
import type { EncodeLiteral } from '../src-main/publishing/postgres/literals.ts';
import { pushStatements, type UnitWrites } from '../src-main/publishing/postgres/statements.ts';
import {
  closePublishingWorkspaces,
  openPublishingWorkspace,
} from '../src-main/testing/publishing-workspace.ts';
import { hostileDocument } from './export-sql/documents.ts';
import { makePayloads } from './export-sql/payloads.ts';
import { openPsql } from './export-sql/psql.ts';
import { openServer, type StressServer } from './export-sql/server.ts';
import { sizeOf } from './options.ts';
import { type RandomSource, randomSource } from './random-source.ts';
import type { StressRun } from './stress-run.ts';

const schema = `Jo"urneys $guard0$ '; -- \\`;
/** Documents of one file. Unescaped, one text would break the whole file, so the mutation writes them one by one. */
const together = 50;
/** As many files prove that the mutation is noticed. */
const enoughMutated = 60;

interface Totals {
  statements: number;
  extra: number;
  different: number;
  readBack: number;
}

/**
 * Documents of every kind whose every text tries to become a statement, exported, run twice in a real server with backslashes read either way,
 * and read back value by value. The mutation is an encoder without its escaping.
 */
export const exportSqlRun: StressRun = {
  promise: 'an exported .sql is inert and runs twice with equal results',
  start: async ({ seed, mutate, options, print }) => {
    const random = randomSource(seed);
    const payloads = makePayloads(sizeOf(options, 'payloads', 600), random);
    const totals: Totals = { statements: 0, extra: 0, different: 0, readBack: 0 };
    const major = sizeOf(options, 'major', majors.at(-1) ?? 0);
    const postgres = await startPostgres({ binaries: binariesOf(major) });
    const at = await prepare(postgres);
    const server = await openServer(at, schema);
    const psql = mutate ? null : openPsql(at);
    let throughPsql = 0;
    try {
      const [{ server_version: version } = {}] = await server.ask('SHOW server_version');
      const size = mutate ? 1 : together;
      const files = Math.ceil(payloads.length / size);
      const most = mutate ? Math.min(files, enoughMutated) : files;
      for (let file = 0; file < most; file += 1) {
        const part = payloads.slice(file * size, (file + 1) * size);
        const conforming = file % 2 === 0 ? 'on' : 'off';
        await server.set('standard_conforming_strings', conforming);
        const usePsql = psql !== null && file % 3 === 2;
        if (usePsql) throughPsql += 1;
        await oneFile({
          server,
          part,
          first: file * size,
          random,
          totals,
          print,
          encode: mutate ? unescaped : undefined,
          psql: usePsql ? (sql) => psql.run(sql, conforming, throughPsql) : null,
        });
      }
      totals.extra += await server.hits();
      print(
        `PostgreSQL ${version}: ${totals.statements} statements, each file twice, standard_conforming_strings on and off`,
      );
      print(
        psql
          ? `first through psql, in four client encodings: ${throughPsql} of ${most}`
          : 'psql: not on this computer, left out',
      );
      print(`files that were refused before they were handed out: ${totals.readBack}`);
    } finally {
      psql?.close();
      await server.close();
      await closePublishingWorkspaces();
      await postgres.stop();
    }
    const { extra, different } = totals;
    return {
      line: `export-sql payloads=${payloads.length} extraStatements=${extra} different=${different}`,
      holds: extra === 0 && different === 0 && totals.readBack === 0 && totals.statements > payloads.length,
    };
  },
};

function binariesOf(wanted: number): string {
  const major = majors.find((known) => known === wanted);
  if (major === undefined) throw new Error(`--major wants one of ${majors.join(', ')}.`);
  return nativeFolder(major);
}

async function prepare(postgres: Awaited<ReturnType<typeof startPostgres>>) {
  const { connection, password } = await postgres.createDatabase();
  const w = openPublishingWorkspace();
  const environmentId = await w.environment({ ...connection, schema }, password);
  await w.get('publishing.setup', { environmentId, confirmation: null });
  return { ...connection, password };
}

interface OneFile {
  readonly server: StressServer;
  readonly part: readonly string[];
  readonly first: number;
  readonly random: RandomSource;
  readonly totals: Totals;
  readonly print: (text: string) => void;
  readonly encode: EncodeLiteral | undefined;
  /** Where the first run goes through psql. */
  readonly psql: ((sql: string) => void) | null;
}

/** A file that inserts, then one that changes some of its documents, takes some away, and lets two exchange their names. */
async function oneFile({ part, first, random, ...rest }: OneFile): Promise<void> {
  const fresh = unitsOf(part, first, random);
  const inserts = documentKinds.map((kind) => ({
    kind,
    inserts: fresh.get(kind) ?? [],
    updates: [],
    deletes: [],
  }));
  if (!(await runTwice({ ...rest, writes: inserts, before: new Map() }))) return;
  const before = await tokensOf(rest.server, fresh);
  // The same documents with each other's texts.
  const turned = unitsOf([...part.slice(1), part[0] ?? ''], first, random);
  const changes = documentKinds.map(
    (kind): UnitWrites => changesOf(kind, fresh.get(kind) ?? [], turned.get(kind) ?? []),
  );
  await runTwice({ ...rest, writes: changes, before });
}

function changesOf(kind: DocumentKind, there: readonly UnitRows[], others: readonly UnitRows[]): UnitWrites {
  const { name, parts } = unitOf(kind);
  const gone = there.length > 2 ? there.slice(0, 1) : [];
  const staying = there.slice(gone.length);
  const updates = staying.map((one, index) => {
    const { row: texts } = others[index] ?? one;
    const { row: next } = staying[(index + 1) % staying.length] ?? one;
    // Everything of another but the id; the name is the next one's, so that all of them change hands in a circle.
    const row = { ...texts, id: one.row.id, [name]: next[name] ?? null };
    const orders = parts ? one.parts.map((part) => part[parts.order] ?? 0).toReversed() : [];
    const own = one.parts.map((part, at) => ({
      ...part,
      description: texts['description'] ?? null,
      ...(parts ? { [parts.order]: orders[at] ?? 0 } : {}),
    }));
    return { rows: { row, parts: own }, there: one };
  });
  return { kind, inserts: [], updates, deletes: gone };
}

interface Turn {
  readonly server: StressServer;
  readonly writes: readonly UnitWrites[];
  readonly before: ReadonlyMap<string, string>;
  readonly totals: Totals;
  readonly print: (text: string) => void;
  readonly encode: EncodeLiteral | undefined;
  /** Where the first run goes through psql. */
  readonly psql: ((sql: string) => void) | null;
}

/** False where the server refused the file. */
async function runTwice({ server, writes, before, totals, print, encode, psql }: Turn): Promise<boolean> {
  const going = writes.filter(
    ({ inserts, updates, deletes }) => inserts.length + updates.length + deletes.length > 0,
  );
  const ending = new Map(
    going.map(
      ({ kind, inserts, updates }) => [kind, [...inserts, ...updates.map(({ rows }) => rows)]] as const,
    ),
  );
  const after = await tokensOf(server, ending);
  const documents = going.flatMap(({ kind, inserts, updates, deletes }) =>
    [...inserts, ...updates.map(({ rows }) => rows), ...deletes].map(({ row }) => ({
      kind,
      documentId: row.id,
      beforeHash: before.get(row.id) ?? null,
      afterHash: after.get(row.id) ?? null,
    })),
  );
  const statements = pushStatements(schema, going);
  const text = exportSql({
    // Its last bytes are a backslash and a line's end where the file is read as Shift JIS.
    title: 'A run; 表ー表',
    schema,
    writes: going,
    hashes: documents.map(({ kind, documentId, beforeHash, afterHash }) => ({
      kind,
      id: documentId,
      before: beforeHash,
      after: afterHash,
    })),
    ...(encode ? { encode } : {}),
  });
  const checked = checkExport(text, { schema, statements, documents });
  if (!checked.ok) {
    totals.readBack += 1;
    if (totals.readBack <= 3) print(`refused: ${checked.error}`);
  }
  const expected = countStatements(going, statements);
  const rows = [...ending.values()].reduce((sum, units) => sum + units.length, 0);
  try {
    if (psql) psql(text);
    else totals.extra += Math.abs((await server.run(text)) - expected);
    totals.statements += expected;
    for (const [kind, units] of ending) totals.different += await server.wrongRows(kind, units);
    const once = await server.versions();
    totals.extra += Math.abs((await server.run(text)) - expected);
    if ((await server.versions()) !== once) totals.different += 1;
    return true;
  } catch (thrown) {
    if (totals.different === 0) print(`the server refused a file: ${String(thrown).slice(0, 200)}`);
    totals.different += rows;
    return false;
  }
}

/** What the file must consist of: its frame, a guard for each kind, a statement for each row, and what is taken away or freed. */
function countStatements(
  writes: readonly UnitWrites[],
  statements: ReturnType<typeof pushStatements>,
): number {
  const more = statements.filter(({ role, purpose }) => role === 'delete' || purpose.startsWith('Free '));
  const written = statements.filter(
    (one) => (one.role === 'insert' || one.role === 'update') && !more.includes(one),
  );
  return 5 + writes.length + more.length + written.reduce((sum, { rows }) => sum + (rows ?? 0), 0);
}

async function tokensOf(
  server: StressServer,
  units: ReadonlyMap<DocumentKind, readonly UnitRows[]>,
): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const [kind, some] of units) {
    if (some.length === 0) continue;
    for (const [id, hash] of await server.tokens(kind, some)) all.set(id, hash);
  }
  return all;
}

function unitsOf(
  payloads: readonly string[],
  first: number,
  random: RandomSource,
): Map<DocumentKind, UnitRows[]> {
  const units = new Map<DocumentKind, UnitRows[]>();
  for (const [index, payload] of payloads.entries()) {
    const document = hostileDocument(payload, first + index, random);
    const rows = unitOf(document.kind).toRows(document);
    const defect = rowsDefect(unitOf(document.kind), rows);
    if (defect)
      throw new Error(`The ${document.kind} of payload ${first + index} could not be planned: ${defect}`);
    units.set(document.kind, [...(units.get(document.kind) ?? []), rows]);
  }
  return units;
}

/** The encoder without its escaping. */
function unescaped(value: Parameters<EncodeLiteral>[0], cast: string): string {
  if (value === null) return `NULL::${cast}`;
  if (typeof value === 'boolean') return `${value}::${cast}`;
  if (typeof value === 'object')
    return `ARRAY[${value.map((item) => unescaped(item, 'text')).join(', ')}]::${cast}`;
  return `'${value}'::${cast}`;
}
