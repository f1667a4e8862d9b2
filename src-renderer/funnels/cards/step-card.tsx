import { useStore } from 'zustand';
import { countText } from '../../../shared/documents/figures.ts';
import { lowNumber, type Measure, smallestGroup } from '../../../shared/funnels/measures/measures.ts';
import type { Step } from '../../../shared/funnels/records/step.ts';
import { windowText } from '../../../shared/funnels/words.ts';
import { CardTop, StackedCard } from '../../canvas/cards/card.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import type { FunnelMeasuresStore } from '../measures/measures-store.ts';
import { stageTypeIcon } from '../stage-types.tsx';
import styles from './cards.module.css';

interface StepCardProps extends CardProps {
  readonly measures: FunnelMeasuresStore;
}

/** A step: its number and name, what it is, and how many people came to it where that was imported. */
export function StepCard({ record, selected, mark, badge, measures }: StepCardProps) {
  const step = record as Step;
  const visitors = useStore(measures.store, (state) => state.byStep.get(step.id)?.visitors ?? null);
  const within = windowText(step.window);
  const about = [
    step.stageType || 'no type',
    step.optional ? 'optional' : null,
    within === null ? null : `within ${within}`,
  ].filter((part) => part !== null);
  return (
    <StackedCard
      className={styles.step ?? ''}
      selected={selected}
      mark={mark}
      data-optional={step.optional || undefined}
      data-branch={step.branch !== null || undefined}
    >
      <CardTop
        sign={badge === undefined ? null : <span className={styles.badge}>{badge}</span>}
        name={step.name}
        unnamed="Unnamed step"
      />
      <div className={styles.about} title={about.join(' · ')}>
        {stageTypeIcon(step.stageType, 14)}
        <span className={styles.aboutText}>{about.join(' · ')}</span>
      </div>
      {visitors ? (
        <People visitors={visitors} />
      ) : (
        <span className={styles.detail} title={step.description ?? undefined}>
          {step.description}
        </span>
      )}
    </StackedCard>
  );
}

function People({ visitors }: { readonly visitors: Measure }) {
  switch (visitors.state) {
    case 'hidden':
      return <span className={styles.people}>fewer than {smallestGroup} people</span>;
    case 'bad':
      return (
        <span className={styles.people}>
          <span className={styles.flag} title={`${visitors.raw}: ${visitors.reason}`}>
            {visitors.reason}
          </span>
        </span>
      );
    default:
      return (
        <span className={styles.people}>
          <span>
            <strong>{countText(visitors.value)}</strong> people
          </span>
          {visitors.value > 0 && visitors.value < lowNumber && <span className={styles.low}>low number</span>}
        </span>
      );
  }
}
