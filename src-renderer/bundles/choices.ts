import type { CommandInput, CommandOutput } from '../../shared/contract/commands.ts';

export type BundlePreview = CommandOutput<'bundles.preview'>;
export type Bundled = BundlePreview['documents'][number];
export type Choice = Bundled['choices'][number];
export type Choices = ReadonlyMap<string, Choice>;

/** What asks for a decision stands first; what needs none, last. */
const order = ['conflict', 'unfit', 'changes', 'new', 'equal'] as const satisfies readonly Bundled['state'][];

export interface Group {
  readonly state: Bundled['state'];
  readonly documents: readonly Bundled[];
}

export function groupsOf({ documents }: BundlePreview): readonly Group[] {
  const groups = order.map((state) => ({
    state,
    documents: documents.filter((document) => document.state === state),
  }));
  return groups.filter((group) => group.documents.length > 0);
}

export function choiceOf(document: Bundled, choices: Choices): Choice {
  return choices.get(document.documentId) ?? document.choices[0] ?? 'leave';
}

/** What is asked for, with what each document was compared with. */
export function chosenOf(
  preview: BundlePreview,
  choices: Choices,
): CommandInput<'bundles.import'>['choices'] {
  return preview.documents.flatMap((document) => {
    const take = choiceOf(document, choices);
    return take === 'leave' ? [] : [{ documentId: document.documentId, take, revision: document.revision }];
  });
}

/** '3 new, 2 with changes, 1 conflict, 6 equal' */
export function summaryWords(preview: BundlePreview): string {
  return groupsOf(preview)
    .map(({ state, documents: { length } }) => {
      if (state === 'conflict') return length === 1 ? '1 conflict' : `${length} conflicts`;
      return `${length} ${{ new: 'new', changes: 'with changes', equal: 'equal', unfit: 'unusable' }[state]}`;
    })
    .join(', ');
}
