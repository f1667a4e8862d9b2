import type { Locator, Page } from '@playwright/test';
import type { Document } from '../../shared/documents/document.ts';
import { documentNamed } from './journeys.ts';
import { untilSaved } from './saved.ts';

/** A funnel as hands and eyes have it: cards by name, fields by label, what is on disk. */
export interface FunnelPage {
  readonly canvas: Locator;
  readonly step: (name: string) => Locator;
  readonly exclusion: (name: string) => Locator;
  readonly inspector: Locator;
  readonly field: (label: string) => Locator;
  readonly onDisk: () => Promise<Document & { revision: number }>;
  /** The names of the main line's steps on disk, by order. */
  readonly mainLine: () => Promise<string[]>;
}

export function funnelPage(page: Page, name: string): FunnelPage {
  const canvas = page.getByRole('application', { name: `Canvas of ${name}`, exact: true });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const card = (kind: string, title: string) =>
    canvas.getByRole('group', { name: new RegExp(`^${kind} ${title}(,|$)`) });
  const onDisk = async () => {
    await untilSaved(page);
    return documentNamed(page, name);
  };
  return {
    canvas,
    step: (title) => card('Step', title),
    exclusion: (title) => card('Exclusion', title),
    inspector,
    field: (label) => inspector.getByLabel(label, { exact: true }),
    onDisk,
    mainLine: async () => {
      const steps = Object.values((await onDisk()).records).filter(
        (record) => record.kind === 'step' && record['branch'] === null,
      );
      return steps
        .toSorted((a, b) => Number(a['order']) - Number(b['order']))
        .map((step) => step['name'] as string);
    },
  };
}
