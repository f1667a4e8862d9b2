import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In which it thinks that a terminal speaks: in two of them a character may end with the byte of a backslash or a quote. */
const encodings = ['UTF8', 'SJIS', 'BIG5', 'LATIN1'];

export interface Psql {
  /** Throws what it complained about. `turn` chooses the encoding. */
  readonly run: (sql: string, conforming: 'on' | 'off', turn: number) => void;
  readonly close: () => void;
}

/** The program that most people run such a file with; null where this computer has none. */
export function openPsql(at: {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}): Psql | null {
  if (spawnSync('psql', ['--version']).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'jd-psql-'));
  const file = join(folder, 'file.sql');
  return {
    run: (sql, conforming, turn) => {
      writeFileSync(file, sql);
      const { status, stderr } = spawnSync(
        'psql',
        ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-v', 'name=hit', '-f', file],
        {
          encoding: 'utf8',
          env: {
            ...process.env,
            PGHOST: at.host,
            PGPORT: String(at.port),
            PGUSER: at.user,
            PGPASSWORD: at.password,
            PGDATABASE: at.database,
            PGCLIENTENCODING: encodings[turn % encodings.length],
            PGOPTIONS: `-c standard_conforming_strings=${conforming}`,
          },
        },
      );
      if (status !== 0) throw new Error(`psql ended with ${status}: ${stderr.slice(0, 300)}`);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
