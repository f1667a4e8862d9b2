/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions -- a drawn part of the map, which has the keys */
import { memo } from 'react';
import type { Id } from '../../shared/base/ids.ts';
import type { Severity } from '../../shared/documents/finding.ts';
import type { FindingCounts, MappedDocument } from '../../shared/workspace/schemas.ts';
import { kindWords } from '../documents/explorer/kinds.ts';
import { SeverityIcon } from '../documents/findings/severity-icon.tsx';
import classes from './map-view.module.css';
import { countsInWords } from './summary.ts';

interface MapNodeProps {
  readonly id: string;
  readonly document: MappedDocument;
  readonly x: number;
  readonly y: number;
  readonly counts: FindingCounts | null;
  readonly refers: number;
  readonly used: number;
  readonly focused: boolean;
  readonly related: boolean;
  readonly dim: boolean;
  readonly onFocus: (id: Id) => void;
  readonly onOpen: (id: Id) => void;
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** A document on the map: what it is, what it is called, what is wrong with it. */
export const MapNode = memo(function MapNode(props: MapNodeProps) {
  const { id, document, x, y, counts, refers, used, focused, related, dim, onFocus, onOpen } = props;
  const { Icon, one, color } = kindWords[document.kind];
  const worst = counts && severities.find((severity) => counts[severity] > 0);
  const all = counts ? counts.error + counts.warning + counts.info : 0;
  const what = document.archived ? `${one}, archived` : one;
  const findings = counts ? `, ${countsInWords(counts)}` : '';
  return (
    <div
      id={id}
      role="img"
      aria-label={`${document.name}, ${what.toLowerCase()}, refers to ${refers}, used by ${used}${findings}`}
      className={classes.node}
      style={{ transform: `translate(${x}px, ${y}px)`, '--kind': color } as React.CSSProperties}
      title={`${document.name}: ${what.toLowerCase()}${findings}`}
      data-focused={focused || undefined}
      data-related={related || undefined}
      data-dim={dim || undefined}
      data-archived={document.archived || undefined}
      onPointerDown={(event) => {
        if (event.button === 0) onFocus(document.id);
      }}
      onDoubleClick={() => onOpen(document.id)}
    >
      <span className={classes.icon}>
        <Icon size={16} strokeWidth={1.75} color={color} aria-hidden />
      </span>
      <span className={classes.text}>
        <span className={classes.name}>{document.name}</span>
        <span className={classes.kind}>{what}</span>
      </span>
      {worst && (
        <span className={classes.findings} data-severity={worst} aria-hidden>
          <SeverityIcon severity={worst} />
          <span className="tabular">{all}</span>
        </span>
      )}
    </div>
  );
});
