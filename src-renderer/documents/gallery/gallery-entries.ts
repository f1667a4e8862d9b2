import { nameKey } from '../../../shared/base/text.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { type DocumentKind, documentKinds } from '../../../shared/documents/document.ts';
import { kindWords } from '../explorer/kinds.ts';

export type TemplateSummary = CommandOutput<'documents.templates'>[number];

/** One card of the gallery: a template, or the beginning of an empty document of a kind. */
export interface GalleryEntry {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly name: string;
  readonly description: string;
  /** What it gives as its template; null: nothing, it begins empty. */
  readonly template: TemplateSummary | null;
}

export interface GalleryGroup {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly GalleryEntry[];
}

const beginnings: Readonly<Record<DocumentKind, string>> = {
  journey: 'Three stages to rename and an empty map.',
  funnel: 'Three steps to rename.',
  process: 'An event and the task that it leads to.',
  experiment: 'A control, one variant and the metric that decides.',
};

/** What people call a kind who look for one. */
const soughtAs: Readonly<Record<DocumentKind, string>> = {
  journey: 'journey map',
  funnel: 'funnel conversion',
  process: 'process workflow automation',
  experiment: 'experiment a/b test',
};

/** The cards in groups: what people of the workspace saved first, then each kind with its empty beginning in front. */
export function galleryGroups(
  templates: readonly TemplateSummary[],
  search: string,
): readonly GalleryGroup[] {
  const words = nameKey(search).split(/\s+/).filter(Boolean);
  const fits = ({ name, description, kind }: GalleryEntry) => {
    const text = nameKey(`${name} ${description} ${soughtAs[kind]}`);
    return words.every((word) => text.includes(word));
  };
  const saved = templates.filter((template) => template.saved).map(entryOf);
  const groups = documentKinds.map((kind): GalleryGroup => {
    const own = templates.filter((template) => template.kind === kind && !template.saved).map(entryOf);
    const empty = {
      id: `empty-${kind}`,
      kind,
      name: `Empty ${kind}`,
      description: beginnings[kind],
      template: null,
    };
    return { id: kind, title: kindWords[kind].many, entries: [empty, ...own].filter(fits) };
  });
  const own: GalleryGroup = { id: 'saved', title: 'Saved in this workspace', entries: saved.filter(fits) };
  return [own, ...groups].filter(({ entries }) => entries.length > 0);
}

function entryOf(template: TemplateSummary): GalleryEntry {
  const { key, kind, name, description, needs } = template;
  const said = needs === null ? description : `${description} Its variants change ${needs}.`.trim();
  return { id: key, kind, name, description: said, template };
}

/** The first name like this one that no other document of the kind has: 'Onboarding 2'. */
export function freeDocumentName(wanted: string, taken: readonly string[]): string {
  const keys = new Set(taken.map(nameKey));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (!keys.has(nameKey(name))) return name;
  }
}

export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/**
 * The card that an arrow key leads to, as the cards lie on the screen: rows are told by their tops. -1 where there is
 * none; it stays where it is at an edge.
 */
export function neighbour(
  cards: readonly { readonly left: number; readonly top: number }[],
  at: number,
  step: Step,
): number {
  const here = cards[at];
  if (!here || cards.length === 0) return cards.length === 0 ? -1 : 0;
  if (step === 'first') return 0;
  if (step === 'last') return cards.length - 1;
  if (step === 'left') return Math.max(0, at - 1);
  if (step === 'right') return Math.min(cards.length - 1, at + 1);
  const ahead = cards.flatMap((card, index) => {
    const distance = step === 'down' ? card.top - here.top : here.top - card.top;
    return distance > 8 ? [{ index, distance, aside: Math.abs(card.left - here.left) }] : [];
  });
  const nearest = Math.min(...ahead.map(({ distance }) => distance));
  const row = ahead.filter(({ distance }) => distance - nearest < 8).toSorted((a, b) => a.aside - b.aside);
  return row[0]?.index ?? at;
}
