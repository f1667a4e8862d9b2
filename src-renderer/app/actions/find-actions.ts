import type { Action } from '../../documents/action.ts';
import type { Services } from '../services.ts';

interface FindActionDeps {
  readonly overlays: Services['overlays'];
  /** Why nothing can be changed now; null where it can. */
  readonly frozen: () => string | null;
}

/** Finding in the document in front, and replacing in it or in all of them. */
export function findActions({ overlays, frozen }: FindActionDeps): readonly Action[] {
  return [
    {
      id: 'edit.find',
      label: 'Find in this document',
      group: 'Edit',
      shortcuts: ['mod+F'],
      whileTyping: true,
      disabled: ({ session }) => (session ? null : 'Open a document first.'),
      run: () => overlays.show({ kind: 'find' }),
    },
    {
      id: 'edit.replace',
      label: 'Find and replace',
      group: 'Edit',
      shortcuts: ['mod+H'],
      whileTyping: true,
      disabled: ({ session }) => (session ? frozen() : 'Open a document first.'),
      run: () => overlays.show({ kind: 'replace', scope: 'document', text: '' }),
    },
    {
      id: 'edit.replaceEverywhere',
      label: 'Find and replace in all documents',
      group: 'Edit',
      shortcuts: ['mod+shift+F'],
      whileTyping: true,
      disabled: frozen,
      run: () => overlays.show({ kind: 'replace', scope: 'workspace', text: '' }),
    },
  ];
}
