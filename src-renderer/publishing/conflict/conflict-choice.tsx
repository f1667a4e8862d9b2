import { Button, Modal } from '@mantine/core';
import { GitMergeConflict } from 'lucide-react';
import { useState } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { showDone } from '../../ui/toast.tsx';
import { Problem } from '../database/problem.tsx';
import styles from '../environments/dialog.module.css';
import footer from '../plan/footer.module.css';
import type { PublishingStore } from '../publishing-store.ts';
import type { Conflict, Side } from './conflict-view.tsx';
import { decidedWords } from './decided-words.ts';

interface ConflictChoiceProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly documentId: string;
  readonly conflict: Conflict;
  readonly side: Side | null;
  /** The other side moved on while this one was being read. */
  readonly onMoved: () => void;
}

/** Says what the chosen side costs and where the other one stays, before it is done. */
export function ConflictChoice(props: ConflictChoiceProps) {
  const { store, environment, documentId, conflict, side, onMoved } = props;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  async function resolve(chosen: Side) {
    setBusy(true);
    const reply = await store.chooseSide({
      environmentId: environment.id,
      documentId,
      side: chosen,
      theirsHash: conflict.theirsHash,
    });
    setBusy(false);
    if (reply.ok) {
      setAsking(false);
      store.showPanel({ kind: 'plan' });
      showDone(decidedWords(conflict, environment.name, chosen));
      return;
    }
    setError(reply.error);
    if (reply.error.code === 'production-moved' || reply.error.code === 'conflict') {
      setAsking(false);
      onMoved();
    }
  }

  return (
    <>
      <div className={footer.footer} data-in-sight>
        <GitMergeConflict size={20} strokeWidth={1.5} aria-hidden />
        <p className={footer.lines} aria-live="polite">
          <span className={footer.first}>
            {side === null ? 'Nothing is chosen yet' : side === 'mine' ? 'Keep mine' : 'Take theirs'}
          </span>
          <span className={footer.second}>
            {side === null
              ? beforeChoice(conflict, environment.name)
              : consequences(side, conflict, environment.name)[0]}
          </span>
        </p>
        {error && !asking && <p className={footer.obstacle}>{error.message}</p>}
        <Button disabled={side === null} onClick={() => setAsking(true)}>
          Resolve…
        </Button>
      </div>
      {side !== null && (
        <Modal
          opened={asking}
          onClose={() => setAsking(false)}
          title={side === 'mine' ? `Keep mine for ${conflict.name}?` : `Take theirs for ${conflict.name}?`}
        >
          <div className={styles.body}>
            {consequences(side, conflict, environment.name).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {error && <Problem error={error} />}
            <DialogActions>
              <Button variant="default" onClick={() => setAsking(false)}>
                Cancel
              </Button>
              <Button loading={busy} onClick={() => void resolve(side)} data-autofocus>
                {side === 'mine' ? 'Keep mine' : 'Take theirs'}
              </Button>
            </DialogActions>
          </div>
        </Modal>
      )}
    </>
  );
}

function beforeChoice({ theirs }: Conflict, name: string): string {
  return theirs === null
    ? `Kept, it comes back into ${name} with the next push. Theirs taken, it is archived here.`
    : 'Publishing this document waits for it; the others do not';
}

function consequences(side: Side, conflict: Conflict, name: string): string[] {
  const lost = conflict.fields.filter((field) =>
    side === 'mine' ? field.theirs !== field.mine && field.theirs !== field.base : field.mine !== field.base,
  ).length;
  const fields = `${lost} ${lost === 1 ? 'difference' : 'differences'}`;
  if (side === 'mine') {
    return conflict.theirs === null
      ? [
          `The document stays as it is here. The next push puts it back into ${name} as a new row.`,
          `Nothing is written to ${name} now.`,
        ]
      : [
          `The document stays as it is here. The next push overwrites ${fields} that ${lost === 1 ? 'was' : 'were'} made in ${name}.`,
          `Nothing is written to ${name} now: until that push, their version is there, and the plan shows every field it replaces.`,
        ];
  }
  return conflict.theirs === null
    ? [
        `The document is archived here, because its row is gone from ${name}.`,
        'It stays in the archive with its whole history and can be restored at any time.',
      ]
    : [
        `The document here becomes what ${name} holds. ${fields.replace(/^./, (first) => first.toUpperCase())} made here no longer ${lost === 1 ? 'stands' : 'stand'} in it.`,
        'They stay in the history of this document as the revision before, and undo brings them back.',
      ];
}
