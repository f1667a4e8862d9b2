import { GitFork } from 'lucide-react';
import type { Group } from '../../../shared/processes/records/group.ts';
import { CardDetail, CardTop, StackedCard } from '../../canvas/cards/card.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import styles from './cards.module.css';

const matchWords: Readonly<Record<string, string>> = { all: 'all of', any: 'any of', none: 'none of' };

/** A question with what it asks, a line each. */
export function DecisionCard({ record, selected, mark, lines = [] }: CardProps) {
  const { name, match } = record as Group;
  const how = Object.hasOwn(matchWords, match) ? matchWords[match] : match;
  return (
    <StackedCard striped className={styles.node ?? ''} selected={selected} mark={mark} data-kind="decision">
      <CardTop sign={<GitFork size={16} strokeWidth={1.75} aria-hidden />} name={name} unnamed="Decision">
        {(lines.length > 1 || match === 'none') && <span className={styles.match}>{how}</span>}
      </CardTop>
      {lines.length === 0 ? (
        <CardDetail>No conditions yet</CardDetail>
      ) : (
        <ul className={styles.lines}>
          {lines.map((line, index) => (
            // Lines carry no id: the place in the list is what they are known by.
            <li key={index} className={styles.line} title={line}>
              {line}
            </li>
          ))}
        </ul>
      )}
    </StackedCard>
  );
}
