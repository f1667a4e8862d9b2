import { useStore } from 'zustand';
import { PairOnCanvas } from '../../compare/pair/pair-on-canvas.tsx';
import type { RenderPair } from '../../publishing/render-pair.ts';
import { noGestures } from '../kinds.ts';
import { useServices } from '../services.ts';

/** Two states of a document on the canvas of its kind. */
export function PairSlot(shown: Parameters<RenderPair>[0]) {
  const { kinds, settings } = useServices();
  const options = useStore(settings.store, (state) => state.canvas);
  const kind = (shown.after ?? shown.before)?.kind;
  const view = (kind && kinds[kind]?.edits.view) ?? null;
  return <PairOnCanvas {...shown} view={view} gestures={noGestures} options={options} />;
}
