import type { CardProps } from '../scene.ts';
import { CardFrame } from './card.tsx';
import styles from './note-card.module.css';

export function NoteCard({ record, selected, mark }: CardProps) {
  const text = typeof record['text'] === 'string' ? record['text'] : '';
  return (
    <CardFrame className={styles.note ?? ''} selected={selected} mark={mark} title={text}>
      <p className={styles.text} data-empty={text === '' || undefined}>
        {text || 'Empty note'}
      </p>
    </CardFrame>
  );
}
