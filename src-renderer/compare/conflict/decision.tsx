import { TextInput } from '@mantine/core';
import { GitMergeConflict } from 'lucide-react';
import { useId } from 'react';
import type { Side } from '../../../shared/documents/resolve-conflicts.ts';
import type { ThreeWayDifference } from '../../../shared/documents/three-way.ts';
import { MarkedText } from '../inspector/marked-text.tsx';
import classes from './decision.module.css';
import type { ToDecide } from './three-way-picture.ts';

/** One side's value, or a text that neither has. */
export type PlaceChoice = Side | { readonly value: string };

export interface SideNames {
  /** 'as agreed on 13 Nov 2026'. */
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

interface DecisionProps {
  readonly decision: ToDecide;
  readonly names: SideNames;
  readonly choice: PlaceChoice | undefined;
  readonly onChoice: (choice: PlaceChoice) => void;
}

/** What both sides changed: what stood there before, what each says, and none chosen by itself. */
export function Decision({ decision, names, choice, onChoice }: DecisionProps) {
  const group = useId();
  const { conflict, lines, takesText } = decision;
  const title = conflict.what === 'unit' ? 'Decided together' : (lines[0]?.what ?? '');
  const other = typeof choice === 'object' ? choice.value : '';
  return (
    <fieldset className={classes.decision}>
      <legend className={classes.head}>
        <GitMergeConflict size={13} strokeWidth={2} aria-hidden className={classes.sign} />
        {title}
        <span className={classes.quiet}>changed here and there</span>
      </legend>
      <div className={classes.choices}>
        <div className={classes.row} data-base>
          <span className={classes.word}>Base</span>
          <Values lines={lines} side="base" />
          <span className={classes.detail}>{names.base}</span>
        </div>
        {(['mine', 'theirs'] as const).map((side) => (
          <label key={side} className={classes.row} data-chosen={choice === side || undefined}>
            <input
              type="radio"
              name={group}
              checked={choice === side}
              onChange={() => onChoice(side)}
              className={classes.radio}
            />
            <span className={classes.word}>{side === 'mine' ? 'Mine' : 'Theirs'}</span>
            <Values lines={lines} side={side} />
            <span className={classes.detail}>{names[side]}</span>
          </label>
        ))}
        {takesText && (
          <div className={classes.row} data-chosen={typeof choice === 'object' || undefined}>
            <input
              type="radio"
              name={group}
              aria-label={`Other value for ${title}`}
              checked={typeof choice === 'object'}
              onChange={() => onChoice({ value: other })}
              className={classes.radio}
            />
            <span className={classes.word} aria-hidden>
              Other
            </span>
            <TextInput
              className={classes.other}
              size="xs"
              aria-label={`Another ${title}`}
              placeholder="Write another value"
              value={other}
              onChange={(event) => onChoice({ value: event.currentTarget.value })}
            />
          </div>
        )}
      </div>
    </fieldset>
  );
}

interface ValuesProps {
  readonly lines: readonly ThreeWayDifference[];
  readonly side: 'base' | 'mine' | 'theirs';
}

function Values({ lines, side }: ValuesProps) {
  return (
    <span className={classes.value}>
      {lines.map((line, index) => {
        const text = line[side];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two places of a unit may be called the same
          <span key={index} className={classes.line}>
            {lines.length > 1 && <span className={classes.quiet}>{line.what} </span>}
            {text === null ? (
              <span className={classes.quiet}>nothing</span>
            ) : (
              <MarkedText text={text} against={side === 'base' ? null : line.base} />
            )}
          </span>
        );
      })}
    </span>
  );
}
