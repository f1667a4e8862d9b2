import { ArrowDownRight, ArrowUpRight, Gauge, PieChart, ShieldAlert, Target, UsersRound } from 'lucide-react';
import type { CSSProperties } from 'react';
import { numberInWords } from '../../../shared/documents/in-words.ts';
import type { AudienceRule } from '../../../shared/experiments/records/audience-rule.ts';
import type { ExclusionGroup } from '../../../shared/experiments/records/exclusion-group.ts';
import type { Metric } from '../../../shared/experiments/records/metric.ts';
import { audienceRuleText } from '../../../shared/experiments/words.ts';
import { CardTop, StackedCard } from '../../canvas/cards/card.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import { percent } from '../percent.ts';
import styles from './side-card.module.css';

/** One condition on who takes part, as a sentence. */
export function AudienceRuleCard({ record, selected, mark }: CardProps) {
  const { attribute, comparator, value } = record as AudienceRule;
  const condition = audienceRuleText('', comparator, value).trim();
  return (
    <StackedCard className={styles.side ?? ''} selected={selected} mark={mark}>
      <CardTop
        sign={<UsersRound size={16} strokeWidth={1.75} aria-hidden />}
        name={attribute}
        unnamed="Unnamed attribute"
      />
      <div className={styles.line}>
        <span title={condition}>{condition}</span>
      </div>
    </StackedCard>
  );
}

/** The slice of a group of people that other experiments take their own slices of. */
export function ExclusionGroupCard({ record, selected, mark }: CardProps) {
  const { name, from, to } = record as ExclusionGroup;
  const left = Math.min(100, Math.max(0, from));
  const width = Math.min(100 - left, Math.max(0, to - left));
  return (
    <StackedCard className={styles.side ?? ''} selected={selected} mark={mark}>
      <CardTop
        sign={<PieChart size={16} strokeWidth={1.75} aria-hidden />}
        name={name}
        unnamed="Unnamed group"
      />
      <div className={styles.line}>
        <span className="tabular">
          {numberInWords(from)} to {percent(to)}
        </span>
        <span className={styles.slice} aria-hidden>
          <i style={{ left: `${left}%`, width: `${width}%` }} />
        </span>
      </div>
    </StackedCard>
  );
}

const roleSigns: Readonly<Record<string, { readonly Icon: typeof Target; readonly tone: string }>> = {
  primary: { Icon: Target, tone: 'var(--experiment)' },
  secondary: { Icon: Gauge, tone: 'var(--text-3)' },
  guardrail: { Icon: ShieldAlert, tone: 'var(--warn)' },
};

/** What the arms are judged by: its role, and where better is. */
export function MetricCard({ record, selected, mark }: CardProps) {
  const metric = record as Metric;
  const { Icon, tone } = roleSigns[metric.role] ?? { Icon: Gauge, tone: 'var(--text-3)' };
  const Arrow = metric.direction === 'decrease' ? ArrowDownRight : ArrowUpRight;
  const less = metric.direction === 'decrease';
  const wish =
    metric.minimumEffect === null
      ? `${less ? 'less' : 'more'} is better`
      : `${percent(metric.minimumEffect)} ${less ? 'less' : 'more'}`;
  return (
    <StackedCard
      className={styles.side ?? ''}
      selected={selected}
      mark={mark}
      data-role={metric.role}
      style={{ '--tone': tone } as CSSProperties}
    >
      <CardTop
        sign={<Icon size={16} strokeWidth={1.75} aria-hidden />}
        name={metric.measure}
        unnamed="Unnamed metric"
        title={metric.description ? `${metric.measure}\n${metric.description}` : metric.measure}
      />
      <div className={styles.line}>
        <Arrow size={14} strokeWidth={1.75} aria-hidden />
        <span title={`${metric.role}: ${wish}`}>
          {metric.role}: {wish}
        </span>
      </div>
    </StackedCard>
  );
}
