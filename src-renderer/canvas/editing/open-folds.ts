import type { Id } from '../../../shared/base/ids.ts';
import { applyChange } from '../../../shared/documents/apply.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { recordsOf } from '../../../shared/documents/record-list.ts';
import { isCollapsed } from '../../../shared/drawing/own-layout.ts';
import { expanded } from '../actions/own-layout.ts';
import type { Outcome } from '../gestures.ts';
import type { KindView } from '../scene.ts';

/** A container can lie in another one; a file in which they lie in each other ends this too. */
const mostDepth = 8;

/**
 * The same with whatever was collapsed opened where something that was made or moved would vanish in it: nobody looks for
 * a new card behind another one. What stood there before may change and stays there.
 */
export function withFoldsOpen(
  document: Document,
  outcome: Outcome,
  view: Pick<KindView, 'makeScene' | 'collapsing'>,
): Outcome {
  if (!view.collapsing || !recordsOf(document).some(isCollapsed)) return outcome;
  const before = view.makeScene(document, null).behind;
  let opened = outcome;
  for (let depth = 0; depth < mostDepth; depth += 1) {
    const after = applyChange(document, opened.change);
    if (!after.ok) return outcome;
    const { behind } = view.makeScene(after.value, null);
    const touched = [...opened.change.added, ...opened.change.updated.map(([, record]) => record)];
    const homes = touched.flatMap(({ id }) => {
      const home = before?.has(id) ? undefined : behind?.get(id);
      const record = home === undefined ? undefined : document.records[home];
      return record && isCollapsed(record) ? [record] : [];
    });
    if (homes.length === 0) return opened;
    opened = { ...opened, change: { ...opened.change, updated: withOpened(opened, homes) } };
  }
  return opened;
}

function withOpened({ change }: Outcome, homes: readonly DocumentRecord[]): Outcome['change']['updated'] {
  const ids = new Set<Id>(homes.map(({ id }) => id));
  const known = new Set(change.updated.map(([{ id }]) => id));
  return [
    ...change.updated.map(
      ([before, after]) => [before, ids.has(after.id) ? expanded(after) : after] as const,
    ),
    ...[...ids].flatMap((id) => {
      const home = homes.find((one) => one.id === id);
      return home && !known.has(id) ? [[home, expanded(home)] as const] : [];
    }),
  ];
}
