/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a fieldset cannot be laid out as a grid in every browser */
import { Select } from '@mantine/core';
import type { Document } from '../../../../shared/documents/document.ts';
import { testDefect } from '../../../../shared/processes/condition-tree.ts';
import { indexProcess } from '../../../../shared/processes/process-index.ts';
import {
  type Condition,
  type FieldType,
  fieldTypes,
  operators,
  sources,
  type Test,
} from '../../../../shared/processes/records/condition.ts';
import { operatorWords, testSentence } from '../../../../shared/processes/sentence.ts';
import { DraftField, type Parsed } from '../../../documents/inspector/draft-field.tsx';
import { fieldText } from '../../../documents/inspector/form.ts';
import classes from '../../../documents/inspector/inspector.module.css';
import { setTest } from '../../actions/conditions.ts';
import { valueShape } from '../../actions/tests.ts';
import own from '../forms.module.css';
import type { Editing } from './condition-editor.tsx';
import { PartMenu } from './part-menu.tsx';
import { TestValue } from './test-value.tsx';

interface ConditionRowProps {
  readonly editing: Editing;
  readonly condition: Condition;
  readonly number: number;
}

const typeNames: Readonly<Record<FieldType, string>> = {
  text: 'Text',
  number: 'Number',
  yes_no: 'Yes or no',
};
const typeSigns: Readonly<Record<FieldType, string>> = { text: 'Aa', number: '12', yes_no: 'y/n' };

/** One comparison: whose field, its type, how it is compared, and with what. */
export function ConditionRow({ editing, condition, number }: ConditionRowProps) {
  const { test } = condition;
  const set = (fields: Partial<Test>) =>
    editing.finish(setTest(editing.session.store.getState().document, condition.id, fields), undefined);
  const shape = valueShape(test.type, test.operator);
  const defect = testDefect(test);
  const name = `condition ${number}`;
  return (
    <div
      className={own.condition}
      role="group"
      aria-label={`Condition ${number}: ${testSentence(test)}`}
      data-part={condition.id}
      data-chosen={editing.chosen === condition.id || undefined}
    >
      <div className={own.conditionTop}>
        <Select
          aria-label={`Source of ${name}`}
          value={test.source}
          data={withUnknown([...sources], test.source)}
          error={!(sources as readonly string[]).includes(test.source)}
          allowDeselect={false}
          comboboxProps={{ shadow: 'md' }}
          onChange={(source) => source !== null && set({ source })}
        />
        <div data-first>
          <DraftField
            label={`Field of ${name}`}
            value={test.field}
            parse={parseField}
            placeholder="invoice.amount"
            look="suggest"
            suggestions={fieldsIn(editing.document, test.source)}
            onCommit={(field) =>
              set({ field: fieldText(field), ...knownType(editing.document, test, fieldText(field)) })
            }
            bare
          />
        </div>
        <PartMenu editing={editing} part={condition} />
      </div>
      <div className={own.conditionBottom} data-wide={shape === 'none' || shape === 'list' || undefined}>
        <OperatorSelect name={name} test={test} onChange={set} />
        <TestValue test={test} name={name} shape={shape} onChange={(value) => set({ value })} />
      </div>
      {defect === 'field' && (
        <p className={classes.problem}>Name the field: letters, digits and dots, such as invoice.amount.</p>
      )}
    </div>
  );
}

interface OperatorSelectProps {
  readonly name: string;
  readonly test: Test;
  readonly onChange: (fields: Partial<Test>) => void;
}

/** How it is compared, under the type of the field: choosing a comparison of another type changes the type along. */
function OperatorSelect({ name, test, onChange }: OperatorSelectProps) {
  const type = fieldTypes.find((known) => known === test.type);
  const known = type !== undefined && (operators[type] as readonly string[]).includes(test.operator);
  const value = `${test.type} ${test.operator}`;
  const data = fieldTypes.map((one) => ({
    group: typeNames[one],
    items: operators[one].map((operator) => ({
      value: `${one} ${operator}`,
      label: operatorWords[operator] ?? operator,
    })),
  }));
  const unknown = { group: 'Unknown', items: [{ value, label: `${test.operator} (${test.type})` }] };
  return (
    <Select
      aria-label={`Comparison of ${name}`}
      value={value}
      data={known ? data : [...data, unknown]}
      leftSection={
        <span className={own.typeSign} title={type ? typeNames[type] : test.type} aria-hidden>
          {type ? typeSigns[type] : '?'}
        </span>
      }
      leftSectionWidth={30}
      error={!known}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md', width: 180, position: 'bottom-start' }}
      maxDropdownHeight={320}
      onChange={(chosen) => {
        const [next, operator] = chosen?.split(' ') ?? [];
        if (next !== undefined && operator !== undefined) onChange({ type: next, operator });
      }}
    />
  );
}

/** What came from elsewhere stays choosable as it is. */
function withUnknown(known: readonly string[], value: string) {
  const data = known.map((one) => ({ value: one, label: one }));
  return known.includes(value) ? data : [...data, { value, label: `${value} (unknown)` }];
}

function parseField(text: string): Parsed {
  return { ok: true, value: text.trim() };
}

/** The fields that conditions of this process ask about already. */
function fieldsIn(document: Document, source: string): readonly string[] {
  const asked = indexProcess(document).conditions.filter(({ test }) => test.source === source);
  return [...new Set(asked.map(({ test }) => test.field))].filter((field) => field !== '').toSorted();
}

/** A field that another condition asks about is of the same type here. */
function knownType(document: Document, test: Test, field: string): Partial<Test> {
  const other = indexProcess(document).conditions.find(
    (one) => one.test.source === test.source && one.test.field === field,
  );
  return other && other.test.type !== test.type ? { type: other.test.type } : {};
}
