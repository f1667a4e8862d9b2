import { CircleCheck, CircleX } from 'lucide-react';
import type { ReviewRequest } from '../../../shared/publishing/reviews.ts';
import { dateAndTime } from '../../ui/formats.ts';
import { whoInWords } from '../assisted/words.ts';
import { SaidIcon } from '../pushes/said-icon.tsx';
import styles from './approvals.module.css';

/** The last word of each who answered. */
export function Answers({ answers }: Pick<ReviewRequest, 'answers'>) {
  if (answers.length === 0) return null;
  return (
    <ul className={styles.answers}>
      {answers.map((one) => (
        <li key={one.by} className={styles.answer} data-answer={one.answer}>
          <SaidIcon Icon={one.answer === 'approved' ? CircleCheck : CircleX} word={one.answer} size={15} />
          <span>
            <span className={styles.who}>{whoInWords(one)}</span>{' '}
            {one.answer === 'approved' ? 'approved' : 'declined'}, {dateAndTime(one.at)}
            {one.word !== '' && <span className={styles.quiet}> “{one.word}”</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
