import { Button } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { type Difference, summaryOf } from '../../../shared/documents/compare/listing.ts';
import { restoreField, restoreRecord } from '../../../shared/documents/compare/restoring.ts';
import { squashChanges } from '../../../shared/documents/squash.ts';
import type { Picture } from '../../compare/picture.ts';
import { StateSign } from '../../compare/state-sign.tsx';
import type { VariantSession } from '../../experiments/variants/variant-session.ts';
import classes from './variants.module.css';

interface ChangesPanelProps {
  readonly session: VariantSession;
  readonly picture: StoreApi<Picture>;
  readonly onReveal: (id: string) => void;
  readonly readOnly: boolean;
}

/** Everything that a variant changes, each with the way back to the base. */
export function ChangesPanel({ session, picture, onReveal, readOnly }: ChangesPanelProps) {
  const { listing, comparison } = useStore(picture);
  if (listing.items.length === 0)
    return <p className={classes.none}>Nothing yet. The variant shows the base as it is.</p>;

  function takeBack({ id, name, fields }: Difference) {
    const change =
      id === null
        ? squashChanges(fields.flatMap(({ field }) => restoreField(comparison, null, field) ?? []))
        : restoreRecord(comparison, id);
    if (change) session.commit(`take back ${name}`, change);
  }

  return (
    <ul className={classes.changes}>
      {listing.items.map((item) => (
        <li key={item.id ?? 'header'} className={classes.change}>
          <StateSign state={item.state} look="icon" />
          <button
            type="button"
            className={classes.link}
            disabled={item.id === null || item.state === 'removed'}
            onClick={() => item.id !== null && onReveal(item.id)}
          >
            {item.name}
          </button>
          <span className={classes.kind}>
            {item.kindName.toLowerCase()}, {summaryOf(item)}
          </span>
          <span className={classes.fieldsChanged} title={linesOf(item).join('\n')}>
            {linesOf(item).join('; ')}
          </span>
          {!readOnly && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<Undo2 size={14} strokeWidth={1.75} aria-hidden />}
              aria-label={`Take back ${item.name}`}
              onClick={() => takeBack(item)}
            >
              Take back
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function linesOf({ fields }: Difference): string[] {
  return fields.flatMap(({ lines }) =>
    lines.map(({ what, before, after }) => `${what}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`),
  );
}
