import { RefreshCw } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { EnvironmentName } from '../environments/environment-name.tsx';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { checkOf, chosenEnvironment } from '../store/state.ts';
import { useNow } from '../use-now.ts';
import { ago } from '../words.ts';
import styles from './badge-line.module.css';

/** Below the list of documents: what their badges compare them with, and since when. */
export function BadgeLine({ store, isOn }: { readonly store: PublishingStore; readonly isOn: boolean }) {
  const environment = usePublishing(store, chosenEnvironment);
  const check = usePublishing(store, (state) => checkOf(state, state.chosenId));
  const now = useNow(5_000);
  if (!environment) return null;
  return (
    <div className={styles.line}>
      <p className={styles.words}>
        <EnvironmentName name={environment.name} role={environment.role} />
        <span className="truncate">{since()}</span>
      </p>
      <IconButton
        label={`Compare with ${environment.name} now`}
        Icon={RefreshCw}
        size={22}
        onClick={() => void store.check(environment.id)}
      />
    </div>
  );

  function since(): string {
    const { status, error, checking } = check;
    if (checking) return 'looking…';
    const seen = status ? ago(status.checkedAt, now) : null;
    if (error) {
      const what = error.code === 'wrong-password' ? 'password needed' : 'not reached';
      return seen === null ? what : `${what}, seen ${seen}`;
    }
    if (seen === null) return 'not looked at yet';
    return isOn ? `compared ${seen}` : `compared ${seen}, only when asked`;
  }
}
