import { TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useStore } from 'zustand';
import { dateAndTime } from '../../ui/formats.ts';
import { showDone } from '../../ui/toast.tsx';
import classes from './findings-panel.module.css';
import type { Findings } from './findings-store.ts';
import type { IgnoredFinding, ListedFinding } from './listed-finding.ts';

interface FindingDetailsProps {
  readonly finding: ListedFinding;
  readonly ignored: IgnoredFinding['suppression'] | null;
  readonly findings: Findings;
  readonly readOnly: boolean;
  readonly onDone: () => void;
}

/** Why the rule exists, and what can be done about the finding besides mending it. */
export function FindingDetails({ finding, ignored, findings, readOnly, onDone }: FindingDetailsProps) {
  const alike = useStore(findings.store, (state) =>
    state.findings.reduce((sum, other) => sum + (other.rule === finding.rule ? 1 : 0), 0),
  );
  const [asking, setAsking] = useState(false);
  if (asking) return <ReasonForm finding={finding} findings={findings} onDone={onDone} />;

  async function fixAll() {
    const fixed = await findings.fixAll(finding.rule);
    if (!fixed) showDone('Nothing was changed: this is no longer so.');
  }

  return (
    <div className={classes.details}>
      <span className={classes.why} title={finding.reason}>
        {ignored
          ? `Ignored${ignored.author === null ? '' : ` by ${ignored.author}`}, ${dateAndTime(ignored.at)}. `
          : ''}
        {finding.reason}
      </span>
      <code className={classes.rule}>{finding.rule.slice(finding.rule.indexOf('/') + 1)}</code>
      {!ignored && !readOnly && finding.fixLabel !== null && alike > 1 && (
        <button type="button" className={classes.fix} onClick={() => void fixAll()}>
          Fix all {alike} of this rule
        </button>
      )}
      {!ignored && !readOnly && finding.mayLower !== false && (
        <button type="button" className={classes.fix} onClick={() => setAsking(true)}>
          Ignore here…
        </button>
      )}
    </div>
  );
}

/** The reason is kept in the document, so that the next one who wonders can read it. */
function ReasonForm({
  finding,
  findings,
  onDone,
}: Pick<FindingDetailsProps, 'finding' | 'findings' | 'onDone'>) {
  const [reason, setReason] = useState('');
  const said = reason.trim();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (said === '') return;
    findings.ignore(finding, said);
    onDone();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDone();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it
    <form className={classes.details} onSubmit={submit} onKeyDown={onKeyDown}>
      <TextInput
        className={classes.reason ?? ''}
        size="xs"
        aria-label="Why this is ignored"
        placeholder="Why is this fine here?"
        maxLength={500}
        // The button that was pressed is gone: the field that replaces it takes the focus.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <button type="submit" className={classes.fix} disabled={said === ''}>
        Ignore
      </button>
      <button type="button" className={classes.fix} onClick={onDone}>
        Cancel
      </button>
    </form>
  );
}
