import type { Action, ActionContext } from '../../documents/action.ts';
import { comparedIn, sessionOf } from '../../documents/workspace-store.ts';
import type { Services } from '../services.ts';

/** What actions are run on now: the document in front and its canvas. Read at the moment of running. */
export function contextOf({ tabs, canvases }: Pick<Services, 'tabs' | 'canvases'>): ActionContext {
  const { active } = tabs.store.getState();
  return {
    session: sessionOf(tabs.store.getState(), active),
    compared: active === null ? null : sessionOf(tabs.store.getState(), comparedIn(active)),
    canvas: (active === null ? undefined : canvases.store.getState().byDocument.get(active)) ?? null,
  };
}

/** Action ids are names: two of the same would make one of them unreachable. */
export function joinActions(...lists: readonly (readonly Action[])[]): readonly Action[] {
  const all = lists.flat();
  const seen = new Set<string>();
  for (const { id } of all) {
    if (seen.has(id)) throw new Error(`Two actions are called ${id}.`);
    seen.add(id);
  }
  return all;
}
