import { Select } from '@mantine/core';
import { useState } from 'react';
import { DraftField } from '../../documents/inspector/draft-field.tsx';
import classes from '../../documents/inspector/inspector.module.css';
import { optionalNumber } from '../../documents/inspector/parsing.ts';

interface DurationFieldProps {
  readonly label: string;
  readonly seconds: number | null;
  readonly onChange: (seconds: number | null) => void;
  readonly placeholder?: string;
}

const units = [
  { value: '1', label: 'seconds' },
  { value: '60', label: 'minutes' },
  { value: '3600', label: 'hours' },
  { value: '86400', label: 'days' },
] as const;

/** Seconds, written in the unit that says them shortest; another unit keeps the number and changes the time. */
export function DurationField({ label, seconds, onChange, placeholder }: DurationFieldProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const fitting = units.findLast(
    ({ value }) => seconds !== null && seconds > 0 && seconds % Number(value) === 0,
  );
  const unit = seconds === null || seconds === 0 ? (chosen ?? '60') : (fitting?.value ?? '1');
  const shown = seconds === null ? '' : String(seconds / Number(unit));
  return (
    <div className={classes.pair}>
      <DraftField
        label={label}
        value={shown}
        parse={optionalNumber(0, 1e9)}
        inputMode="decimal"
        {...(placeholder !== undefined && { placeholder })}
        onCommit={(value) => onChange(typeof value === 'number' ? value * Number(unit) : null)}
      />
      <Select
        label="Unit"
        aria-label={`Unit of ${label.toLowerCase()}`}
        value={unit}
        data={[...units]}
        allowDeselect={false}
        comboboxProps={{ shadow: 'md' }}
        onChange={(next) => {
          setChosen(next);
          if (next !== null && seconds) onChange((seconds / Number(unit)) * Number(next));
        }}
      />
    </div>
  );
}
