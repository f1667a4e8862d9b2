import type { DocumentKind } from '../../shared/documents/document.ts';
import type { RandomSource } from '../random-source.ts';

/** What may become of the rows of a kind whose table went its own way. */
export type Follows =
  /** Nothing of the kind is written. */
  | 'nothing'
  /** Rows may be changed, none added. */
  | 'updates'
  /** As if nothing had happened. */
  | 'all';

export interface Drift {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly sql: string;
  readonly follows: Follows;
  /** Whether it changes what the tables are; otherwise it changes rows or rights. */
  readonly isSchema: boolean;
}

/** What the drifts of one kind are about. */
interface Subject {
  readonly kind: DocumentKind;
  readonly table: string;
  /** A varchar column, the length that the data model gives it, and one that its values still fit into. */
  readonly short: readonly [column: string, wide: number, narrow: number];
  readonly document: string;
  readonly name: string;
}

const subjects: readonly Subject[] = [
  {
    kind: 'journey',
    table: 'journey_templates',
    short: ['version', 20, 10],
    document: 'stages',
    name: 'template_name',
  },
  {
    kind: 'funnel',
    table: 'conversion_funnels',
    short: ['variant_name', 50, 40],
    document: 'stages',
    name: 'funnel_name',
  },
  {
    kind: 'process',
    table: 'business_processes',
    short: ['owner_team', 50, 40],
    document: 'trigger_events',
    name: 'process_name',
  },
  {
    kind: 'experiment',
    table: 'experiment_configs',
    short: ['owner', 100, 90],
    document: 'variants',
    name: 'experiment_name',
  },
];

type Make = (subject: Subject, role: string) => Omit<Drift, 'kind' | 'isSchema'>;

const ofTables: readonly Make[] = [
  ({ table }) => ({
    name: 'a column that is not ours',
    sql: `ALTER TABLE ${table} ADD COLUMN theirs text; UPDATE ${table} SET theirs = 'kept ' || id`,
    follows: 'all',
  }),
  ({ table }) => ({
    name: 'a column that must be filled',
    sql: `ALTER TABLE ${table} ADD COLUMN tenant text NOT NULL DEFAULT 'x'; ALTER TABLE ${table} ALTER tenant DROP DEFAULT`,
    follows: 'updates',
  }),
  ({ table, short: [column, , narrow] }) => ({
    name: 'a narrower column',
    sql: `ALTER TABLE ${table} ALTER ${column} TYPE varchar(${narrow})`,
    follows: 'nothing',
  }),
  ({ table, short: [column] }) => ({
    name: 'a wider column',
    sql: `ALTER TABLE ${table} ALTER ${column} TYPE text`,
    follows: 'all',
  }),
  ({ table }) => ({
    name: 'one more check',
    sql: `ALTER TABLE ${table} ADD CONSTRAINT theirs CHECK (length(description) < 9999)`,
    follows: 'nothing',
  }),
  ({ table }) => ({
    name: 'a column that may not be empty any more',
    sql: `ALTER TABLE ${table} ALTER description SET NOT NULL`,
    follows: 'nothing',
  }),
  ({ table }) => ({
    name: 'a column of another name',
    sql: `ALTER TABLE ${table} RENAME description TO about`,
    follows: 'nothing',
  }),
  ({ table }) => ({
    name: 'a column that the server makes',
    sql: `ALTER TABLE ${table} DROP COLUMN description; ALTER TABLE ${table} ADD COLUMN description text GENERATED ALWAYS AS ('made') STORED`,
    follows: 'nothing',
  }),
  ({ table }) => ({
    name: 'a table of another name',
    sql: `ALTER TABLE ${table} RENAME TO ${table}_old`,
    follows: 'nothing',
  }),
  ({ table }) => ({
    name: 'a view in the place of a table',
    sql: `ALTER TABLE ${table} RENAME TO ${table}_base; CREATE VIEW ${table} AS SELECT * FROM ${table}_base; GRANT ALL ON ${table} TO PUBLIC`,
    follows: 'nothing',
  }),
  ({ table, name }) => ({
    name: 'a name that is unique no more',
    sql: `ALTER TABLE ${table} DROP CONSTRAINT ${table}_${name}_key`,
    follows: 'nothing',
  }),
  ({ table }) => ({
    name: 'a description that must be unique',
    sql: `CREATE UNIQUE INDEX ON ${table} (description)`,
    follows: 'nothing',
  }),
  ({ table, document }) => ({
    name: 'json in the place of jsonb',
    sql: `ALTER TABLE ${table} ALTER ${document} DROP DEFAULT; ALTER TABLE ${table} ALTER ${document} TYPE json`,
    follows: 'nothing',
  }),
  ({ table }) => ({
    name: 'another default',
    sql: `ALTER TABLE ${table} ALTER description SET DEFAULT 'theirs'`,
    follows: 'all',
  }),
];

