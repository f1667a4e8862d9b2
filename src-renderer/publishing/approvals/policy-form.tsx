import { Checkbox } from '@mantine/core';
import { ShieldCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { ReviewPolicy } from '../../../shared/publishing/reviews.ts';
import { needsTypedName } from '../../../shared/publishing/typed-name.ts';
import { dateAndTime } from '../../ui/formats.ts';
import { Problem } from '../database/problem.tsx';
import { WriteForm } from '../database/write-form.tsx';
import footer from '../plan/footer.module.css';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { checkOf } from '../store/state.ts';
import view from '../view.module.css';
import { count } from '../words.ts';
import styles from './approvals.module.css';
import { useAsking } from './use-asking.ts';
import { guardWords } from './words.ts';

interface PolicyFormProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly policies: readonly ReviewPolicy[];
}

const everything = 'everything';

/** Which documents are pushed only with another person's approval. What was switched, by whom and when, stays in the database. */
export function PolicyForm({ store, environment, policies }: PolicyFormProps) {
  const documents = usePublishing(store, (state) => checkOf(state, environment.id).status?.documents) ?? [];
  const before = new Set(policies.flatMap((one) => (one.required ? [one.documentId ?? everything] : [])));
  const [wanted, setWanted] = useState<ReadonlyMap<string, boolean>>(new Map());
  const box = useRef<HTMLElement>(null);
  const { busy, error, run } = useAsking();
  const isWanted = (id: string) => wanted.get(id) ?? before.has(id);
  const changed = [...wanted].flatMap(([id, required]) => (before.has(id) === required ? [] : [id]));

  function toggle(id: string) {
    setWanted((now) => new Map([...now, [id, !isWanted(id)]]));
  }

  async function save(confirmation: string | null) {
    const inputs = changed.map((id) => ({
      environmentId: environment.id,
      documentId: id === everything ? null : id,
      required: isWanted(id),
      confirmation,
    }));
    for (const input of inputs) {
      if (!(await run(() => store.bridge.call('publishing.setReviewPolicy', input)))) return;
    }
    // What was saved is read before the wishes are let go, so that no box jumps back and forth.
    await store.memory.look(environment.id, new Date().toISOString());
    setWanted(new Map());
    box.current?.focus();
  }

  function by(id: string): string {
    const set = policies.find((one) => (one.documentId ?? everything) === id);
    if (!set) return '';
    return set.required ? `asked for by ${set.by}` : `switched off by ${set.by}, ${dateAndTime(set.at)}`;
  }

  return (
    <>
      <div className={styles.policyArea}>
        {error && <Problem title="It was not changed" error={error} />}
        <section ref={box} tabIndex={-1} className={view.box} aria-label="What needs an approval">
          <div className={view.boxHeader}>
            <h3 className={view.boxTitle}>What needs an approval</h3>
            <span className={view.boxCount}>
              {before.size === 0 ? 'nothing' : count(before.size, 'entry', 'entries')}
            </span>
          </div>
          <ul className={styles.policies}>
            <li className={styles.policy}>
              <Checkbox
                label={`Every document in ${environment.name}`}
                checked={isWanted(everything)}
                onChange={() => toggle(everything)}
              />
              <span>{by(everything)}</span>
            </li>
            {documents.map(({ documentId, name }) => (
              <li key={documentId} className={styles.policy}>
                <Checkbox label={name} checked={isWanted(documentId)} onChange={() => toggle(documentId)} />
                <span>{by(documentId)}</span>
              </li>
            ))}
          </ul>
          <p className={view.boxNote}>{guardWords(environment.name)}</p>
        </section>
      </div>
      {changed.length > 0 && (
        <WriteForm
          environment={environment}
          asks={needsTypedName(environment.role)}
          purpose="to save it"
          label={`Save in ${environment.name}`}
          Icon={ShieldCheck}
          obstacle={busy ? 'Saving…' : null}
          onWrite={(confirmation) => void save(confirmation)}
        >
          <ShieldCheck size={20} strokeWidth={1.5} aria-hidden />
          <p className={footer.lines}>
            <span className={footer.first}>{count(changed.length, 'change')} to what needs an approval</span>
            <span className={footer.second}>
              No document is written; who changed it stays in the database
            </span>
          </p>
        </WriteForm>
      )}
    </>
  );
}
