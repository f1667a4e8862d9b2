import type { SessionState } from '../../documents/session.ts';

type History = Pick<SessionState, 'undo' | 'redo'>;

/** What a screen reader is told of a step that was made, taken back or made again; null: of none. */
export function historyWords(before: History, now: History): string | null {
  const [last, lastBefore] = [now.undo.at(-1), before.undo.at(-1)];
  // One more than before, also where the oldest is forgotten for it.
  const isMade = last !== undefined && last !== lastBefore && now.undo.at(-2) === lastBefore;
  if (isMade) {
    const again = now.redo.length < before.redo.length && last.label === before.redo.at(-1)?.label;
    return again ? `Redone: ${last.label}` : last.label;
  }
  const undone = now.redo.length > before.redo.length && now.redo.at(-2) === before.redo.at(-1);
  return undone ? `Undone: ${now.redo.at(-1)?.label ?? ''}` : null;
}
