import type { ProcessNode } from './process-index.ts';

/** The ways that may lead out of a card, the usual one first. */
const waysOut = {
  trigger: ['next'],
  procedure: ['next'],
  group: ['yes', 'no'],
  action: ['next', 'error'],
} as const satisfies Record<ProcessNode['kind'], readonly string[]>;

/** Of a record by its kind; none where nothing may lead out of it. */
export function waysOutOf(kind: string): readonly string[] {
  return Object.hasOwn(waysOut, kind) ? waysOut[kind as ProcessNode['kind']] : [];
}

/** How a way is called on its arrow; null: it needs no word. */
export function wayLabel(on: string): string | null {
  return on === 'next' ? null : on || 'no way';
}
