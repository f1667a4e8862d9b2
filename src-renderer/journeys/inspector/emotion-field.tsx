import { useId } from 'react';
import classes from '../../documents/inspector/inspector.module.css';

const steps = [-2, -1, 0, 1, 2] as const;
const words = ['very bad', 'bad', 'neutral', 'good', 'very good'] as const;

interface EmotionFieldProps {
  readonly value: number | null;
  readonly mixed: boolean;
  readonly onChange: (value: number | null) => void;
}

/** Five steps, chosen by arrow keys or a click; none is chosen while nothing was designed. */
export function EmotionField({ value, mixed, onChange }: EmotionFieldProps) {
  const name = useId();
  const legend = useId();
  return (
    <div>
      <div className={classes.legend}>
        <span id={legend}>Emotion</span>
        {(value !== null || mixed) && (
          <button
            type="button"
            className={classes.quiet}
            onClick={() => onChange(null)}
            aria-label="Clear the emotion"
          >
            Clear
          </button>
        )}
      </div>
      <div role="radiogroup" aria-labelledby={legend} className={classes.segments}>
        {steps.map((step, index) => (
          <label key={step} className={classes.segment}>
            <input
              type="radio"
              name={name}
              className={classes.segmentInput}
              checked={!mixed && value === step}
              aria-label={`${signed(step)}, ${words[index]}`}
              onChange={() => onChange(step)}
            />
            <span aria-hidden className="tabular">
              {signed(step)}
            </span>
          </label>
        ))}
      </div>
      {mixed && <p className={classes.hint}>Mixed</p>}
      {!mixed && value !== null && !steps.some((step) => step === value) && (
        <p className={classes.problem}>{signed(value)} is not one of the five steps. Choose one.</p>
      )}
    </div>
  );
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace('-', '\u2212');
}
