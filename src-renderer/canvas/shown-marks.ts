import type { Id } from '../../shared/base/ids.ts';
import type { Scene } from '../../shared/drawing/scene.ts';
import type { Mark } from './scene.ts';

const ranks: Readonly<Record<Mark, number>> = { info: 0, warning: 1, error: 2 };

/** The marks by what shows them: a finding on something behind a card or header is marked there, the worst of all. */
export function shownMarks(marks: ReadonlyMap<Id, Mark>, { behind }: Scene): ReadonlyMap<Id, Mark> {
  if (!behind || behind.size === 0) return marks;
  const shown = new Map<Id, Mark>();
  for (const [id, mark] of marks) {
    const at = behind.get(id) ?? id;
    const known = shown.get(at);
    if (!known || ranks[mark] > ranks[known]) shown.set(at, mark);
  }
  return shown;
}
