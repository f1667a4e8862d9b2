import { facts } from './example.ts';
import { workspaceRule } from './workspace-rule.ts';

export const nameAlike = workspaceRule({
  name: 'name-alike',
  reason:
    'Names that differ in case, accents, blanks or punctuation only are taken for each other in every report.',
  severity: 'info',
  *notice({ live }) {
    const first = new Map<string, string>();
    for (const { id: documentId, kind, name } of live) {
      const key = `${kind} ${fold(name)}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, name);
      else if (fold(name) !== '')
        yield {
          documentId,
          recordId: null,
          field: 'name',
          message: `${name} is called almost like ${other}`,
        };
    }
  },
  good: () => [facts('journey', 'a', { name: 'Onboarding' }), facts('funnel', 'b', { name: 'Onboarding' })],
  bad: () => [facts('journey', 'a', { name: 'On-boarding' }), facts('journey', 'b', { name: 'onboarding' })],
});

/** What is left when letters and figures alone count. */
function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
