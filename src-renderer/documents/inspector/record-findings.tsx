import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/base/ids.ts';
import type { Findings } from '../findings/findings-store.ts';
import type { ListedFinding } from '../findings/listed-finding.ts';
import { SeverityIcon } from '../findings/severity-icon.tsx';
import { useFix } from '../findings/use-fix.ts';
import classes from './inspector.module.css';

interface RecordFindingsProps {
  readonly findings: Findings;
  /** null: of the journey itself. */
  readonly recordId: Id | null;
  readonly readOnly: boolean;
}

/** What the rules say about the record in the inspector, with what mends it. */
export function RecordFindings({ findings, recordId, readOnly }: RecordFindingsProps) {
  const all = useStore(findings.store, (state) => state.findings);
  const fix = useFix(findings);
  const own = all.filter((finding) => finding.recordId === recordId);
  if (own.length === 0) return null;
  return (
    <section className={classes.section} aria-label="Findings here">
      <h3 className={classes.heading}>Findings</h3>
      {own.map((finding: ListedFinding) => (
        <div key={finding.id} className={classes.finding}>
          <SeverityIcon severity={finding.severity} />
          <span>{finding.message}</span>
          {finding.fixLabel !== null && !readOnly && (
            <Button
              className={classes.fix ?? ''}
              variant="subtle"
              size="compact-sm"
              onClick={() => void fix(finding)}
            >
              {finding.fixLabel}
            </Button>
          )}
        </div>
      ))}
    </section>
  );
}
