import type { Group } from '../../../shared/processes/records/group.ts';
import type { FormProps } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { anyText } from '../../documents/inspector/parsing.ts';
import { ConditionEditor } from './conditions/condition-editor.tsx';
import { Connections } from './connections.tsx';
import { RecordField } from './form.ts';
import { RoadField } from './road-field.tsx';

export function DecisionForm(props: FormProps<Group>) {
  const { session, document, records, onReveal } = props;
  const [group, ...more] = records;
  return (
    <>
      <section className={classes.section} aria-label="Decision">
        {more.length === 0 && (
          <RecordField
            {...{ session, records }}
            field="name"
            label="Name"
            parse={anyText}
            placeholder="The question that it asks"
          />
        )}
        <RoadField {...props} />
      </section>
      {more.length === 0 && (
        <>
          <ConditionEditor {...{ session, document }} root={group} title="Yes if" />
          <Connections {...{ session, document, onReveal }} id={group.id} />
        </>
      )}
    </>
  );
}
