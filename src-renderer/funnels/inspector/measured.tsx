import { useStore } from 'zustand';
import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { countText, percentText, secondsText, signedCountText } from '../../../shared/documents/figures.ts';
import { shapeOf } from '../../../shared/funnels/measures/funnel-shape.ts';
import {
  type FunnelMeasures,
  type Measure,
  smallestGroup,
} from '../../../shared/funnels/measures/measures.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { dateAndTime } from '../../ui/formats.ts';
import { useFunnelFormDeps } from './deps.ts';
import own from './forms.module.css';

/** What was imported of the funnel as a whole; nothing where nothing was. */
export function FunnelMeasured({ document }: { readonly document: Document }) {
  const measures = useMeasures(document.id);
  if (!measures) return null;
  return (
    <section className={classes.section} aria-label="Measured">
      <h3 className={classes.heading}>Measured</h3>
      <dl className={classes.figures}>
        <Figure name="People" measure={measures.totalVisitors} say={countText} />
        <Figure name="Conversion" measure={measures.conversionRate} say={percentText} />
        <Figure
          name="Average time to convert"
          measure={measures.averageTimeToConvertDays}
          say={(days) => secondsText(days * 86_400)}
        />
      </dl>
      <Provenance measures={measures} />
    </section>
  );
}

/** What was imported of one step, and how it compares with the step before. */
export function StepMeasured({ document, id }: { readonly document: Document; readonly id: Id }) {
  const measures = useMeasures(document.id);
  const step = measures?.steps.find(({ stepId }) => stepId === id);
  if (!measures || !step) return null;
  const before = shapeOf(document, measures).byStep.get(id)?.fromBefore ?? null;
  return (
    <section className={classes.section} aria-label="Measured">
      <h3 className={classes.heading}>Measured</h3>
      <dl className={classes.figures}>
        <Figure name="People" measure={step.visitors} say={countText} />
        {before && (
          <>
            <dt>From step {before.fromNumber}</dt>
            <dd>
              {signedCountText(-before.lost)}
              {before.lostPercent !== null &&
                `, ${percentText(100 - before.lostPercent)} of ${countText(before.base)}`}
            </dd>
          </>
        )}
        <Figure name="Conversions" measure={step.conversions} say={countText} />
        <Figure name="Conversion rate" measure={step.conversionRate} say={percentText} />
        <Figure name="Dropped off" measure={step.dropOffCount} say={countText} />
        <Figure name="Drop-off rate" measure={step.dropOffRate} say={percentText} />
        <Figure name="Average time spent" measure={step.averageTimeSpentSeconds} say={secondsText} />
      </dl>
      <Provenance measures={measures} />
    </section>
  );
}

export function useMeasures(documentId: Id): FunnelMeasures | null {
  const { measures } = useFunnelFormDeps();
  return useStore(measures.store, (state) => state.byDocument.get(documentId) ?? null);
}

interface FigureProps {
  readonly name: string;
  readonly measure: Measure | null;
  readonly say: (value: number) => string;
}

function Figure({ name, measure, say }: FigureProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Value measure={measure} say={say} />
      </dd>
    </>
  );
}

function Value({ measure, say }: Omit<FigureProps, 'name'>) {
  if (measure === null) return <span className={own.quietValue}>–</span>;
  switch (measure.state) {
    case 'hidden':
      return <span className={own.quietValue}>fewer than {smallestGroup} people</span>;
    case 'bad':
      return (
        <span className={own.flag} title={measure.reason}>
          {measure.raw}: {measure.reason.toLowerCase()}
        </span>
      );
    default:
      return say(measure.value);
  }
}

function Provenance({ measures }: { readonly measures: FunnelMeasures }) {
  return (
    <p className={classes.hint}>
      In {measures.environmentName}, imported {dateAndTime(measures.importedAt)}.
    </p>
  );
}
