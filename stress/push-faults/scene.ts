import type { PostgresServer } from '../../e2e/harness/postgres-server.ts';
import { type Change, type DocumentKind, documentKinds } from '../../shared/documents/document.ts';
import { newStep } from '../../shared/funnels/new-records.ts';
import type { Plan } from '../../shared/publishing/plan.ts';
import { templates } from '../../shared/templates/templates.ts';
import type { TestApp } from '../../src-main/testing/test-app.ts';

const tables: Readonly<Record<DocumentKind, string>> = {
  journey: 'journey_templates',
  funnel: 'conversion_funnels',
  process: 'business_processes',
  experiment: 'experiment_configs',
};

/** Two new funnels together have more of them than a statement carries as values. */
const stepsOfNew = 60;

interface Member {
  readonly kind: DocumentKind;
  readonly id: string;
}

/** One push that holds everything that a push can do, to documents of every kind. */
export interface Scene {
  readonly plan: () => Promise<Plan>;
  /** What of the plan is done in production, one by one. */
  readonly done: () => Promise<readonly boolean[]>;
  /** The push was committed: what it inserted is what the next one switches off and deletes. */
  readonly renew: () => Promise<void>;
}

interface SceneDeps {
  readonly app: Pick<TestApp, 'get'>;
  readonly environmentId: string;
  readonly server: Pick<PostgresServer, 'run'>;
  readonly database: string;
}

export async function makeScene({ app, environmentId, server, database }: SceneDeps): Promise<Scene> {
  const { get } = app;
  let turn = 0;
  const mark = () => `turn ${turn}`;

  async function make(name: string): Promise<Member[]> {
    const made: Member[] = [];
    for (const kind of documentKinds) {
      const template = templates.find((one) => one.kind === kind)?.key ?? null;
      const { id } = await get('documents.create', { kind, name: `${name} ${kind}`, template });
      made.push({ kind, id });
    }
    return made;
  }

  /** The header of each, and a step of the funnel: a row of another table. So many `more` steps that they go by COPY. */
  async function edit({ id, kind }: Member, more = 0): Promise<void> {
    const { document, revision } = await get('documents.open', { id });
    const steps = Object.values(document.records).filter((record) => record.kind === 'step');
    const step = steps[0];
    const added = Array.from({ length: more }, (_, index) =>
      newStep({ name: `Step ${index} \\N "quoted"`, order: steps.length + index + 1 }, () =>
        crypto.randomUUID(),
      ),
    );
    const change: Change = {
      header: { description: [document.header['description'] ?? null, mark()] },
      added: kind === 'funnel' ? added : [],
      updated: kind === 'funnel' && step ? [[step, { ...step, description: mark() }]] : [],
      removed: [],
    };
    const changeId = crypto.randomUUID();
    const request = { id, baseRevision: revision, changeId, intent: 'edit' as const, label: 'Edit', change };
    await get('documents.applyChange', request);
  }

  async function publish(documentIds: string[]): Promise<void> {
    const plan = await get('publishing.plan', { environmentId, documentIds });
    await get('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: null });
  }

  const updated = await make('Changed');
  let switchedOff = await make('Switched off 0');
  let deleted = await make('Deleted 0');
  await publish([...updated, ...switchedOff, ...deleted].map(({ id }) => id));
  let inserted: Member[] = [];

  async function prepare(): Promise<void> {
    turn += 1;
    inserted = [...(await make(`Switched off ${turn}`)), ...(await make(`Deleted ${turn}`))];
    for (const member of updated) await edit(member);
    for (const member of inserted) await edit(member, stepsOfNew);
    for (const { id } of [...switchedOff, ...deleted]) await get('documents.archive', { id });
  }
  await prepare();

  async function rowsOf(kind: DocumentKind): Promise<Map<string, { marked: boolean; off: boolean }>> {
    const off = kind === 'experiment' ? `status = 'cancelled'` : 'NOT is_active';
    const steps =
      kind === 'funnel'
        ? ' AND EXISTS (SELECT FROM funnel_stages s WHERE s.funnel_id = t.id AND s.description = $1)'
        : '';
    const rows = await server.run(
      database,
      `SELECT id, (description IS NOT DISTINCT FROM $1${steps})::text AS marked, (${off})::text AS off FROM ${tables[kind]} t`,
      [mark()],
    );
    return new Map(
      rows.map((row) => [row['id'] ?? '', { marked: row['marked'] === 'true', off: row['off'] === 'true' }]),
    );
  }

  return {
    plan: () =>
      get('publishing.plan', {
        environmentId,
        documentIds: [...updated, ...inserted, ...switchedOff, ...deleted].map(({ id }) => id),
        deleteIds: deleted.map(({ id }) => id),
      }),
    done: async () => {
      const done: boolean[] = [];
      for (const kind of documentKinds) {
        const rows = await rowsOf(kind);
        const own = (members: readonly Member[]) =>
          members.flatMap((member) => (member.kind === kind ? [rows.get(member.id)] : []));
        done.push(
          ...own([...updated, ...inserted]).map((row) => row?.marked === true),
          ...own(switchedOff).map((row) => row?.off === true),
          ...own(deleted).map((row) => row === undefined),
        );
      }
      return done;
    },
    renew: async () => {
      switchedOff = inserted.slice(0, documentKinds.length);
      deleted = inserted.slice(documentKinds.length);
      await prepare();
    },
  };
}
