import { Select, Switch } from '@mantine/core';
import type { Json } from '../../../shared/base/json.ts';
import { durationText } from '../../../shared/processes/durations.ts';
import { minutesLimit, processTypes } from '../../../shared/processes/process.ts';
import { indexProcess } from '../../../shared/processes/process-index.ts';
import { roadSentence } from '../../../shared/processes/road-sentence.ts';
import classes from '../../documents/inspector/inspector.module.css';
import type { HeaderFormProps } from '../../documents/inspector/kind-inspector.tsx';
import { optionalText, requiredText, wholeNumber } from '../../documents/inspector/parsing.ts';
import { TagsField } from '../../documents/inspector/tags-field.tsx';
import { HeaderField, setHeaderIn } from './form.ts';
import own from './forms.module.css';
import { PriorityField } from './priority-field.tsx';

const typeNames: Readonly<Record<string, string>> = {
  onboarding: 'Onboarding',
  document_processing: 'Document processing',
  professional_matching: 'Professional matching',
  billing: 'Billing',
  support: 'Support',
  compliance: 'Compliance',
};

/** Nothing is selected: the process itself. */
export function HeaderForm({ session, document }: HeaderFormProps) {
  const { header } = document;
  const about = { session, document };
  const minutes = header['maxExecutionTimeMinutes'];
  return (
    <>
      <section className={classes.section} aria-label="Process">
        <HeaderField {...about} field="name" label="Name" parse={requiredText('a name')} />
        <TypeSelect
          value={header['processType'] ?? null}
          onChange={(type) => setHeaderIn(session, 'processType', type)}
        />
        <HeaderField {...about} field="description" label="Description" parse={optionalText} look="area" />
        <Switch
          label="Active in production"
          checked={header['isActive'] !== false}
          onChange={(event) => setHeaderIn(session, 'isActive', event.currentTarget.checked)}
        />
      </section>
      <section className={classes.section} aria-label="Running">
        <PriorityField
          value={header['priority'] ?? null}
          onChange={(priority) => setHeaderIn(session, 'priority', priority)}
        />
        <HeaderField
          {...about}
          field="maxExecutionTimeMinutes"
          label="Maximum execution time, in minutes"
          parse={wholeNumber(1, minutesLimit)}
          inputMode="decimal"
          hint={typeof minutes === 'number' ? durationText(minutes * 60) : 'No limit is set'}
        />
        <HeaderField {...about} field="ownerTeam" label="Owner team" parse={optionalText} />
        <TagsField
          label="Tags"
          one="tag"
          values={textsIn(header['tags'] ?? null)}
          onChange={(tags) => setHeaderIn(session, 'tags', tags.length === 0 ? null : tags)}
        />
      </section>
      <Summary document={document} />
    </>
  );
}

function TypeSelect({
  value,
  onChange,
}: {
  readonly value: Json;
  readonly onChange: (type: string) => void;
}) {
  const current = typeof value === 'string' ? value : '';
  const known = (processTypes as readonly string[]).includes(current);
  const data = processTypes.map((type) => ({ value: type as string, label: typeNames[type] ?? type }));
  // A type that production refuses is shown as it is, and never offered for others.
  if (!known && current !== '') data.push({ value: current, label: `${current} (unknown)` });
  return (
    <Select
      label="Process type"
      value={current}
      data={data}
      error={known ? undefined : 'Production takes the listed types only.'}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md' }}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}

/** The whole process in words, to be read aloud to somebody who does not draw. */
function Summary({ document }: Pick<HeaderFormProps, 'document'>) {
  const index = indexProcess(document);
  return (
    <section className={classes.section} aria-label="In words">
      <h3 className={classes.heading}>In words</h3>
      {index.triggers.length === 0 ? (
        <p className={classes.hint}>Nothing starts this process yet. Add a trigger event.</p>
      ) : (
        index.triggers.slice(0, 5).map((trigger) => (
          <p key={trigger.id} className={own.sentence}>
            {roadSentence(index, trigger)}.
          </p>
        ))
      )}
      {index.triggers.length > 5 && (
        <p className={classes.hint}>and {index.triggers.length - 5} more trigger events</p>
      )}
    </section>
  );
}

function textsIn(value: Json): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
