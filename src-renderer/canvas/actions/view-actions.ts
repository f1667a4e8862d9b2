import type { Action, ActionContext, CanvasControl } from '../../documents/action.ts';
import { noDocument } from './editing.ts';

/** Zoom and fit. */
export function viewActions(): readonly Action[] {
  return [
    view('view.zoomIn', 'Zoom in', ['mod+=', 'mod++'], (canvas) => canvas.zoomIn()),
    view('view.zoomOut', 'Zoom out', ['mod+-'], (canvas) => canvas.zoomOut()),
    view('view.zoom100', 'Zoom to 100 %', ['mod+0'], (canvas) => canvas.zoomTo(1)),
    view('view.fit', 'Show everything', ['shift+1'], (canvas) => canvas.fit()),
    {
      ...view('view.fitSelection', 'Show the selection', ['shift+2'], (canvas) => canvas.fitSelection()),
      disabled: (context) =>
        needsCanvas(context) ??
        (context.session?.store.getState().selection.size === 0 ? 'Select something first.' : null),
    },
  ];
}

function view(
  id: string,
  label: string,
  shortcuts: readonly string[],
  run: (canvas: CanvasControl) => void,
): Action {
  return {
    id,
    label,
    group: 'View',
    shortcuts,
    disabled: needsCanvas,
    run: ({ canvas }) => {
      if (canvas) run(canvas);
    },
  };
}

function needsCanvas(context: ActionContext): string | null {
  return noDocument(context) ?? (context.canvas ? null : 'The canvas is not ready yet.');
}
