import { useId } from 'react';
import type { Json } from '../../../shared/base/json.ts';
import { priorityRange } from '../../../shared/processes/process.ts';
import { fieldText } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import own from './forms.module.css';

interface PriorityFieldProps {
  readonly value: Json;
  readonly onChange: (priority: number) => void;
}

const priorities = Array.from(
  { length: priorityRange.most - priorityRange.least + 1 },
  (_, at) => priorityRange.least + at,
);

/** 1 to 10, all to be seen at once; the arrow keys go through them. */
export function PriorityField({ value, onChange }: PriorityFieldProps) {
  const id = useId();
  const known = typeof value === 'number' && priorities.includes(value);
  return (
    <div role="radiogroup" aria-labelledby={id}>
      <div className={classes.legend}>
        <span id={id}>Priority</span>
      </div>
      <div className={`${classes.segments} ${own.priorities}`}>
        {priorities.map((priority) => (
          <label key={priority} className={classes.segment}>
            <input
              type="radio"
              className={classes.segmentInput}
              name={id}
              aria-label={String(priority)}
              checked={value === priority}
              onChange={() => onChange(priority)}
            />
            {priority}
          </label>
        ))}
      </div>
      {!known && (
        <p className={classes.hint}>
          {value === null ? 'None is set.' : `${fieldText(value)} is out of range.`}
        </p>
      )}
    </div>
  );
}
