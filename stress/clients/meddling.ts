import type { PostgresServer } from '../../e2e/harness/postgres-server.ts';
import type { RandomSource } from '../random-source.ts';

type Server = Pick<PostgresServer, 'run'>;

/** A measured column of each table, as production's own triggers keep it. */
const counters = {
  journey_templates: 'usage_count',
  conversion_funnels: 'total_visitors',
  funnel_stages: 'visitors',
  business_processes: 'error_count',
  experiment_configs: null,
} as const;

const tables = Object.keys(counters);

/** Triggers as many productions have them: they change each row that is written, and nothing that anybody designed. */
export async function countWrites(server: Server, database: string): Promise<void> {
  const counting = Object.entries(counters).map(
    ([table, column]) => `
      CREATE FUNCTION watch.count_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.updated_at = clock_timestamp();
        ${column ? `NEW.${column} = coalesce(NEW.${column}, 0) + 1;` : ''}
        RETURN NEW;
      END $$;
      CREATE TRIGGER counting BEFORE INSERT OR UPDATE ON public.${table} FOR EACH ROW EXECUTE FUNCTION watch.count_${table}();`,
  );
  await server.run(database, counting.join('\n'));
}

/** A trigger that writes another text than what it was given: until it is taken away, nothing there is as it was planned. */
export async function meddle(
  server: Server,
  database: string,
  random: RandomSource,
): Promise<() => Promise<void>> {
  const table = random.pick(tables) ?? '';
  await server.run(
    database,
    `CREATE FUNCTION watch.meddle() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       NEW.description = regexp_replace(NEW.description, '\\mq(\\d+)\\.(\\d+)\\M', 'q\\1.98765');
       RETURN NEW;
     END $$;
     CREATE TRIGGER meddling BEFORE INSERT OR UPDATE ON public.${table} FOR EACH ROW EXECUTE FUNCTION watch.meddle();`,
  );
  return async () => {
    await server.run(database, `DROP TRIGGER meddling ON public.${table}; DROP FUNCTION watch.meddle()`);
  };
}
