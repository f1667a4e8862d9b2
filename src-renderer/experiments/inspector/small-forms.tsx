import { SegmentedControl, Select } from '@mantine/core';
import type { DocumentRecord } from '../../../shared/documents/document.ts';
import type { AudienceRule } from '../../../shared/experiments/records/audience-rule.ts';
import type { ExclusionGroup } from '../../../shared/experiments/records/exclusion-group.ts';
import {
  type Metric,
  measureTypes,
  metricDirections,
  metricRoles,
} from '../../../shared/experiments/records/metric.ts';
import type { ExperimentNote } from '../../../shared/experiments/records/note.ts';
import { whyLocked } from '../../../shared/experiments/status.ts';
import { type FormProps, sharedValue } from '../../documents/inspector/form.ts';
import shared from '../../documents/inspector/inspector.module.css';
import { LongList } from '../../documents/inspector/long-list.tsx';
import { anyText, optionalNumber, optionalText, requiredText } from '../../documents/inspector/parsing.ts';
import type { Session } from '../../documents/session.ts';
import { RuleRow } from './audience-editor.tsx';
import { RecordField, setIn } from './form.ts';
import { Locked } from './locked.tsx';

const roleWords: Readonly<Record<string, string>> = {
  primary: 'Primary: decides',
  secondary: 'Secondary: explains',
  guardrail: 'Guardrail: must not get worse',
};
const typeWords: Readonly<Record<string, string>> = {
  proportion: 'Share of people who do it',
  mean: 'Average per person',
};

export function MetricForm({ session, records }: FormProps<Metric>) {
  const about = { session, records };
  const isMean = records.some(({ measureType }) => measureType === 'mean');
  return (
    <section className={shared.section} aria-label="Metric">
      {records.length === 1 && (
        <RecordField
          {...about}
          field="measure"
          label="Measure"
          parse={requiredText('a measure')}
          placeholder="conversion_rate"
        />
      )}
      <Choice {...about} field="role" label="Role" values={metricRoles} words={roleWords} />
      <Direction {...about} />
      <Choice {...about} field="measureType" label="Measured as" values={measureTypes} words={typeWords} />
      <div className={shared.pair}>
        <RecordField
          {...about}
          field="baseline"
          label={isMean ? 'Baseline' : 'Baseline in percent'}
          parse={isMean ? optionalNumber() : optionalNumber(0, 100)}
          inputMode="decimal"
        />
        <RecordField
          {...about}
          field="minimumEffect"
          label="Effect in percent"
          parse={optionalNumber(0)}
          inputMode="decimal"
        />
      </div>
      <p className={shared.hint}>
        The baseline is what the control is expected to show; the effect is the smallest change of it that is
        worth finding.
      </p>
      {isMean && (
        <RecordField
          {...about}
          field="standardDeviation"
          label="Standard deviation"
          hint="Of one person's value, in the measure's own unit"
          parse={optionalNumber(0)}
          inputMode="decimal"
        />
      )}
      <RecordField {...about} field="description" label="Description" parse={optionalText} look="area" />
    </section>
  );
}

interface ChoiceProps {
  readonly session: Session;
  readonly records: readonly DocumentRecord[];
  readonly field: string;
  readonly label: string;
  readonly values: readonly string[];
  readonly words: Readonly<Record<string, string>>;
}

/** One of a closed list; what came from elsewhere stays choosable as it is. */
function Choice({ session, records, field, label, values, words }: ChoiceProps) {
  const { value, mixed } = sharedValue(records, field);
  const current = typeof value === 'string' ? value : '';
  const data = values.map((one) => ({ value: one, label: words[one] ?? one }));
  if (!mixed && current !== '' && !values.includes(current))
    data.push({ value: current, label: `${current} (unknown)` });
  return (
    <Select
      label={label}
      value={mixed ? null : current}
      placeholder={mixed ? 'Mixed' : 'Choose one'}
      data={data}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md' }}
      onChange={(next) => next !== null && setIn(session, records, field, next)}
    />
  );
}

function Direction({ session, records }: Pick<FormProps<Metric>, 'session' | 'records'>) {
  const { value, mixed } = sharedValue(records, 'direction');
  return (
    <div>
      <div className={shared.legend} id="metric-direction">
        Better is
      </div>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-labelledby="metric-direction"
        value={mixed || typeof value !== 'string' ? '' : value}
        data={metricDirections.map((one) => ({ value: one, label: one === 'increase' ? 'More' : 'Less' }))}
        onChange={(next) => setIn(session, records, 'direction', next)}
      />
    </div>
  );
}

export function AudienceRuleForm({ session, document, records }: FormProps<AudienceRule>) {
  return (
    <section className={shared.section} aria-label="Audience rule">
      <Locked reason={whyLocked(document, 'audience') ?? null}>
        <LongList items={records}>
          {(rule, index) => (
            <RuleRow
              session={session}
              rule={rule}
              number={records.length > 1 ? ` ${index + 1}` : ''}
              onRemove={null}
            />
          )}
        </LongList>
      </Locked>
      <p className={shared.hint}>All rules of an experiment have to hold for a person to take part.</p>
    </section>
  );
}

export function ExclusionGroupForm({ session, document, records }: FormProps<ExclusionGroup>) {
  const about = { session, records };
  return (
    <section className={shared.section} aria-label="Exclusion group">
      <Locked reason={whyLocked(document, 'exclusion groups') ?? null}>
        {records.length === 1 && (
          <RecordField
            {...about}
            field="name"
            label="Group"
            hint="The same in every experiment that shares its people"
            parse={requiredText('a name')}
          />
        )}
        <div className={shared.pair}>
          <RecordField {...about} field="from" label="From percent" parse={percentage} inputMode="decimal" />
          <RecordField {...about} field="to" label="To percent" parse={percentage} inputMode="decimal" />
        </div>
        <RecordField {...about} field="description" label="Description" parse={optionalText} look="area" />
      </Locked>
      <p className={shared.hint}>
        Two experiments of one group with slices that do not overlap never share a person.
      </p>
    </section>
  );
}

function percentage(text: string) {
  const parsed = optionalNumber(0, 100)(text);
  return parsed.ok && parsed.value === null
    ? { ok: false as const, message: 'Type a percentage from 0 to 100.' }
    : parsed;
}

export function NoteForm({ session, records }: FormProps<ExperimentNote>) {
  return (
    <section className={shared.section} aria-label="Note">
      <RecordField {...{ session, records }} field="text" label="Text" parse={anyText} look="area" />
    </section>
  );
}
