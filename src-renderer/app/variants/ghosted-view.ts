import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../../shared/base/ids.ts';
import { compareDocuments } from '../../../shared/documents/compare/comparison.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { overlaps } from '../../../shared/drawing/rects.ts';
import type { Scene, SceneEdge, SceneNode } from '../../../shared/drawing/scene.ts';
import type { KindView } from '../../canvas/scene.ts';
import { comparedView } from '../../compare/canvas/compared-view.ts';
import { type Decoration, decorationOf, edgeLook } from '../../compare/canvas/decoration.ts';
import { type Picture, pictureOf } from '../../compare/picture.ts';
import type { VariantSession } from '../../experiments/variants/variant-session.ts';

export interface Ghosted {
  /** The base's own view, with what the variant leaves alone stepping back. */
  readonly view: KindView;
  /** What the variant adds, changes and removes; follows the canvas. */
  readonly picture: StoreApi<Picture>;
}

/** The canvas of a base on which a variant is edited: everything of the kind works, differences stand out. */
export function ghostedView(view: KindView, session: VariantSession): Ghosted {
  const now = () => session.store.getState().document;
  const picture = createStore<Picture>(() => look(now(), null));
  const decorations = createStore<Decoration>(() => decorate(picture.getState()));
  const compared = comparedView(view, decorations, dims);
  let shown = now();
  let before: { readonly of: Document; readonly scene: Scene } | null = null;

  function look(document: Document, previous: Picture | null): Picture {
    const { base } = session.variant.getState();
    const comparison = compareDocuments(base.document, document, session.describer);
    return pictureOf({ comparison, describer: session.describer, view, hideLayout: false, previous });
  }

  function decorate(of: Picture): Decoration {
    const { base, variant } = session.variant.getState();
    return decorationOf(of, {
      conflicts: new Set<Id | null>(),
      hideLayout: false,
      beforeName: base.document.header.name,
      afterName: variant.name,
    });
  }

  function baseScene(): Scene {
    const { document } = session.variant.getState().base;
    if (before?.of !== document) before = { of: document, scene: view.makeScene(document, null) };
    return before.scene;
  }

  function makeScene(document: Document, previous: Scene | null): Scene {
    if (document !== shown) {
      shown = document;
      picture.setState(look(document, picture.getState()), true);
      decorations.setState(decorate(picture.getState()), true);
    }
    const scene = compared.makeScene(document, previous);
    const { states } = picture.getState();
    const removed = (id: Id) => states.get(id) === 'removed';
    // Where it stood, unless something stands there now; the list of changes shows every one.
    const nodes = baseScene().nodes.filter(
      ({ id, rect }) => removed(id) && !scene.nodes.some((node) => overlaps(node.rect, rect)),
    );
    const edges = ghostEdges(baseScene(), removed, [...scene.nodes, ...nodes]);
    if (nodes.length === 0 && edges.length === 0) return scene;
    return { ...scene, nodes: [...scene.nodes, ...nodes], edges: [...scene.edges, ...edges] };
  }

  const { nameField, connectable, canConnect, palette } = view;
  return { view: { ...compared, makeScene, nameField, connectable, canConnect, palette }, picture };
}

function ghostEdges(
  scene: Scene,
  removed: (id: Id) => boolean,
  nodes: readonly SceneNode[],
): readonly SceneEdge[] {
  const there = new Set(nodes.map(({ id }) => id));
  const look = edgeLook('removed', true);
  return scene.edges
    .filter(({ id, from, to }) => removed(id) && there.has(from) && there.has(to))
    .map((edge) => (look ? { ...edge, look } : edge));
}

function dims(): boolean {
  return !matchMedia('(prefers-contrast: more)').matches;
}
