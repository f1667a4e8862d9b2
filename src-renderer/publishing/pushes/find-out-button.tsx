import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PushRecord } from '../../../shared/publishing/push-result.ts';
import type { PublishingStore } from '../publishing-store.ts';
import styles from './banner.module.css';

interface FindOutButtonProps {
  readonly store: PublishingStore;
  readonly push: PushRecord;
}

/** Asks the database whether a push whose answer was lost is there. Says so where it cannot be reached. */
export function FindOutButton({ store, push }: FindOutButtonProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function findOut() {
    setBusy(true);
    setProblem(null);
    const reply = await store.settle(push);
    setBusy(false);
    if (!reply.ok) setProblem([reply.error.message, reply.error.remedy].filter(Boolean).join(' '));
  }

  return (
    <div className={styles.findOut}>
      <Button variant="default" loading={busy} onClick={() => void findOut()}>
        Find out
      </Button>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
