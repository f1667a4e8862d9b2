import { NativeSelect } from '@mantine/core';
import { useId, useState } from 'react';
import { kindWords } from '../documents/explorer/kinds.ts';
import { FoldButton } from '../ui/fold-button.tsx';
import { BundleFields } from './bundle-fields.tsx';
import classes from './bundles.module.css';
import type { Bundled, Choice } from './choices.ts';

interface BundleRowProps {
  readonly document: Bundled;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** One document: what taking it would change, and what becomes of it. */
export function BundleRow({ document, choice, onChoose }: BundleRowProps) {
  const { name, kind, state, reason, choices, copyName, records, fields, differences, missing } = document;
  const [open, setOpen] = useState(false);
  const id = useId();
  const { Icon, one, color } = kindWords[kind];
  const words: Readonly<Record<Choice, string>> = {
    take: state === 'new' ? 'Add it' : 'Take what changed',
    copy: `Add as "${copyName}"`,
    leave: 'Leave it out',
  };
  return (
    <li className={classes.item}>
      <div className={classes.row}>
        {differences > 0 ? (
          <FoldButton label={`What would change in ${name}`} open={open} controls={id} onFold={setOpen} />
        ) : (
          <span />
        )}
        <span className={classes.sign} style={{ color }}>
          <Icon size={16} strokeWidth={1.75} aria-hidden />
          <span className="visually-hidden">{one}</span>
        </span>
        <span className={classes.name} title={name}>
          {name}
        </span>
        <span className={classes.figures}>{figuresOf(state, records, differences)}</span>
        <NativeSelect
          size="xs"
          className={classes.choice ?? ''}
          aria-label={`What becomes of ${name}`}
          value={choice}
          disabled={choices.length === 1}
          data={choices.map((value) => ({ value, label: words[value] }))}
          onChange={(event) => {
            const chosen = choices.find((value) => value === event.currentTarget.value);
            if (chosen) onChoose(chosen);
          }}
        />
      </div>
      {(reason !== null || missing > 0) && (
        <p className={classes.reason}>
          {reason}
          {missing > 0 &&
            ` It names ${missing === 1 ? 'a document that is' : `${missing} documents that are`} neither here nor in the bundle.`}
        </p>
      )}
      {open && (
        <div id={id}>
          <BundleFields fields={fields} differences={differences} />
        </div>
      )}
    </li>
  );
}

function figuresOf(state: Bundled['state'], records: number, differences: number): string {
  if (state === 'changes' || (state === 'conflict' && differences > 0)) {
    return differences === 1 ? '1 difference' : `${differences} differences`;
  }
  return records === 1 ? '1 item' : `${records} items`;
}
