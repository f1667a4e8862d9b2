import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { BundleRow } from './bundle-row.tsx';
import classes from './bundles.module.css';
import { type Choice, type Choices, choiceOf, type Group } from './choices.ts';
import { ShowMore, useShown } from './show-more.tsx';

interface BundleGroupProps {
  readonly group: Group;
  readonly choices: Choices;
  readonly onChoose: (documentId: string, choice: Choice) => void;
}

const titles = {
  conflict: 'Conflicts: these cannot simply be taken',
  unfit: 'Unusable: no document can be like this',
  changes: 'Changes to documents that are here',
  new: 'New here',
  equal: 'Equal: already here as they are',
} as const satisfies Record<Group['state'], string>;

/** Documents that stand alike, folded away where there is nothing to decide. */
export function BundleGroup({ group, choices, onChoose }: BundleGroupProps) {
  const { state, documents } = group;
  const [open, setOpen] = useState(state !== 'equal');
  const { shown, rest, showMore } = useShown(documents);
  const id = useId();
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section className={classes.group}>
      <h3>
        <button
          type="button"
          className={classes.groupHead}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={14} aria-hidden />
          {titles[state]}
          <span className={classes.count}>{documents.length}</span>
        </button>
      </h3>
      <ul id={id} className={classes.list} hidden={!open}>
        {open &&
          shown.map((document) => (
            <BundleRow
              key={document.documentId}
              document={document}
              choice={choiceOf(document, choices)}
              onChoose={(choice) => onChoose(document.documentId, choice)}
            />
          ))}
        {open && rest > 0 && (
          <li className={classes.showMore}>
            <ShowMore rest={rest} onShow={showMore} />
          </li>
        )}
      </ul>
    </section>
  );
}
