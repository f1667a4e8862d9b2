/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand: only those in view exist */
import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import classes from './findings-panel.module.css';
import type { ListedFinding } from './listed-finding.ts';
import { SeverityIcon } from './severity-icon.tsx';

interface FindingRowProps {
  readonly finding: ListedFinding;
  readonly document: Document;
  readonly index: number;
  readonly top: number;
  readonly onReveal: (recordId: Id) => void;
  readonly onFix: (() => void) | null;
}

export function FindingRow({ finding, document, index, top, onReveal, onFix }: FindingRowProps) {
  const { recordId, message, severity, fixLabel } = finding;
  const record =
    recordId !== null && Object.hasOwn(document.records, recordId) ? document.records[recordId] : null;
  const name = typeof record?.['name'] === 'string' ? record['name'] : '';
  const startsWithName = name !== '' && message.startsWith(name);
  return (
    <div
      role="listitem"
      data-index={index}
      className={`${classes.row} ${classes.placed}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <SeverityIcon severity={severity} />
      <button
        type="button"
        className={classes.message}
        title={message}
        onClick={() => recordId !== null && onReveal(recordId)}
      >
        {startsWithName && <span className={classes.name}>{name}</span>}
        {startsWithName ? message.slice(name.length) : message}
      </button>
      <span className={classes.kind}>{record?.kind ?? document.kind}</span>
      {fixLabel !== null && onFix && (
        <button type="button" className={classes.fix} onClick={onFix}>
          {fixLabel}
        </button>
      )}
    </div>
  );
}
