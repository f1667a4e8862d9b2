import type { Experiment } from '../../../shared/experiments/experiment.ts';
import { experimentTypes } from '../../../shared/experiments/experiment.ts';
import { indexExperiment } from '../../../shared/experiments/experiment-index.ts';
import { reach } from '../../../shared/experiments/reach.ts';
import { whyLocked } from '../../../shared/experiments/status.ts';
import classes from '../../documents/inspector/inspector.module.css';
import type { HeaderFormProps } from '../../documents/inspector/kind-inspector.tsx';
import { optionalNumber, optionalText, requiredText } from '../../documents/inspector/parsing.ts';
import { percent } from '../percent.ts';
import { AudienceEditor } from './audience-editor.tsx';
import { DateField } from './date-field.tsx';
import { HeaderField } from './form.ts';
import { Locked } from './locked.tsx';
import { ResultSection } from './result-section.tsx';
import { SampleSize } from './sample-size.tsx';
import { SharesEditor } from './shares-editor.tsx';
import { StatusSection } from './status-section.tsx';

/** Nothing is selected: the experiment itself. */
export function HeaderForm({ session, document, onReveal }: HeaderFormProps) {
  const about = { session, document };
  const locked = whyLocked(document, 'traffic allocation') ?? null;
  const { exclusionGroups } = indexExperiment(document);
  const { coverage } = (document as Experiment).header;
  const reached = reach(coverage ?? null, exclusionGroups);

  return (
    <>
      <StatusSection {...about} />
      <ResultSection {...about} />
      <section className={classes.section} aria-label="Experiment">
        <HeaderField {...about} field="name" label="Name" parse={requiredText('a name')} />
        <div className={classes.pair}>
          <HeaderField
            {...about}
            field="experimentType"
            label="Experiment type"
            parse={requiredText('a type')}
            look="suggest"
            suggestions={experimentTypes}
          />
          <HeaderField {...about} field="owner" label="Owner" parse={optionalText} />
        </div>
        <HeaderField
          {...about}
          field="hypothesis"
          label="Hypothesis"
          parse={optionalText}
          look="area"
          placeholder="If ..., then ..., because ..."
        />
        <HeaderField {...about} field="description" label="Description" parse={optionalText} look="area" />
        <DateField {...about} field="startDate" label="Start" />
        <DateField {...about} field="endDate" label="End" />
      </section>
      <section className={classes.section} aria-label="Traffic allocation">
        <h3 className={classes.heading}>Traffic allocation</h3>
        <Locked reason={locked}>
          <SharesEditor {...about} />
          <HeaderField
            {...about}
            field="coverage"
            label="Coverage in percent"
            parse={optionalNumber(0, 100)}
            inputMode="decimal"
            hint={
              exclusionGroups.length === 0
                ? `${percent(reached)} of the audience take part`
                : `With the slices of its groups, ${percent(reached)} of the audience take part`
            }
          />
        </Locked>
      </section>
      <section className={classes.section} aria-label="Audience">
        <h3 className={classes.heading}>Audience</h3>
        <Locked reason={locked} say={false}>
          <AudienceEditor {...about} onReveal={onReveal} />
        </Locked>
      </section>
      <SampleSize {...about} />
    </>
  );
}
