import type { Action } from '../../documents/action.ts';
import { arrangeActions } from './arrange-actions.ts';
import { craftActions } from './craft-actions.ts';
import { editActions } from './edit-actions.ts';
import type { CanvasActionDeps } from './editing.ts';
import { insertActions } from './insert-actions.ts';
import { viewActions } from './view-actions.ts';

/** Everything that can be done on a canvas, for every document kind. */
export function canvasActions(deps: CanvasActionDeps): readonly Action[] {
  return [
    ...editActions(deps),
    ...insertActions(deps),
    ...arrangeActions(deps),
    ...craftActions(deps),
    ...viewActions(),
  ];
}
