import type { Id } from '../../../shared/base/ids.ts';
import type { DifferenceState } from '../../../shared/documents/compare/comparison.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { EdgeLook, Scene } from '../../../shared/drawing/scene.ts';
import type { Picture } from '../picture.ts';

/** What the canvas of a comparison knows beside its document. */
export interface Decoration {
  readonly states: ReadonlyMap<Id, DifferenceState>;
  readonly namesBefore: ReadonlyMap<Id, string>;
  /** How many fields of a record differ. */
  readonly fieldCounts: ReadonlyMap<Id, number>;
  /** How many differences are behind a card or header that came and went not itself: what is collapsed, conditions. */
  readonly inside: ReadonlyMap<Id, number>;
  readonly conflicts: ReadonlySet<Id | null>;
  /** The document as it is drawn without marks, so that it is not drawn twice; null: not yet. */
  readonly plain: { readonly document: Document; readonly scene: Scene } | null;
  /** Where everything stood before; null: nothing is known of it. */
  readonly earlier: Scene | null;
  readonly hideLayout: boolean;
  readonly beforeName: string;
  readonly afterName: string;
}

interface Around {
  readonly conflicts: ReadonlySet<Id | null>;
  readonly hideLayout: boolean;
  readonly beforeName: string;
  readonly afterName: string;
}

export function decorationOf(picture: Picture, around: Around): Decoration {
  const { listing, states, earlier, union, scene } = picture;
  const plain = union && scene ? { document: union, scene } : null;
  const namesBefore = new Map<Id, string>();
  const fieldCounts = new Map<Id, number>();
  for (const { id, nameBefore, fields } of listing.items) {
    if (id === null) continue;
    if (nameBefore !== null) namesBefore.set(id, nameBefore);
    fieldCounts.set(id, fields.length);
  }
  return { states, namesBefore, fieldCounts, inside: insideOf(picture), plain, earlier, ...around };
}

function insideOf({ states, scene }: Picture): ReadonlyMap<Id, number> {
  const inside = new Map<Id, number>();
  for (const id of states.keys()) {
    const home = scene?.behind?.get(id);
    const own = home === undefined ? undefined : states.get(home);
    if (home === undefined || own === 'added' || own === 'removed') continue;
    inside.set(home, (inside.get(home) ?? 0) + 1);
  }
  return inside;
}

/** '2 differences inside'; null: none. */
export function insideText(count: number | undefined): string | null {
  if (!count) return null;
  return count === 1 ? '1 difference inside' : `${count} differences inside`;
}

/** The token of a state's colour; what is the same on both sides steps back. */
export const stateColors = {
  added: '--added',
  removed: '--removed',
  changed: '--changed',
  moved: '--moved',
} as const satisfies Record<DifferenceState, string>;

const edgeLooks: Readonly<Record<DifferenceState, EdgeLook>> = {
  added: { color: '--added', line: 'solid', sign: 'plus', struck: false },
  removed: { color: '--removed', line: 'dashed', sign: 'minus', struck: true },
  changed: { color: '--changed', line: 'double', sign: 'pencil', struck: false },
  moved: { color: '--moved', line: 'dotted', sign: null, struck: false },
};
const faint: EdgeLook = { color: '--text-3', line: 'faint', sign: null, struck: false };

/** undefined: as any other edge, where nothing steps back because people asked for more contrast. */
export function edgeLook(state: DifferenceState | undefined, dims: boolean): EdgeLook | undefined {
  if (state) return edgeLooks[state];
  return dims ? faint : undefined;
}
