import type { Id } from '../../shared/base/ids.ts';
import type { Scene } from '../../shared/drawing/scene.ts';

type Behind = NonNullable<Scene['behind']>;

const known = new WeakMap<ReadonlySet<Id>, { readonly behind: Behind; readonly shown: ReadonlySet<Id> }>();

/**
 * What looks selected: also the card or header that stands for something selected which has no place of its own now, so that
 * nothing is ever selected out of sight. Linear in the selection, once for each.
 */
export function shownSelection(selection: ReadonlySet<Id>, { behind }: Scene): ReadonlySet<Id> {
  if (!behind || behind.size === 0 || selection.size === 0) return selection;
  const last = known.get(selection);
  if (last?.behind === behind) return last.shown;
  const homes = [...selection].flatMap((id) => behind.get(id) ?? []);
  const shown = homes.length === 0 ? selection : new Set([...selection, ...homes]);
  known.set(selection, { behind, shown });
  return shown;
}
