import { type ComponentProps, useMemo } from 'react';
import { useStore } from 'zustand';
import { ConflictOnCanvas } from '../../compare/conflict/conflict-on-canvas.tsx';
import type { RenderConflict } from '../../publishing/conflict/conflict-view.tsx';
import { dateAndTime } from '../../ui/formats.ts';
import { findingsFor } from '../findings-pool.ts';
import { type KindParts, noGestures } from '../kinds.ts';
import { type Services, useServices } from '../services.ts';
import { openSettings } from './open-settings.ts';

type Shown = Parameters<RenderConflict>[0];

/** A conflict of publishing on the canvas of its kind. */
export function ConflictSlot({ conflict, environment, onResolve }: Shown) {
  const services = useServices();
  const { kinds, settings } = services;
  const options = useStore(settings.store, (state) => state.canvas);
  const { base, mine, theirs } = conflict;
  const sides = useMemo(() => ({ base, mine, theirs }), [base, mine, theirs]);
  const parts = kinds[mine.kind];
  const editing = useMemo(() => parts && resultEditing(parts, services), [parts, services]);
  if (!editing) return null;
  return (
    <ConflictOnCanvas
      sides={sides}
      names={namesOf(conflict, environment.name)}
      theirsName={environment.name}
      view={parts?.edits.view ?? null}
      gestures={noGestures}
      options={options}
      editing={editing}
      onResolve={onResolve}
    />
  );
}

/** The result of a merge is edited as any document of its kind, by the rules of the workspace. */
function resultEditing(
  parts: KindParts,
  services: Services,
): ComponentProps<typeof ConflictOnCanvas>['editing'] {
  return {
    gestures: parts.edits.gestures,
    Inspector: parts.Inspector,
    refuse: parts.refuse,
    findingsOf: (session) => findingsFor(session, services),
    onRules: () => openSettings(services.tabs, 'rules'),
  };
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
