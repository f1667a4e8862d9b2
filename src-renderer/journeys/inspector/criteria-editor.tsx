/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a fieldset cannot be laid out as a row in every browser */
import { Button, Select } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { Json } from '../../../shared/base/json.ts';
import { type Criterion, comparators, type Goal } from '../../../shared/journeys/records/goal.ts';
import { DraftField } from '../../documents/inspector/draft-field.tsx';
import classes from '../../documents/inspector/inspector.module.css';
import { optionalNumber, optionalText, requiredText } from '../../documents/inspector/parsing.ts';
import type { Session } from '../../documents/session.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { setIn } from './form.ts';

/** The measures of a goal, each with a number to reach. Every edit is one undo step. */
export function CriteriaEditor({ session, goal }: { readonly session: Session; readonly goal: Goal }) {
  const { criteria } = goal;

  function set(next: readonly Criterion[]) {
    setIn(session, [goal], 'criteria', next);
  }
  function setAt(index: number, field: keyof Criterion & string, value: Json) {
    set(criteria.map((one, at) => (at === index ? ({ ...one, [field]: value } as Criterion) : one)));
  }

  return (
    <section className={classes.section} aria-label="Success criteria">
      <h3 className={classes.heading}>Success criteria</h3>
      {criteria.map((criterion, index) => {
        const number = criteria.length > 1 ? ` ${index + 1}` : '';
        return (
          // Criteria carry no id: the place in the list is what they are known by.
          <div key={index} className={classes.criterion} role="group" aria-label={`Criterion${number}`}>
            <div className={classes.criterionTop}>
              <DraftField
                label={`Measure${number}`}
                value={criterion.measure}
                parse={requiredText('a measure')}
                placeholder="Completion rate"
                onCommit={(value) => setAt(index, 'measure', value)}
                bare
                className={classes.grow}
              />
              <IconButton
                label={`Remove criterion${number}`}
                Icon={Trash2}
                size={24}
                onClick={() => set(criteria.filter((_, at) => at !== index))}
              />
            </div>
            <div className={classes.criterionNumbers}>
              <Select
                aria-label={`Comparison${number}`}
                value={criterion.comparator}
                data={comparatorsWith(criterion.comparator)}
                allowDeselect={false}
                comboboxProps={{ shadow: 'md' }}
                onChange={(value) => value !== null && setAt(index, 'comparator', value)}
              />
              <DraftField
                label={`Target${number}`}
                value={criterion.target === null ? '' : String(criterion.target)}
                parse={optionalNumber()}
                placeholder="Target"
                inputMode="decimal"
                onCommit={(value) => setAt(index, 'target', value)}
                bare
              />
              <DraftField
                label={`Unit${number}`}
                value={criterion.unit ?? ''}
                parse={optionalText}
                placeholder="Unit"
                look="suggest"
                suggestions={['%', 'minutes', 'hours', 'days', 'people', 'points']}
                onCommit={(value) => setAt(index, 'unit', value)}
                bare
              />
            </div>
          </div>
        );
      })}
      <Button
        variant="default"
        fullWidth
        justify="flex-start"
        leftSection={<Plus size={14} strokeWidth={1.75} />}
        onClick={() =>
          set([...criteria, { measure: freeMeasure(criteria), comparator: '>=', target: null, unit: null }])
        }
      >
        Add a measure and a target
      </Button>
    </section>
  );
}

const signs: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' };

/** What came from elsewhere stays choosable as it is. */
function comparatorsWith(current: string) {
  const all = (comparators as readonly string[]).includes(current) ? comparators : [...comparators, current];
  return all.map((value) => ({ value, label: signs[value] ?? value }));
}

function freeMeasure(criteria: readonly Criterion[]): string {
  const taken = new Set(criteria.map(({ measure }) => measure));
  let name = 'New measure';
  for (let number = 2; taken.has(name); number += 1) name = `New measure ${number}`;
  return name;
}
