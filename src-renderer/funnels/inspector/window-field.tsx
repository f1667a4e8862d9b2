import { Select } from '@mantine/core';
import { isJsonObject, type Json } from '../../../shared/base/json.ts';
import { windowUnits } from '../../../shared/funnels/time-window.ts';
import { DraftField, type Parsed } from '../../documents/inspector/draft-field.tsx';
import classes from '../../documents/inspector/inspector.module.css';
import { optionalNumber } from '../../documents/inspector/parsing.ts';

interface WindowFieldProps {
  readonly label: string;
  readonly value: Json;
  /** Several records with several windows. */
  readonly mixed?: boolean;
  readonly placeholder: string;
  readonly onChange: (window: Json) => void;
}

const parseNumber = optionalNumber(0, 1e9);

/** A span of time as people say it: an amount and its unit. An empty amount is no limit; keys that are not ours stay. */
export function WindowField({ label, value, mixed = false, placeholder, onChange }: WindowFieldProps) {
  const window = !mixed && isJsonObject(value) ? value : null;
  const amount = window?.['amount'];
  const unit = typeof window?.['unit'] === 'string' ? window['unit'] : 'days';
  const known = (windowUnits as readonly string[]).includes(unit);
  const data = windowUnits.map((one) => ({ value: one as string, label: one as string }));
  if (!known) data.push({ value: unit, label: `${unit} (unknown)` });
  return (
    <div className={classes.pair}>
      <DraftField
        label={label}
        value={typeof amount === 'number' ? String(amount) : ''}
        mixed={mixed}
        parse={parseAmount}
        placeholder={placeholder}
        inputMode="decimal"
        onCommit={(next) => onChange(next === null ? null : { ...window, amount: next, unit })}
      />
      <Select
        label="Unit"
        aria-label={`Unit of ${label.toLowerCase()}`}
        value={unit}
        data={data}
        disabled={window === null}
        allowDeselect={false}
        comboboxProps={{ shadow: 'md' }}
        onChange={(next) => next !== null && window !== null && onChange({ ...window, unit: next })}
      />
    </div>
  );
}

function parseAmount(text: string): Parsed {
  const parsed = parseNumber(text);
  if (parsed.ok && parsed.value === 0) return { ok: false, message: 'Type more than 0, or leave it empty.' };
  return parsed;
}
