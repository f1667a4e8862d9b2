import { useMemo } from 'react';
import { markTexts, type TextPiece } from '../../../shared/documents/compare/text-marks.ts';
import classes from './inspector.module.css';

interface MarkedValuesProps {
  readonly before: string | null;
  readonly after: string | null;
}

/** Short values on one line with an arrow between, long ones below each other; what differs is marked letter by letter. */
export function MarkedValues({ before, after }: MarkedValuesProps) {
  const marks = useMemo(
    () => (before === null || after === null ? null : markTexts(before, after)),
    [before, after],
  );
  const long = (before?.length ?? 0) + (after?.length ?? 0) > 44 || `${before}${after}`.includes('\n');
  return (
    <span className={classes.values} data-long={long || undefined}>
      <del className={classes.before}>
        <span className="visually-hidden">before: </span>
        {before === null ? <Nothing /> : <Pieces pieces={marks?.before ?? whole(before)} />}
      </del>
      <span aria-hidden className={classes.arrow}>
        →
      </span>
      <ins className={classes.after}>
        <span className="visually-hidden">after: </span>
        {after === null ? <Nothing /> : <Pieces pieces={marks?.after ?? whole(after)} />}
      </ins>
    </span>
  );
}

/** One text against another one that is not shown beside it. */
export function MarkedText({ text, against }: { readonly text: string; readonly against: string | null }) {
  const pieces = useMemo(
    () => (against === null ? whole(text) : markTexts(against, text).after),
    [text, against],
  );
  return <Pieces pieces={pieces} />;
}

function whole(text: string): readonly TextPiece[] {
  return [{ text, changed: false }];
}

function Pieces({ pieces }: { readonly pieces: readonly TextPiece[] }) {
  return pieces.map(({ text, changed }, index) =>
    changed ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name
      <mark key={index} className={classes.mark}>
        {text}
      </mark>
    ) : (
      text
    ),
  );
}

function Nothing() {
  return <span className={classes.nothing}>nothing</span>;
}
