import type { PostgresServer } from '../../e2e/harness/postgres-server.ts';
import { documentText } from '../arbitraries/plain-text.ts';
import type { RandomSource } from '../random-source.ts';
import { type Designer, decideAll, makePlan, marksHere, pull } from './designer.ts';
import { marksIn } from './marks.ts';
import { judge, type Pushing, pushPlan, settleAll } from './pushes.ts';

interface Outside {
  readonly server: Pick<PostgresServer, 'run'>;
  readonly database: string;
}

/** Everybody pulls, decides and pushes until nobody has anything left; then all must say the same. */
export async function bringTogether(
  designers: readonly Designer[],
  around: Pushing,
  outside: Outside,
  print: (text: string) => void,
): Promise<number> {
  const { disturb: _, ...rest } = around;
  const quiet: Pushing = { ...rest, random: calm(around.random), kills: false };
  let open: string[] = [];
  for (let turn = 1; turn <= 30; turn += 1) {
    open = [];
    for (const designer of designers) open.push(...(await finish(designer, quiet)));
    if (open.length === 0) break;
  }
  for (const text of open) around.note(`never done: ${text}`);
  await around.drain();
  const texts = await Promise.all(
    designers.map(
      async ({ client }) =>
        new Map((await client.documents()).map(({ document }) => [document.id, documentText(document)])),
    ),
  );
  let diverged = 0;
  for (const id of new Set(texts.flatMap((own) => [...own.keys()]))) {
    const said = new Set(texts.flatMap((own) => own.get(id) ?? []));
    if (said.size > 1) diverged += 1;
  }
  for (const designer of designers) {
    judge(designer, around, 'at the end');
    diverged += await apartFromProduction(designer, outside, print);
  }
  return diverged;
}

/** One turn of a designer who wants to be done; answers what was still open. */
async function finish(designer: Designer, around: Pushing): Promise<string[]> {
  const { client, environmentId, who } = designer;
  await designer.unsettled?.();
  await settleAll(designer, around);
  await pull(designer, around);
  const decided = await decideAll(designer, around);
  const plan = await makePlan(designer, around, 100);
  if (plan) await pushPlan(designer, plan, around);
  const { documents } = await client.get('publishing.status', { environmentId, acceptVanished: true });
  return [
    ...(decided > 0 ? [`${who} had ${decided} decisions`] : []),
    ...(plan ? [`${who} pushed`] : []),
    ...documents
      .filter(({ state }) => state !== 'equal')
      .map(({ name, state }) => `${who}: "${name}" ${state}`),
  ];
}

/** Marks that a workspace and production do not share. */
async function apartFromProduction(
  designer: Designer,
  { server, database }: Outside,
  print: (text: string) => void,
): Promise<number> {
  const rows = await server.run(
    database,
    `SELECT to_jsonb(t)::text AS text FROM journey_templates t UNION ALL SELECT to_jsonb(t)::text FROM conversion_funnels t
     UNION ALL SELECT to_jsonb(t)::text FROM funnel_stages t UNION ALL SELECT to_jsonb(t)::text FROM business_processes t
     UNION ALL SELECT to_jsonb(t)::text FROM experiment_configs t`,
  );
  const there = marksIn(rows.map(({ text }) => text ?? '').join('\n'));
  const here = await marksHere(designer);
  const apart = [...here].filter(([place, value]) => there.get(place) !== value);
  if (apart.length > 0) print(`${designer.who} says q${apart[0]?.join('.')}, and production does not`);
  return apart.length;
}

/** The same numbers, with no faults among them. */
function calm(random: RandomSource): RandomSource {
  return { ...random, below: (limit) => (limit === 100 ? 0 : random.below(limit)) };
}
