import type { ComponentType } from 'react';

/** One line of the palette. */
export interface Entry {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** More about it, in grey. */
  readonly detail: string;
  readonly Icon: ComponentType<{ size?: number; strokeWidth?: number; color?: string | undefined }>;
  readonly color: string | undefined;
  readonly shortcut: string | null;
  /** Why it cannot be done now. */
  readonly disabled: string | null;
  readonly run: () => void;
}

/** Adjacent entries of one group together; entries come sorted by group. */
export function groupEntries(entries: readonly Entry[]): readonly (readonly [string, readonly Entry[]])[] {
  return [...Map.groupBy(entries, (entry) => entry.group)];
}

/**
 * How well a text answers what was typed; 0: not at all. Every typed word has to occur; the beginning of the text
 * counts more than the beginning of a word, and that more than somewhere inside.
 */
export function score(text: string, typed: string): number {
  const where = text.toLocaleLowerCase();
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  let sum = 0;
  for (const word of words) {
    const at = where.indexOf(word);
    if (at === -1) return 0;
    sum += at === 0 ? 4 : /[\s/.,-]/.test(where.charAt(at - 1)) ? 3 : 1;
  }
  return words.length === 0 ? 1 : sum / words.length;
}
