import type { CardProps } from '../scene.ts';
import styles from './finding-mark.module.css';

/** In the corner of a card: the worst finding on it. The list of findings says what it is. */
export function FindingMark({ mark }: { readonly mark: CardProps['mark'] }) {
  if (mark === null) return null;
  return (
    <span className={styles.mark} data-mark={mark} aria-hidden>
      {mark === 'info' ? 'i' : mark === 'error' ? '×' : '!'}
    </span>
  );
}
