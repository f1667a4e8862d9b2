import type { DocumentRecord } from '../../../shared/documents/document.ts';
import { conditionRoot } from '../../../shared/processes/condition-root.ts';
import { indexProcess } from '../../../shared/processes/process-index.ts';
import type { FormProps } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { nameIn } from '../actions/record-edits.ts';
import { ConditionEditor } from './conditions/condition-editor.tsx';

/** A condition or nested group, as a finding leads to it: in the tree to which it belongs, pointed out. */
export function PartForm({ session, document, records, onReveal }: FormProps<DocumentRecord>) {
  const [part, ...more] = records;
  const root = conditionRoot(indexProcess(document), part.id);
  if (!root || more.length > 0) {
    return (
      <section className={classes.section}>
        <p className={classes.hint}>
          {more.length > 0
            ? 'Conditions are edited one by one, in the decision or trigger event in which they lie.'
            : 'What it belongs to is no longer there. Delete it, or undo what took that away.'}
        </p>
      </section>
    );
  }
  return (
    <>
      <section className={classes.section} aria-label="Belongs to">
        <dl className={classes.figures}>
          <dt>Part of</dt>
          <dd>
            <button type="button" className={classes.way} onClick={() => onReveal(root.id)}>
              {nameIn(document, root)}
            </button>
          </dd>
        </dl>
      </section>
      <ConditionEditor
        {...{ session, document, root }}
        title={root.kind === 'trigger' ? 'Only if' : 'Yes if'}
        chosen={part.id}
      />
    </>
  );
}
