/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand: only those in view exist */
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { FindingDetails } from './finding-details.tsx';
import classes from './findings-panel.module.css';
import type { Findings } from './findings-store.ts';
import type { IgnoredFinding, ListedFinding } from './listed-finding.ts';
import { SeverityIcon } from './severity-icon.tsx';
import { useFix } from './use-fix.ts';

interface FindingRowProps {
  readonly finding: ListedFinding;
  /** Where it is one that somebody lives with. */
  readonly ignored: IgnoredFinding['suppression'] | null;
  readonly findings: Findings;
  readonly document: Document;
  /** The one word for a record, as cards and inspector have it. */
  readonly kindOf: (record: DocumentRecord) => string;
  readonly index: number;
  readonly top: number;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onReveal: (recordId: Id) => void;
  readonly readOnly: boolean;
}

/** What a record is called by, whatever its kind. */
const naming = ['name', 'event', 'measure'] as const;

export function FindingRow(props: FindingRowProps) {
  const { finding, ignored, findings, document, kindOf, index, top, open, onOpen, onReveal, readOnly } =
    props;
  const { recordId, message, severity, fixLabel } = finding;
  const fix = useFix(findings);
  const record =
    recordId !== null && Object.hasOwn(document.records, recordId) ? document.records[recordId] : null;
  const name = naming.map((field) => record?.[field]).find((value) => typeof value === 'string') ?? '';
  const startsWithName = name !== '' && message.startsWith(name);
  return (
    <div
      role="listitem"
      data-index={index}
      className={classes.placed}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div className={classes.row} data-ignored={ignored !== null || undefined}>
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
        {ignored && (
          <span className={classes.because} title={ignored.reason}>
            {ignored.reason}
          </span>
        )}
        <span className={classes.kind}>{(record ? kindOf(record) : document.kind).toLowerCase()}</span>
        {ignored && !readOnly && (
          <button type="button" className={classes.fix} onClick={() => findings.takeBack(ignored)}>
            Take back
          </button>
        )}
        {!ignored && fixLabel !== null && !readOnly && (
          <button type="button" className={classes.fix} onClick={() => void fix(finding)}>
            {fixLabel}
          </button>
        )}
        <IconButton
          size={22}
          label={open ? 'Hide why this is found' : 'Why this is found, and what else can be done'}
          Icon={open ? ChevronDown : ChevronRight}
          expanded={open}
          onClick={() => onOpen(!open)}
        />
      </div>
      {open && (
        <FindingDetails
          finding={finding}
          ignored={ignored}
          findings={findings}
          readOnly={readOnly}
          onDone={() => onOpen(false)}
        />
      )}
    </div>
  );
}
