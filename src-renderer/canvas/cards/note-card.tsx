import type { CardProps } from '../scene.ts';
import { FindingMark } from './finding-mark.tsx';
import styles from './note-card.module.css';

export function NoteCard({ record, selected, mark }: CardProps) {
  const text = typeof record['text'] === 'string' ? record['text'] : '';
  return (
    <div className={styles.card} data-selected={selected || undefined} title={text}>
      <p className={styles.text} data-empty={text === '' || undefined}>
        {text || 'Empty note'}
      </p>
      <FindingMark mark={mark} />
    </div>
  );
}
