import { type ComponentProps, useMemo } from 'react';
import { useStore } from 'zustand';
import { ConflictOnCanvas } from '../../compare/conflict/conflict-on-canvas.tsx';
import type { RenderConflict } from '../../publishing/conflict/conflict-view.tsx';
import { dateAndTime } from '../../ui/formats.ts';
import { noGestures } from '../kinds.ts';
import { useServices } from '../services.ts';

type Shown = Parameters<RenderConflict>[0];

/** A conflict of publishing on the canvas of its kind. */
export function ConflictSlot({ conflict, environment, onResolve }: Shown) {
  const { kinds, settings } = useServices();
  const options = useStore(settings.store, (state) => state.canvas);
  const { base, mine, theirs } = conflict;
  const sides = useMemo(() => ({ base, mine, theirs }), [base, mine, theirs]);
  return (
    <ConflictOnCanvas
      sides={sides}
      names={namesOf(conflict, environment.name)}
      theirsName={environment.name}
      view={kinds[mine.kind]?.edits.view ?? null}
      gestures={noGestures}
      options={options}
      onResolve={onResolve}
    />
  );
}

function namesOf(
  { base, baseAt, mineRevision, mineAt, theirsAt }: Shown['conflict'],
  name: string,
): ComponentProps<typeof ConflictOnCanvas>['names'] {
  const at = (time: string | null) => (time === null ? '' : `, ${dateAndTime(time)}`);
  return {
    base: base === null ? `never agreed with ${name}` : `as agreed${at(baseAt)}`,
    mine: `here, revision ${mineRevision}${at(mineAt)}`,
    theirs: `${name}${at(theirsAt)}`,
  };
}
