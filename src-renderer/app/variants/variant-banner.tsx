import { Button } from '@mantine/core';
import { ArrowLeft, FlaskConical, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { differenceStates } from '../../../shared/documents/compare/comparison.ts';
import { countStates } from '../../../shared/documents/compare/listing.ts';
import type { Picture } from '../../compare/picture.ts';
import { StateSign, stateWords } from '../../compare/state-sign.tsx';
import type { VariantSession } from '../../experiments/variants/variant-session.ts';
import { useServices } from '../services.ts';
import { misfitsInWords } from './misfits-in-words.ts';
import classes from './variants.module.css';

interface VariantBannerProps {
  readonly session: VariantSession;
  readonly picture: StoreApi<Picture>;
  readonly readOnly: boolean;
}

/** Over the canvas: whose variant this is, what it changes, and what of it fits the base no more. */
export function VariantBanner({ session, picture, readOnly }: VariantBannerProps) {
  const { tabs } = useServices();
  const { base, variant, problem } = useStore(session.variant);
  const experiment = useStore(session.experiment.store, ({ document }) => document.header.name);
  const items = useStore(picture, ({ listing }) => listing.items);
  const counts = countStates(items);
  return (
    <section className={classes.banner} aria-label="Variant">
      <div className={classes.line}>
        <FlaskConical size={14} strokeWidth={1.75} aria-hidden className={classes.flask} />
        <span className={classes.title}>
          <strong>{variant.name}</strong> of {experiment}, over{' '}
          <button type="button" className={classes.link} onClick={() => tabs.activate(base.document.id)}>
            {base.document.header.name}
          </button>{' '}
          <span className="tabular">revision {base.revision}</span>
        </span>
        <span className={classes.counts}>
          {items.length === 0
            ? 'The base as it is: what you edit here belongs to the variant only.'
            : differenceStates
                .filter((state) => counts[state] > 0)
                .map((state) => (
                  <span key={state} className={classes.count}>
                    <StateSign state={state} look="icon" /> {stateWords[state]}{' '}
                    <span className="tabular">{counts[state]}</span>
                  </span>
                ))}
        </span>
        <Button
          variant="default"
          size="compact-sm"
          className={classes.back ?? ''}
          leftSection={<ArrowLeft size={14} strokeWidth={1.75} aria-hidden />}
          onClick={() => tabs.activate(session.experiment.id)}
        >
          Back to the experiment
        </Button>
      </div>
      {problem !== null && (
        <p className={classes.problem} role="alert">
          <TriangleAlert size={14} strokeWidth={1.75} aria-hidden /> {problem} It is kept as it is in the
          experiment.
        </p>
      )}
      <Misfits session={session} readOnly={readOnly} />
    </section>
  );
}

function Misfits({ session, readOnly }: Pick<VariantBannerProps, 'session' | 'readOnly'>) {
  const { base, variant, misfits } = useStore(session.variant);
  if (misfits.length === 0) return null;
  const { words } = session.describer;
  const lines = misfitsInWords(misfits, base.document, words);
  return (
    <div className={classes.misfits} role="alert">
      <p>
        <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />
        <span>
          {base.document.header.name} was edited since.{' '}
          {lines.length === 1 ? 'One thing' : `${lines.length} things`} that {variant.name} changes{' '}
          {lines.length === 1 ? 'does' : 'do'} not fit any more. Nothing is lost: the variant keeps everything
          until you decide.
        </span>
      </p>
      <ul>
        {lines.map(({ what, detail }) => (
          <li key={what}>
            <strong>{what}</strong>: {detail}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className={classes.buttons}>
          <Button size="compact-sm" variant="default" onClick={() => session.settle('base')}>
            Take the part that fits
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => session.settle('variant')}>
            Keep the variant's values
          </Button>
          <span className={classes.hint}>Or leave it as it is. Either choice can be undone.</span>
        </div>
      )}
    </div>
  );
}
