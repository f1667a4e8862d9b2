import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Document } from '../../shared/documents/document.ts';
import { callCommand } from './wire.ts';

/** The one document of that name, as it is on disk. */
export async function documentNamed(page: Page, name: string): Promise<Document & { revision: number }> {
  const list = await callCommand(page, 'documents.list', { archived: false });
  const found = list.filter((document) => document.name === name);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} documents are called ${name}.`);
  const opened = await callCommand(page, 'documents.open', { id: found[0].id });
  return { ...opened.document, revision: opened.revision };
}

/** Edits a field of the header in another window of the same workspace. */
export async function editHeader(page: Page, name: string, field: string, value: string): Promise<void> {
  const document = await documentNamed(page, name);
  const before = document.header[field] ?? null;
  await callCommand(page, 'documents.applyChange', {
    id: document.id,
    baseRevision: document.revision,
    changeId: randomUUID(),
    intent: 'edit',
    label: `Change ${field}`,
    change: { header: { [field]: [before, value] }, added: [], updated: [], removed: [] },
  });
}

/** Edits a field of the one record of that name in another window of the same workspace. */
export async function editRecord(
  page: Page,
  name: string,
  recordName: string,
  field: string,
  value: string,
): Promise<void> {
  const document = await documentNamed(page, name);
  const before = Object.values(document.records).find((record) => record['name'] === recordName);
  if (!before) throw new Error(`${name} holds no ${recordName}.`);
  await callCommand(page, 'documents.applyChange', {
    id: document.id,
    baseRevision: document.revision,
    changeId: randomUUID(),
    intent: 'edit',
    label: `Change ${field}`,
    change: { added: [], updated: [[before, { ...before, [field]: value }]], removed: [] },
  });
}

/** What the canvas shows: every mounted card with its text and its place, in a fixed order. */
export async function renderedCards(page: Page): Promise<readonly string[]> {
  const cards = await page.locator('.react-flow__node').evaluateAll((nodes) =>
    nodes.map((node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      const box = [x, y, width, height].map((value) => Math.round(value)).join(' ');
      return `${node.getAttribute('data-id')} at ${box}: ${node.textContent}`;
    }),
  );
  return cards.sort();
}
