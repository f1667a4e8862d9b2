import { GitMergeConflict, type LucideIcon, Minus, Move, Pencil, Plus } from 'lucide-react';
import type { DifferenceState } from '../../shared/documents/compare/comparison.ts';
import classes from './state-sign.module.css';

export const stateIcons = {
  added: Plus,
  removed: Minus,
  changed: Pencil,
  moved: Move,
} as const satisfies Record<DifferenceState, LucideIcon>;

export const stateWords = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  moved: 'moved only',
} as const satisfies Record<DifferenceState, string>;

interface StateSignProps {
  readonly state: DifferenceState;
  /** A picture of the state, its word, or both as a chip. */
  readonly look: 'icon' | 'line' | 'chip';
}

/** A state by colour, picture and word. */
export function StateSign({ state, look }: StateSignProps) {
  const Icon = stateIcons[state];
  return (
    <span className={classes[look]} data-state={state}>
      <Icon size={look === 'line' ? 12 : 13} strokeWidth={2} aria-hidden />
      {look === 'icon' ? <span className="visually-hidden">{stateWords[state]}</span> : stateWords[state]}
    </span>
  );
}

export function ConflictSign() {
  return (
    <span className={classes.conflict}>
      <GitMergeConflict size={13} strokeWidth={2} aria-hidden />
      conflict
    </span>
  );
}
