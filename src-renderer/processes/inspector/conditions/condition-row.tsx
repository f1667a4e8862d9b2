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

const typeNames: Readonly<Record<FieldType, string>> = { text: 'text', number: 'number', yes_no: 'yes/no' };

/** One comparison: whose field, its type, how it is compared, and with what. */
export function ConditionRow({ editing, condition, number }: ConditionRowProps) {
  const { test } = condition;
  const set = (fields: Partial<Test>) =>
    editing.finish(setTest(editing.session.store.getState().document, condition.id, fields), undefined);
  const type = fieldTypes.find((known) => known === test.type);
  const shape = valueShape(test.type, test.operator);
  const defect = testDefect(test);
  const name = `condition ${number}`;
  return (
    <div
      className={own.condition}
      role="group"
      aria-label={`Condition ${number}: ${testSentence(test)}`}
      data-part={condition.id}
    >
      <div className={own.conditionTop}>
        <Choice
          label={`Source of ${name}`}
          value={test.source}
          known={sources}
          onChange={(source) => set({ source })}
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
        <Choice
          label={`Type of ${name}`}
          value={test.type}
          known={fieldTypes}
          names={typeNames}
          onChange={(next) => set({ type: next })}
        />
        <Choice
          label={`Comparison of ${name}`}
          value={test.operator}
          known={type ? operators[type] : []}
          names={operatorWords}
          onChange={(operator) => set({ operator })}
        />
        <TestValue test={test} name={name} shape={shape} onChange={(value) => set({ value })} />
      </div>
      {defect === 'field' && (
        <p className={classes.problem}>Name the field: letters, digits and dots, such as invoice.amount.</p>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly known: readonly string[];
  readonly names?: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
}

/** What came from elsewhere stays choosable as it is. */
function Choice({ label, value, known, names = {}, onChange }: ChoiceProps) {
  const unknown = !known.includes(value);
  const data = known.map((one) => ({ value: one, label: names[one] ?? one }));
  if (unknown) data.push({ value, label: `${value} (unknown)` });
  return (
    <Select
      aria-label={label}
      value={value}
      data={data}
      error={unknown}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md', width: 'max-content', position: 'bottom-start' }}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
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
