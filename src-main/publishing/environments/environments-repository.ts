import type {
  Environment,
  EnvironmentConnection,
  EnvironmentRole,
} from '../../../shared/publishing/environment.ts';
import type { Database } from '../../database/database.ts';

export type StoredEnvironment = Omit<
  Environment,
  'password' | 'unlockedUntil' | 'clientKey' | 'sharesWith'
> & {
  /** Among those of its role; absent: after those that have one. */
  readonly position?: number;
};

interface Row {
  readonly id: string;
  readonly name: string;
  readonly role: EnvironmentRole;
  readonly connection: string;
}

/** One JSON text holds where the database is and how it is guarded. */
interface Kept {
  readonly guarded?: boolean;
  readonly position?: number;
}

export type EnvironmentsRepository = ReturnType<typeof createEnvironmentsRepository>;

/** Environments without their passwords, in the order of the road to production. */
export function createEnvironmentsRepository(database: Database) {
  const all = database.prepare<[], Row>(
    `SELECT id, name, role, connection FROM environments
     ORDER BY CASE role WHEN 'dev' THEN 1 WHEN 'staging' THEN 2 ELSE 3 END, created_at, id`,
  );
  const holder = database.prepare<[string, string], { id: string }>(
    'SELECT id FROM environments WHERE name_key = ? AND id <> ?',
  );
  const write = database.prepare(
    `INSERT INTO environments (id, name, name_key, role, connection, created_at)
     VALUES (@id, @name, @nameKey, @role, @connection, @at)
     ON CONFLICT (id) DO UPDATE SET name = @name, name_key = @nameKey, role = @role, connection = @connection`,
  );
  const drop = database.prepare<[string]>('DELETE FROM environments WHERE id = ?');
  return {
    list: (): StoredEnvironment[] =>
      all
        .all()
        .map((row) => {
          const {
            guarded = false,
            position,
            ...connection
          } = JSON.parse(row.connection) as EnvironmentConnection & Kept;
          return { ...row, connection, guarded, ...(position === undefined ? {} : { position }) };
        })
        .toSorted(byPosition),
    isNameTaken: (nameKey: string, butBy: string): boolean => holder.get(nameKey, butBy) !== undefined,
    save: (environment: StoredEnvironment, nameKey: string, at: string): void => {
      const { id, name, role, connection, guarded, position } = environment;
      const kept = JSON.stringify({ ...connection, guarded, position });
      write.run({ id, name, nameKey, role, connection: kept, at });
    },
    remove: (id: string): void => void drop.run(id),
  };
}

/** Within a role only: the road from development to production never turns. */
function byPosition(a: StoredEnvironment, b: StoredEnvironment): number {
  if (a.role !== b.role) return 0;
  return (a.position ?? Number.POSITIVE_INFINITY) - (b.position ?? Number.POSITIVE_INFINITY) || 0;
}
