import { GitFork } from 'lucide-react';
import type { Group } from '../../../shared/processes/records/group.ts';
import { FindingMark } from '../../canvas/cards/finding-mark.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import styles from './cards.module.css';

const matchWords: Readonly<Record<string, string>> = { all: 'all of', any: 'any of', none: 'none of' };

/** A question with what it asks, a line each. */
export function DecisionCard({ record, selected, mark, lines = [] }: CardProps) {
  const { name, match } = record as Group;
  const how = Object.hasOwn(matchWords, match) ? matchWords[match] : match;
  return (
    <div className={styles.card} data-kind="decision" data-selected={selected || undefined}>
      <div className={styles.top}>
        <GitFork className={styles.icon} size={16} strokeWidth={1.75} aria-hidden />
        <span className={styles.name} title={name}>
          {name || 'Decision'}
        </span>
        {(lines.length > 1 || match === 'none') && <span className={styles.match}>{how}</span>}
      </div>
      {lines.length === 0 ? (
        <span className={styles.detail}>No conditions yet</span>
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
      <FindingMark mark={mark} />
    </div>
  );
}
