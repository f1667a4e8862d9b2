import { assertNever } from '../../../shared/base/assert-never.ts';
import type { Json } from '../../../shared/base/json.ts';
import { parseJson } from '../../../shared/base/parse-json.ts';
import type { Does } from '../../../shared/processes/records/action.ts';
import { DraftField, type DraftFieldProps, type Parsed } from '../../documents/inspector/draft-field.tsx';
import { fieldText } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { anyText, optionalNumber, optionalText, requiredText } from '../../documents/inspector/parsing.ts';
import { DurationField } from './duration-field.tsx';
import { ProcessChooser } from './process-chooser.tsx';
import { WebhookFields } from './webhook-fields.tsx';

interface DoesFieldsProps<Kind extends Does = Does> {
  readonly does: Kind;
  readonly onChange: (does: Does) => void;
}

/** The settings of an action's type. */
export function DoesFields({ does, onChange }: DoesFieldsProps) {
  const set = (field: string, value: Json) => onChange({ ...does, [field]: value });
  const field = (name: string, label: string, more: Omit<Partial<DraftFieldProps>, 'label'> = {}) => (
    <DraftField
      label={label}
      value={fieldText(does[name] ?? null)}
      parse={anyText}
      onCommit={(value) => set(name, value)}
      {...more}
    />
  );
  switch (does.type) {
    case 'send_message':
      return (
        <>
          <div className={classes.pair}>
            {field('channel', 'Channel', {
              look: 'suggest',
              suggestions: ['email', 'mobile', 'web', 'support'],
              parse: requiredText('a channel'),
            })}
            {field('to', 'Recipient', {
              parse: requiredText('who gets it'),
              placeholder: '{{person.email}}',
            })}
          </div>
          {field('text', 'Text', { look: 'area', parse: requiredText('a text') })}
        </>
      );
    case 'create_task':
      return (
        <>
          {field('title', 'Title', { parse: requiredText('a title') })}
          <div className={classes.pair}>
            {field('assignee', 'Assignee', { parse: optionalText, placeholder: 'Nobody yet' })}
            {field('dueInHours', 'Due in hours', {
              parse: optionalNumber(0),
              inputMode: 'decimal',
              placeholder: 'No due date',
            })}
          </div>
        </>
      );
    case 'update_record':
      return (
        <>
          <div className={classes.pair}>
            {field('record', 'Record', { parse: requiredText('a record'), placeholder: 'invoice' })}
            {field('field', 'Field', { parse: requiredText('a field'), placeholder: 'status' })}
          </div>
          {field('value', 'Value', {
            parse: anyValue,
            hint: valueHint(does.value),
          })}
        </>
      );
    case 'call_webhook':
      return <WebhookFields does={does} onChange={onChange} />;
    case 'start_process':
      return <ProcessChooser value={does.processId} onChange={(id) => set('processId', id)} />;
    case 'wait':
      return (
        <DurationField
          label="Time to wait"
          seconds={does.seconds}
          onChange={(to) => set('seconds', to ?? 0)}
        />
      );
    case 'assign_team':
      return field('team', 'Team', { parse: requiredText('a team') });
    default:
      return assertNever(does);
  }
}

/** A number, true, false and JSON are taken as such; anything else is text. */
function anyValue(text: string): Parsed {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: null };
  if (/^(-?\d|true$|false$|null$|[[{"])/.test(trimmed)) {
    try {
      return { ok: true, value: parseJson(trimmed) as Json };
    } catch {
      return anyText(trimmed);
    }
  }
  return anyText(trimmed);
}

function valueHint(value: Json): string {
  if (value === null) return 'Nothing: the field is emptied';
  if (typeof value === 'string') return 'Text';
  if (typeof value === 'number') return 'A number';
  return typeof value === 'boolean' ? 'Yes or no' : 'JSON';
}
