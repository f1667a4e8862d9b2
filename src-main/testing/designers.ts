import type { EnvironmentConnection, EnvironmentRole } from '../../shared/publishing/environment.ts';
import { openPublishingWorkspace, type PublishingWorkspace } from './publishing-workspace.ts';

type PostgresConnection = Extract<EnvironmentConnection, { readonly kind: 'postgres' }>;

/** A Postgres server as tests are given it. */
interface Server {
  readonly createDatabase: () => Promise<{
    readonly connection: PostgresConnection;
    readonly password: string;
  }>;
  readonly run: (database: string, sql: string, parameters?: readonly unknown[]) => Promise<Rows>;
}

type Rows = Record<string, string | null>[];

interface Wanted {
  readonly setUp?: boolean;
  readonly schema?: string;
  readonly role?: EnvironmentRole;
}

interface OneDesigner {
  readonly w: PublishingWorkspace;
  readonly environmentId: string;
  readonly connection: PostgresConnection;
  readonly password: string;
  /** As the superuser, in that database. */
  readonly run: (sql: string, parameters?: readonly unknown[]) => Promise<Rows>;
}

interface TwoDesigners {
  readonly a: PublishingWorkspace;
  readonly b: PublishingWorkspace;
  /** The one environment, as each of them calls it. */
  readonly inA: string;
  readonly inB: string;
  readonly run: OneDesigner['run'];
}

/** What a push of all kinds writes to. */
export const writtenTables = [
  'journey_templates',
  'conversion_funnels',
  'funnel_stages',
  'business_processes',
  'experiment_configs',
] as const;

/** A workspace, and a database of its own that is set up unless told otherwise. */
export async function oneDesigner(
  server: Server,
  { setUp = true, schema = 'public', role = 'dev' }: Wanted = {},
): Promise<OneDesigner> {
  const created = await server.createDatabase();
  const { password } = created;
  const connection = { ...created.connection, schema };
  const w = openPublishingWorkspace();
  const environmentId = await w.environment(connection, password, role);
  if (setUp) await w.get('publishing.setup', { environmentId, confirmation: 'Dev' });
  const run: OneDesigner['run'] = (sql, parameters = []) => server.run(connection.database, sql, parameters);
  return { w, environmentId, connection, password, run };
}

/** Two workspaces and one database that is set up. */
export async function twoDesigners(server: Server): Promise<TwoDesigners> {
  const { w: a, environmentId: inA, connection, password, run } = await oneDesigner(server);
  const b = openPublishingWorkspace();
  const inB = await b.environment(connection, password);
  return { a, b, inA, inB, run };
}
