import type { KeyboardEvent } from 'react';

/** Arrow keys, Home and End between the visible rows of a tree, and typing the beginning of a name. */
export function moveFocus(event: KeyboardEvent<HTMLElement>) {
  if (event.defaultPrevented || event.target instanceof HTMLInputElement) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = target(event, rows, at);
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function target(event: KeyboardEvent, rows: readonly HTMLElement[], at: number): HTMLElement | undefined {
  switch (event.key) {
    case 'ArrowDown':
      return rows[at + 1];
    case 'ArrowUp':
      return rows[at - 1];
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    case 'ArrowLeft':
      // From a document to its group.
      return rows.slice(0, at).findLast((row) => row.ariaLevel === '1');
    default:
      return letter(event, rows, at);
  }
}

function letter(event: KeyboardEvent, rows: readonly HTMLElement[], at: number): HTMLElement | undefined {
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey)
    return undefined;
  const wanted = event.key.toLocaleLowerCase();
  const inTurn = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  return inTurn.find((row) =>
    (row.ariaLabel ?? row.textContent).trim().toLocaleLowerCase().startsWith(wanted),
  );
}
