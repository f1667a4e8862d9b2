import { Check } from 'lucide-react';
import { type PlannedWeek, planByWeek, smallestEffect } from '../../../shared/experiments/plan.ts';
import type { Metric } from '../../../shared/experiments/records/metric.ts';
import type { TestDesign } from '../../../shared/experiments/statistics/plan-proportions.ts';
import shared from '../../documents/inspector/inspector.module.css';
import { LongList } from '../../documents/inspector/long-list.tsx';
import { percent } from '../percent.ts';
import classes from './experiment-inspector.module.css';

const count = new Intl.NumberFormat('en');

interface FoundEffectsProps {
  readonly metrics: readonly Metric[];
  readonly perVariant: number;
  readonly design: TestDesign;
}

/** What so many people find of every metric: a guardrail that cannot be seen to break guards nothing. */
export function FoundEffects({ metrics, perVariant, design }: FoundEffectsProps) {
  return (
    <div>
      <p className={shared.hint}>With {count.format(perVariant)} people in each variant this can be found:</p>
      <LongList items={metrics} list={{ className: classes.effects, 'aria-label': 'What can be found' }}>
        {(metric) => {
          const effect = smallestEffect(metric, perVariant, design);
          const { minimumEffect } = metric;
          const enough = effect !== undefined && minimumEffect !== null && effect <= minimumEffect * 1.0001;
          return (
            <li>
              <span className={classes.effectName} title={metric.measure}>
                {metric.measure}
              </span>
              <span>
                {effect === undefined ? 'not known: it has no baseline' : `${percent(effect)} or more`}
                {effect !== undefined && minimumEffect !== null && !enough && (
                  <span className={classes.short}>, {percent(minimumEffect)} is wanted</span>
                )}
              </span>
            </li>
          );
        }}
      </LongList>
    </div>
  );
}

interface WeeksProps {
  readonly metric: Metric;
  readonly traffic: Parameters<typeof planByWeek>[1];
  readonly design: TestDesign;
}

const usualWeeks = [1, 2, 3, 4, 6, 8];

/** How small a change of the primary metric is found the longer the experiment runs. */
export function Weeks({ metric, traffic, design }: WeeksProps) {
  const rows = planByWeek(metric, traffic, usualWeeks, design);
  const { minimumEffect } = metric;
  const isEnough = ({ effect }: PlannedWeek) =>
    effect !== undefined && minimumEffect !== null && effect <= minimumEffect;
  const first = rows.find(isEnough);
  return (
    <table className={classes.weeks}>
      <caption>The smallest effect on {metric.measure} by when</caption>
      <thead>
        <tr>
          <th scope="col">After</th>
          <th scope="col">In each variant</th>
          <th scope="col">Effect</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.weeks} data-enough={row === first || undefined}>
            <th scope="row">
              {row.weeks === 1 ? '1 week' : `${row.weeks} weeks`}{' '}
              {row === first && <Check size={12} strokeWidth={2.5} aria-label="the first that is enough" />}
            </th>
            <td>{count.format(row.perVariant)}</td>
            <td>{row.effect === undefined ? 'none' : percent(row.effect)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
