import { Select } from '@mantine/core';
import type { Json } from '../../../../shared/base/json.ts';
import type { Test } from '../../../../shared/processes/records/condition.ts';
import { DraftField, type Parsed } from '../../../documents/inspector/draft-field.tsx';
import { fieldText } from '../../../documents/inspector/form.ts';
import { anyText, optionalNumber } from '../../../documents/inspector/parsing.ts';
import { TagsField } from '../../../documents/inspector/tags-field.tsx';
import type { valueShape } from '../../actions/tests.ts';
import own from '../forms.module.css';

interface TestValueProps {
  readonly test: Test;
  readonly name: string;
  readonly shape: ReturnType<typeof valueShape>;
  readonly onChange: (value: Json) => void;
}

/** What a field is compared with, typed as its type says. */
export function TestValue({ test, name, shape, onChange }: TestValueProps) {
  const label = `Value of ${name}`;
  switch (shape) {
    case 'none':
      return null;
    case 'list':
      return (
        <TagsField
          className={own.wide}
          label={label}
          one="value"
          values={textsIn(test.value)}
          onChange={onChange}
          foldCase={false}
          bare
        />
      );
    case 'yes_no':
      return (
        <Select
          aria-label={label}
          value={test.value === true ? 'yes' : test.value === false ? 'no' : null}
          data={['yes', 'no']}
          allowDeselect={false}
          comboboxProps={{ shadow: 'md' }}
          onChange={(next) => next !== null && onChange(next === 'yes')}
        />
      );
    case 'number':
      return (
        <DraftField
          label={label}
          value={fieldText(test.value)}
          parse={number}
          inputMode="decimal"
          onCommit={onChange}
          bare
        />
      );
    default:
      return (
        <DraftField label={label} value={fieldText(test.value)} parse={anyText} onCommit={onChange} bare />
      );
  }
}

function number(text: string): Parsed {
  const parsed = optionalNumber()(text);
  return parsed.ok && parsed.value === null ? { ok: false, message: 'Type a number.' } : parsed;
}

function textsIn(value: Json): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
