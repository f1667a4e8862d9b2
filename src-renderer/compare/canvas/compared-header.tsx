import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { FrameHeaderProps } from '../../canvas/scene.ts';
import { StateSign } from '../state-sign.tsx';
import classes from './compared.module.css';
import { type Decoration, insideText } from './decoration.ts';
import { Within } from './within.tsx';

interface ComparedHeaderProps extends FrameHeaderProps {
  readonly decorations: StoreApi<Decoration>;
  readonly FrameHeader: ComponentType<FrameHeaderProps>;
}

/** The header of a stage or lane: what it was called before, and whether it came, went or changed. */
export function ComparedHeader({ decorations, FrameHeader, ...header }: ComparedHeaderProps) {
  const { id } = header.record;
  const state = useStore(decorations, ({ states }) => states.get(id));
  const within = useStore(decorations, ({ inside }) => insideText(inside.get(id)));
  const nameBefore = useStore(decorations, ({ namesBefore }) => namesBefore.get(id));
  return (
    <div className={classes.header} data-state={state ?? (within ? 'within' : 'same')}>
      <div className={classes.headerMain}>
        <FrameHeader {...header} detail={state || within ? null : header.detail} nameBefore={nameBefore} />
      </div>
      {state && <StateSign state={state} look="chip" />}
      {within && <Within text={within} />}
    </div>
  );
}
