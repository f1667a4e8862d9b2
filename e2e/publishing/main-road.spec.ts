import { drawJourney, openJourney } from '../pages/drawing.ts';
import { documentNamed, renderedCards } from '../pages/journeys.ts';
import { publishingPage } from '../pages/publishing-page.ts';
import { untilSaved } from '../pages/saved.ts';
import { callCommand } from '../pages/wire.ts';
import { expect, test } from './with-postgres.ts';

/** The main job, whole: what one designer draws, another sees, by way of a real Postgres. */
test('draw, restart, publish; a second workspace pulls the same picture', async ({ page, app, database }) => {
  test.setTimeout(180_000);
  const target = await database('Team database', 'Staging');

  const name = 'First order';
  await drawJourney(page, name);
  await untilSaved(page);
  const drawn = await documentNamed(page, name);
  await app.restart();
  expect(await documentNamed(page, name), 'the restart keeps every record').toEqual(drawn);

  const mine = publishingPage(page);
  await mine.open();
  await mine.addEnvironment(target);
  await expect(mine.view, 'the keyboard goes on where the dialog led').toBeFocused();
  await mine.setUp(target.name);
  await expect(mine.view, 'and where the set-up did').toBeFocused();
  await expect(mine.row(name)).toContainText('new');
  await mine.makePlan();
  await expect(mine.row(name)).toContainText('insert');
  await mine.push(target.name);
  await expect(mine.view.getByText(/^Team database has it: /)).toBeVisible({ timeout: 30_000 });
  await openJourney(page, name);
  const picture = await renderedCards(page);
  expect(picture.length).toBeGreaterThan(3);

  const second = await app.another();
  const theirs = publishingPage(second.page);
  await theirs.open();
  await theirs.addEnvironment(target);
  await expect(theirs.row(name)).toContainText('new there', { timeout: 30_000 });
  await theirs.view.getByRole('button', { name: `Pull ${name}` }).click();
  await expect(theirs.view.getByText(/^Pulled from Team database: 1 document/)).toBeVisible({
    timeout: 30_000,
  });

  const pulled = await documentNamed(second.page, name);
  expect(pulled.id, 'the same document').toBe(drawn.id);
  expect(pulled.header, 'the same header').toEqual(drawn.header);
  expect(pulled.records, 'the same records, ids and places').toEqual(drawn.records);
  const exported = await callCommand(page, 'documents.exportJson', { id: drawn.id });
  const exportedThere = await callCommand(second.page, 'documents.exportJson', { id: drawn.id });
  expect(exportedThere.text, 'the same file').toBe(exported.text);
  await openJourney(second.page, name);
  await expect.poll(() => renderedCards(second.page), 'the same picture').toEqual(picture);
});
