import { Button, TextInput } from '@mantine/core';
import { Check, FingerprintPattern, X } from 'lucide-react';
import { useState } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { ReviewAnswer, ReviewedPlan } from '../../../shared/publishing/reviews.ts';
import { Problem } from '../database/problem.tsx';
import role from '../environments/role.module.css';
import footer from '../plan/footer.module.css';
import type { PublishingStore } from '../publishing-store.ts';
import { shortHash } from '../words.ts';
import styles from './approvals.module.css';
import { useAsking } from './use-asking.ts';

interface VerdictFormProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly review: ReviewedPlan;
  readonly onDone: () => void;
}

/** Yes or no with a word, to this plan and no other. Whoever asked can only take the question back. */
export function VerdictForm({ store, environment, review, onDone }: VerdictFormProps) {
  const { request, distrust } = review;
  const [word, setWord] = useState('');
  const { busy, error, run } = useAsking();
  const at = { environmentId: environment.id, requestId: request.id };

  async function answer(verdict: ReviewAnswer) {
    const input = { ...at, planHash: request.planHash, answer: verdict, word };
    if (await run(() => store.bridge.call('publishing.answerReview', input))) onDone();
  }

  async function withdraw() {
    if (await run(() => store.bridge.call('publishing.withdrawReview', at))) onDone();
  }

  return (
    <div className={`${role.role} ${footer.footer}`} data-role={environment.role}>
      <FingerprintPattern size={20} strokeWidth={1.5} aria-hidden />
      <p className={footer.lines}>
        <span className={footer.first}>
          {request.own ? 'You asked, so somebody else answers' : `Your answer, kept in ${environment.name}`}
        </span>
        <span className={footer.second}>
          For plan <code className={footer.hash}>{shortHash(request.planHash)}</code> and no other; no
          document is written
        </span>
      </p>
      {error && <Problem title="Nothing was noted" error={error} />}
      {request.own ? (
        <Button variant="default" loading={busy} onClick={() => void withdraw()}>
          Withdraw the request
        </Button>
      ) : (
        <div className={styles.verdict}>
          <TextInput
            aria-label="A word to it"
            placeholder="A word to it"
            value={word}
            maxLength={1_000}
            onChange={(event) => setWord(event.currentTarget.value)}
          />
          <Button
            variant="default"
            loading={busy}
            leftSection={<X size={14} aria-hidden />}
            onClick={() => void answer('declined')}
          >
            Decline
          </Button>
          <Button
            loading={busy}
            disabled={distrust !== null}
            leftSection={<Check size={14} aria-hidden />}
            onClick={() => void answer('approved')}
          >
            Approve
          </Button>
        </div>
      )}
    </div>
  );
}
