import { emptyChange } from '../../shared/documents/document.ts';
import { newStep } from '../../shared/funnels/new-records.ts';
import type { RandomSource } from '../random-source.ts';
import { type AtWork, send } from '../sync/sending.ts';

/** More steps than a statement carries as values: the next push sends them by COPY. */
const many = 120;

/** A new funnel of very many steps, with every letter in their names that COPY spells another way. */
export async function drawLongFunnel(atWork: AtWork, random: RandomSource): Promise<void> {
  const { client } = atWork;
  const name = `Long ${random.id()}`;
  const { id } = await client.get('documents.create', { kind: 'funnel', name, template: null });
  const held = await client.get('documents.open', { id });
  const last = Math.max(0, ...Object.values(held.document.records).map(({ order }) => Number(order) || 0));
  const added = Array.from({ length: many }, (_, index) =>
    newStep({ name: `Step ${index}, "\\N" {it's}`, order: last + index + 1 }, random.id),
  );
  await send(atWork, held, { ...emptyChange, added }, random);
}
