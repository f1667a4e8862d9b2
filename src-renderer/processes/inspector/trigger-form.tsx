import type { Trigger } from '../../../shared/processes/records/trigger.ts';
import type { FormProps } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { optionalText, requiredText } from '../../documents/inspector/parsing.ts';
import { ConditionEditor } from './conditions/condition-editor.tsx';
import { Connections } from './connections.tsx';
import { RecordField } from './form.ts';

export function TriggerForm({ session, document, records, onReveal }: FormProps<Trigger>) {
  const [trigger, ...more] = records;
  const about = { session, records };
  return (
    <>
      <section className={classes.section} aria-label="Trigger event">
        {more.length === 0 && (
          <RecordField
            {...about}
            field="event"
            label="Event"
            parse={requiredText('the name of the event')}
            placeholder="invoice.payment_failed"
            hint="As the systems that send it call it"
          />
        )}
        <RecordField {...about} field="description" label="Description" parse={optionalText} look="area" />
      </section>
      {more.length === 0 && (
        <>
          <ConditionEditor {...{ session, document }} root={trigger} title="Only if" />
          <Connections {...{ session, document, onReveal }} id={trigger.id} />
        </>
      )}
    </>
  );
}
