import type { Locator, Page } from '@playwright/test';
import type { DocumentRecord } from '../../shared/documents/document.ts';
import { documentNamed } from './journeys.ts';
import { untilSaved } from './saved.ts';
import { callCommand } from './wire.ts';

/** An experiment as hands and eyes have it: cards by name, fields by label, what is on disk. */
export interface ExperimentPage {
  readonly canvas: Locator;
  readonly card: (kind: string, name: string) => Locator;
  readonly inspector: Locator;
  readonly field: (label: string) => Locator;
  readonly share: (name: string) => Locator;
  readonly header: () => Promise<Readonly<Record<string, unknown>>>;
  readonly variant: (name: string) => Promise<DocumentRecord>;
  /** The shares on disk, which always sum to 100. */
  readonly shares: () => Promise<Readonly<Record<string, number>>>;
}

export async function newExperiment(page: Page, name: string, template: string | null): Promise<void> {
  await callCommand(page, 'documents.create', { kind: 'experiment', name, template });
}

export function experimentPage(page: Page, name: string): ExperimentPage {
  const canvas = page.getByRole('application', { name: `Canvas of ${name}` });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const onDisk = async () => {
    await untilSaved(page);
    return documentNamed(page, name);
  };
  return {
    canvas,
    card: (kind, title) => canvas.getByRole('group', { name: new RegExp(`^${kind} ${title}(,|$)`) }),
    inspector,
    field: (label) => inspector.getByLabel(label, { exact: true }),
    share: (title) => inspector.getByRole('slider', { name: `Share of ${title}` }),
    header: async () => (await onDisk()).header,
    variant: async (title) => {
      const { records } = await onDisk();
      const found = Object.values(records).find((one) => one.kind === 'variant' && one['name'] === title);
      if (!found) throw new Error(`${name} has no variant ${title}.`);
      return found;
    },
    shares: async () => (await onDisk()).header['allocation'] as Readonly<Record<string, number>>,
  };
}