const ofRows: readonly Make[] = [
  ({ table }) => ({
    name: 'a copy beside the table',
    sql: `CREATE TABLE ${table}_copy AS TABLE ${table}`,
    follows: 'all',
  }),
  ({ table }) => ({
    name: 'a trigger that changes what is written',
    sql: `CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.description := 'meddled'; RETURN NEW; END $$;
      CREATE TRIGGER meddle BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION meddle()`,
    follows: 'nothing',
  }),
  ({ table }) => ({
    name: 'a trigger that drops what is written',
    sql: `CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
      CREATE TRIGGER swallow BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION swallow()`,
    follows: 'nothing',
  }),
  ({ table }, role) => ({
    name: 'a right less',
    sql: `REVOKE INSERT, UPDATE ON ${table} FROM ${role}`,
    follows: 'nothing',
  }),
  ({ table }, role) => ({
    name: 'nothing to be seen',
    sql: `REVOKE ALL ON ${table} FROM ${role}`,
    follows: 'nothing',
  }),
  ({ table }) => ({
    name: 'rows that a policy hides',
    sql: `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; CREATE POLICY nobody ON ${table} USING (false) WITH CHECK (false)`,
    follows: 'nothing',
  }),
  ({ table }) => ({
    name: 'rows that somebody else edited',
    sql: `UPDATE ${table} SET description = 'theirs ' || id`,
    // Those rows; a new one may be added.
    follows: 'all',
  }),
  ({ table }) => ({ name: 'rows that somebody else deleted', sql: `DELETE FROM ${table}`, follows: 'all' }),
];

/** What only one table can suffer. */
const single: readonly Drift[] = [
  ...[
    ['loyalty', 'all', "'awareness', 'consideration', 'purchase', 'retention', 'advocacy', 'loyalty'"],
    ['no advocacy', 'nothing', "'awareness', 'consideration', 'purchase', 'retention'"],
  ].map(
    ([name, follows, list]): Drift => ({
      name: `a list of types: ${name}`,
      kind: 'funnel',
      sql: `ALTER TABLE conversion_funnels DROP CONSTRAINT conversion_funnels_funnel_type_check;
        ALTER TABLE conversion_funnels ADD CHECK (funnel_type IN (${list})) NOT VALID`,
      follows: follows as Follows,
      isSchema: true,
    }),
  ),
  {
    name: 'a narrower range',
    kind: 'process',
    sql: `ALTER TABLE business_processes DROP CONSTRAINT business_processes_priority_check;
      ALTER TABLE business_processes ADD CHECK (priority >= 1 AND priority <= 9) NOT VALID`,
    follows: 'nothing',
    isSchema: true,
  },
  {
    name: 'a wider number',
    kind: 'process',
    sql: 'ALTER TABLE business_processes ALTER priority TYPE bigint',
    follows: 'all',
    isSchema: true,
  },
  {
    name: 'moments without a zone',
    kind: 'experiment',
    sql: 'ALTER TABLE experiment_configs ALTER start_date TYPE timestamp',
    follows: 'nothing',
    isSchema: true,
  },
  {
    name: 'no table of steps',
    kind: 'funnel',
    sql: 'DROP TABLE funnel_stages',
    follows: 'nothing',
    isSchema: true,
  },
  {
    name: 'steps that somebody else inserted',
    kind: 'funnel',
    sql: `INSERT INTO funnel_stages (funnel_id, stage_name, stage_order, stage_type) SELECT id, 'Theirs', 99, 'view' FROM conversion_funnels`,
    follows: 'all',
    isSchema: false,
  },
  {
    name: 'a table that nobody needs here',
    kind: 'journey',
    sql: 'DROP TABLE journey_analytics; DROP INDEX idx_customer_journeys_active',
    follows: 'all',
    isSchema: false,
  },
];

/** One to three different ones, of any kinds. */
export function pickDrifts(random: RandomSource, role: string): Drift[] {
  const wanted = 1 + random.below(3);
  const picked: Drift[] = [];
  while (picked.length < wanted) {
    const drift = pickOne(random, role);
    // Two of one kind could undo each other, and nobody could say what follows.
    if (drift && !picked.some(({ kind }) => kind === drift.kind)) picked.push(drift);
  }
  return picked;
}

function pickOne(random: RandomSource, role: string): Drift | undefined {
  if (random.chance(0.2)) return random.pick(single);
  const isSchema = random.chance(0.7);
  const make = random.pick(isSchema ? ofTables : ofRows);
  const subject = random.pick(subjects);
  return make && subject && { ...make(subject, role), kind: subject.kind, isSchema };
}
