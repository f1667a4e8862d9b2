import { Switch } from '@mantine/core';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { Document } from '../../../shared/documents/document.ts';
import { funnelLimits } from '../../../shared/funnels/funnel.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import { stepNumbers } from '../../../shared/funnels/funnel-scene.ts';
import type { Step } from '../../../shared/funnels/records/step.ts';
import { commit, type FormProps, sharedValue } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { optionalText, requiredText } from '../../documents/inspector/parsing.ts';
import type { Session } from '../../documents/session.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { move } from '../actions/move.ts';
import { setFields } from '../actions/record-edits.ts';
import { roadOf } from '../actions/records.ts';
import { usualStageTypes } from '../stage-types.tsx';
import { BranchFields } from './branch-fields.tsx';
import { CriteriaEditor } from './criteria-editor.tsx';
import { ExperimentLink } from './experiment-link.tsx';
import { RecordField, setIn } from './form.ts';
import own from './forms.module.css';
import { StepMeasured } from './measured.tsx';
import { WindowField } from './window-field.tsx';

export function StepForm(props: FormProps<Step>) {
  const { session, document, records } = props;
  const [step, ...more] = records;
  const one = more.length === 0;
  const optional = sharedValue(records, 'optional');
  const window = sharedValue(records, 'window');
  const about = { session, records };
  return (
    <>
      <section className={classes.section} aria-label="Step">
        {one && <RecordField {...about} field="name" label="Name" parse={requiredText('a name')} />}
        <RecordField
          {...about}
          field="stageType"
          label="Type"
          parse={requiredText('a type')}
          look="suggest"
          suggestions={typesIn(document)}
        />
        <Switch
          label={optional.mixed ? 'Optional: some of them' : 'Optional: people may skip it'}
          checked={!optional.mixed && optional.value === true}
          onChange={(event) => setIn(session, records, 'optional', event.currentTarget.checked)}
        />
        <WindowField
          label="Time to reach it"
          value={window.value}
          mixed={window.mixed}
          placeholder="as the funnel"
          onChange={(next) => setIn(session, records, 'window', next)}
        />
        <RecordField {...about} field="description" label="Description" parse={optionalText} look="area" />
      </section>
      {one && (
        <>
          <section className={classes.section} aria-label="Place">
            <Place session={session} document={document} step={step} />
            <BranchFields {...props} step={step} />
          </section>
          <StepMeasured document={document} id={step.id} />
          <CriteriaEditor session={session} step={step} />
          <section className={classes.section} aria-label="Variant of">
            <h3 className={classes.heading}>Variant of</h3>
            <p className={classes.hint}>
              Only where this one step takes part in another experiment than the funnel.
            </p>
            <ExperimentLink
              experimentId={step.experimentId}
              variantName={step.variantName}
              limit={funnelLimits.step.variantName}
              onChange={(link) =>
                commit(session, setFields(session.store.getState().document, [step.id], { ...link }))
              }
            />
          </section>
        </>
      )}
    </>
  );
}

interface PlaceProps {
  readonly session: Session;
  readonly document: Document;
  readonly step: Step;
}

/** Where it stands among the steps of its road, and one place back or on. */
function Place({ session, document, step }: PlaceProps) {
  const road = roadOf(document, step);
  const at = road.findIndex(({ id }) => id === step.id);
  const number = stepNumbers(indexFunnel(document)).get(step.id) ?? '';
  const go = (by: -1 | 1) =>
    commit(session, move(session.store.getState().document, [step.id], { dx: by, dy: by }, null));
  return (
    <div className={own.place}>
      <span>
        Step {number}, place {at + 1} of {road.length} {step.branch === null ? 'on the main line' : 'here'}
      </span>
      <span className={own.placeButtons}>
        <IconButton
          label="One place back"
          Icon={ArrowLeft}
          size={24}
          disabled={at <= 0 ? 'It is the first one.' : null}
          onClick={() => go(-1)}
        />
        <IconButton
          label="One place on"
          Icon={ArrowRight}
          size={24}
          disabled={at >= road.length - 1 ? 'It is the last one.' : null}
          onClick={() => go(1)}
        />
      </span>
    </div>
  );
}

/** The types that this funnel uses already, then the usual ones. */
function typesIn(document: Document): readonly string[] {
  const used = indexFunnel(document).steps.map(({ stageType }) => stageType);
  return [...new Set([...used, ...usualStageTypes])].filter((type) => type.trim() !== '').slice(0, 40);
}
