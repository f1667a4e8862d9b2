import { History, type LucideIcon, NotebookText, UserCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import inspector from '../inspector.module.css';
import type { PublishingStore } from '../publishing-store.ts';
import type { Panel } from '../store/state.ts';
import { count } from '../words.ts';
import styles from './assisted.module.css';
import { useMemory } from './use-memory.ts';
import { silenceOf } from './words.ts';

interface MemorySectionProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  /** Brings the publishing tab to the front. */
  readonly onOpen?: (() => void) | undefined;
}

/** What the database itself remembers: who changed what, who asks for a review. Each line leads to its view. */
export function MemorySection({ store, environment, onOpen }: MemorySectionProps) {
  const { changes, reviews } = useMemory(store, environment);
  if (changes === null) return null;
  const silence = silenceOf(changes.state);
  const waiting = (reviews?.requests ?? []).filter(
    ({ own, standing }) => !own && standing === 'waiting',
  ).length;
  const show = (panel: Panel) => () => {
    store.showPanel(panel);
    onOpen?.();
  };
  const many = changes.more ? 'over 2,000' : changes.changes.length.toLocaleString('en');
  return (
    <section className={inspector.section} aria-label="What the database remembers">
      <h3 className={inspector.heading}>What {environment.name} remembers</h3>
      <ul className={styles.lines}>
        <Line Icon={History} onClick={show({ kind: 'changes' })}>
          {silence !== null ? (
            'Who changed what there is not known'
          ) : changes.changes.length === 0 ? (
            'Nobody else changed anything since your last pull'
          ) : (
            <>
              <strong>{many}</strong> {changes.changes.length === 1 ? 'change' : 'changes'} by others since
              your last pull
            </>
          )}
        </Line>
        {reviews !== null && reviews.obstacle === null && (
          <Line Icon={UserCheck} onClick={show({ kind: 'reviews', requestId: null })}>
            {waiting === 0 ? (
              'Reviews: none waits for you'
            ) : (
              <>
                <strong>{count(waiting, 'review')}</strong> {waiting === 1 ? 'waits' : 'wait'} for you
              </>
            )}
          </Line>
        )}
        <Line Icon={NotebookText} onClick={show({ kind: 'assisted' })}>
          Assisted mode{silence === null ? ', installed' : '…'}
        </Line>
      </ul>
      {silence !== null && (
        <p className={styles.quiet}>
          Review before publish is kept in the database too: another person approves a plan before it is
          pushed. It needs assisted mode.
        </p>
      )}
    </section>
  );
}

interface LineProps {
  readonly Icon: LucideIcon;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Line({ Icon, onClick, children }: LineProps) {
  return (
    <li>
      <button type="button" className={styles.line} onClick={onClick}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        <span className={styles.lineText}>{children}</span>
      </button>
    </li>
  );
}
