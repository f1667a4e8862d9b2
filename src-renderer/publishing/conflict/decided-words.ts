import type { Conflict } from './conflict-view.tsx';

/** What became of a conflict, and what is to be done next: 'Onboarding stays as it is here. Publish it to write it to Dev.' */
export function decidedWords(
  { name, theirs }: Pick<Conflict, 'name' | 'theirs'>,
  environment: string,
  kept: 'mine' | 'theirs' | 'places',
): string {
  if (kept === 'mine') return `${name} stays as it is here. Publish it to write it to ${environment}.`;
  if (kept === 'places')
    return `${name} is decided. What was not kept is in its history. Publish it to write it to ${environment}.`;
  return theirs === null
    ? `${name} is archived, because ${environment} does not have it any more. Yours can be restored.`
    : `${name} is as it is in ${environment}. Yours is in its history.`;
}
