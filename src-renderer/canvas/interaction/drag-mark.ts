import type { Id } from '../../../shared/base/ids.ts';
import { applyChange } from '../../../shared/documents/apply.ts';
import type { Engine } from '../engine.ts';
import type { Outcome } from '../gestures.ts';
import type { Gesture } from './gesture.ts';

/**
 * Drags a mark of the backdrop, such as a point of the emotion curve, to another value. The backdrop is drawn as it would
 * be, anew only where the value became another; the document changes on release. null: marks do not move here.
 */
export function startDragMark(engine: Engine, id: Id): Gesture | null {
  const { backdrop: before, index } = engine.store.getState();
  const { setMark } = engine.gestures;
  const valueAt = before?.valueAt;
  if (!setMark || !valueAt) return null;
  const document = engine.document();
  let outcome: Outcome | null = null;
  let value: number | null = null;

  function show() {
    const applied = outcome ? applyChange(document, outcome.change) : null;
    const after = applied?.ok ? applied.value : document;
    const scene = engine.view.makeScene(after, index.scene);
    engine.store.setState({
      backdrop: outcome ? (engine.view.makeBackdrop?.(after, scene) ?? before) : before,
    });
  }

  return {
    cursor: 'ns-resize',
    autoPan: false,
    move: ({ canvas }) => {
      const next = valueAt(canvas);
      if (next === value) return;
      value = next;
      outcome = setMark(document, id, next);
      show();
    },
    release: () => {
      if (!engine.finish(outcome)) engine.store.setState({ backdrop: before });
    },
    cancel: () => engine.store.setState({ backdrop: before }),
  };
}
