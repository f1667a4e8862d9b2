import type { Note } from '../../../shared/journeys/records/note.ts';
import type { CardProps } from '../../canvas/scene.ts';
import { FindingMark } from './finding-mark.tsx';
import styles from './note-card.module.css';

export function NoteCard({ record, selected, mark }: CardProps) {
  const { text } = record as Note;
  return (
    <div className={styles.card} data-selected={selected || undefined} title={text}>
      <p className={styles.text} data-empty={text === '' || undefined}>
        {text || 'Empty note'}
      </p>
      <FindingMark mark={mark} />
    </div>
  );
}
