/* oxlint-disable jsx-a11y/prefer-tag-over-role -- cards with pictures in groups: no native list of options can show that */
import { Plus } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, useRef } from 'react';
import { kindWords } from '../explorer/kinds.ts';
import classes from './gallery.module.css';
import { type GalleryEntry, type GalleryGroup, neighbour, type Step } from './gallery-entries.ts';
import { Thumbnail } from './thumbnail.tsx';

interface GalleryProps {
  readonly groups: readonly GalleryGroup[];
  readonly active: string | null;
  readonly onActive: (id: string) => void;
  readonly onChoose: (entry: GalleryEntry) => void;
}

const steps: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** Starting points as cards in groups. Arrow keys walk the cards as they lie, Enter or a click takes one. */
export function Gallery({ groups, active, onActive, onChoose }: GalleryProps) {
  const list = useRef<HTMLDivElement>(null);
  const all = groups.flatMap(({ entries }) => entries);

  function onKeyDown(event: KeyboardEvent) {
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
    const at = all.findIndex(({ id }) => id === active);
    const to = neighbour(
      cards.map((card) => card.getBoundingClientRect()),
      Math.max(at, 0),
      step,
    );
    const entry = all[to];
    if (!entry) return;
    event.preventDefault();
    onActive(entry.id);
    cards[to]?.focus();
  }

  return (
    <div
      ref={list}
      role="listbox"
      aria-label="Starting points"
      className={classes.gallery}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {groups.map((group) => (
        <div key={group.id} role="group" aria-label={group.title}>
          <div className={classes.title} aria-hidden="true">
            {group.title}
          </div>
          <div className={classes.cards} role="presentation">
            {group.entries.map((entry) => (
              <Card
                key={entry.id}
                entry={entry}
                active={entry.id === active}
                onActive={onActive}
                onChoose={onChoose}
              />
            ))}
          </div>
        </div>
      ))}
      {all.length === 0 && (
        <p className={classes.none}>
          No starting point fits these words. Clear the search to see all of them.
        </p>
      )}
    </div>
  );
}

interface CardProps {
  readonly entry: GalleryEntry;
  readonly active: boolean;
  readonly onActive: (id: string) => void;
  readonly onChoose: (entry: GalleryEntry) => void;
}

function Card({ entry, active, onActive, onChoose }: CardProps) {
  const { id, kind, name, description, template } = entry;
  const element = `template-${id}`;
  return (
    <div
      id={element}
      role="option"
      aria-selected={active}
      aria-labelledby={`${element}-name`}
      aria-describedby={`${element}-description`}
      tabIndex={active ? 0 : -1}
      className={classes.card}
      style={{ '--kind': kindWords[kind].color } as CSSProperties}
      onFocus={() => onActive(id)}
      onClick={() => onChoose(entry)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onChoose(entry);
      }}
    >
      <div className={classes.picture}>
        {template ? <Thumbnail outline={template.outline} /> : <Plus size={20} strokeWidth={1.5} />}
      </div>
      <div id={`${element}-name`} className={classes.name}>
        {name}
      </div>
      <div id={`${element}-description`} className={classes.description}>
        {description}
      </div>
    </div>
  );
}
