import { Button } from '@mantine/core';
import { ChevronDown, ChevronRight, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Id } from '../../../shared/base/ids.ts';
import { valueOf } from '../../../shared/documents/compare/comparison.ts';
import { type Difference, findIn } from '../../../shared/documents/compare/listing.ts';
import type { Describer } from '../../../shared/documents/describe-change.ts';
import type { DocumentRecord } from '../../../shared/documents/document.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Picture } from '../picture.ts';
import { ConflictSign, StateSign } from '../state-sign.tsx';
import classes from './inspector.module.css';
import { MarkedValues } from './marked-text.tsx';

/** What is looked at: a difference, or a record that is the same on both sides. */
export type Chosen =
  | { readonly what: 'difference'; readonly difference: Difference }
  | { readonly what: 'same'; readonly record: DocumentRecord };

export interface CompareInspectorProps {
  readonly picture: Picture;
  readonly describer: Describer;
  readonly chosen: Chosen | null;
  readonly beforeName: string;
  readonly afterName: string;
  readonly inConflict: boolean;
  /** null where nothing can be taken over. */
  readonly onRestoreField: ((recordId: Id | null, field: string) => void) | null;
  readonly onRestoreRecord: ((recordId: Id) => void) | null;
  readonly onChoose: (id: Id) => void;
  /** What else there is to say or to decide, such as a conflict, above the fields. */
  readonly children?: ReactNode;
  /** Fields that `children` speak of already. */
  readonly told?: ReadonlySet<string>;
}

/** One difference: every field before and after, what stayed the same, and the way back. */
export function CompareInspector(props: CompareInspectorProps) {
  const { chosen, picture, describer } = props;
  if (chosen === null) {
    const count = picture.listing.items.length;
    return (
      <div className={classes.panel}>
        <p className={classes.note}>
          {count === 0
            ? `${props.beforeName} and ${props.afterName} are the same.`
            : 'Choose a difference on the canvas or in the list to see every field of it.'}
        </p>
      </div>
    );
  }
  if (chosen.what === 'same') {
    const { record } = chosen;
    return (
      <div className={classes.panel}>
        <header className={classes.head}>
          <h2 className={classes.title}>{describer.words.recordName(record, findIn(picture.comparison))}</h2>
        </header>
        <p className={classes.note}>{describer.words.kindName(record.kind)}. It is the same on both sides.</p>
        <SameFields record={record} changed={[]} {...props} openAtFirst />
      </div>
    );
  }
  return <DifferenceDetails {...props} difference={chosen.difference} />;
}

interface DetailsProps extends CompareInspectorProps {
  readonly difference: Difference;
}

function DifferenceDetails(props: DetailsProps) {
  const { difference, beforeName, afterName, inConflict, onRestoreField, onRestoreRecord } = props;
  const { id, state, kindName, name, nameBefore, fields, before, after } = difference;
  const told = props.told ?? noFields;
  const shown = fields.filter(({ field }) => !told.has(field));
  const record = after ?? before;
  return (
    <div className={classes.panel}>
      <header className={classes.head}>
        <h2 className={classes.title} data-state={state} title={`${kindName} ${name}`}>
          {name}
        </h2>
        <StateSign state={state} look="chip" />
        {inConflict && <ConflictSign />}
      </header>
      <div className={classes.sub}>
        <span>{nameBefore === null ? kindName : `${kindName}, was ${nameBefore}`}</span>
        <span className={classes.sides}>
          {beforeName} <span aria-hidden>→</span> {afterName}
        </span>
      </div>
      {props.children}
      {shown.length > 0 && (
        <ul className={classes.fields} aria-label="Changed fields">
          {shown.map((field) => (
            <li key={field.field} className={classes.field}>
              <div className={classes.lines}>
                {field.lines.map((line) => (
                  <div key={line.what} className={classes.line}>
                    <span className={classes.what}>{line.what}</span>
                    <MarkedValues before={line.before} after={line.after} />
                  </div>
                ))}
              </div>
              {onRestoreField && (
                <IconButton
                  label={`Take ${field.lines[0]?.what ?? field.field} from ${beforeName}`}
                  Icon={Undo2}
                  size={24}
                  onClick={() => onRestoreField(id, field.field)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {onRestoreRecord && id !== null && (
        <div className={classes.restore}>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Undo2 size={13} />}
            onClick={() => onRestoreRecord(id)}
          >
            {restoreWords(difference, beforeName)}
          </Button>
        </div>
      )}
      {record && (state === 'changed' || state === 'moved') && (
        <SameFields
          record={record}
          changed={fields.map(({ field }) => field)}
          {...props}
          openAtFirst={false}
        />
      )}
      {record && (state === 'added' || state === 'removed') && (
        <SameFields record={record} changed={[]} whole={state} {...props} openAtFirst />
      )}
      <Connections {...props} id={id} />
    </div>
  );
}

const noFields: ReadonlySet<string> = new Set();

function restoreWords({ state, kindName }: Difference, beforeName: string): string {
  const kind = kindName.toLowerCase();
  if (state === 'added') return `Take this ${kind} out`;
  if (state === 'removed') return `Put this ${kind} back`;
  return `Take the whole ${kind} from ${beforeName}`;
}

/** Told by the canvas itself, or said better by the position in the list. */
const untold: ReadonlySet<string> = new Set(['id', 'kind', 'order', 'layout']);

interface SameFieldsProps extends Pick<CompareInspectorProps, 'picture' | 'describer'> {
  readonly record: DocumentRecord;
  readonly changed: readonly string[];
  readonly whole?: 'added' | 'removed';
  readonly openAtFirst: boolean;
}

/** What is the same on both sides, folded; all of a record that stands on one side only. */
function SameFields({ record, changed, whole, picture, describer, openAtFirst }: SameFieldsProps) {
  const [open, setOpen] = useState(openAtFirst);
  const find = findIn(picture.comparison);
  const told = Object.keys(record)
    .filter((field) => !untold.has(field) && !changed.includes(field))
    .flatMap((field) => {
      const text = describer.words.valueText(record.kind, field, valueOf(record, field) ?? null, find);
      return text === null ? [] : [{ field, what: describer.words.fieldName(record.kind, field), text }];
    });
  if (told.length === 0) return null;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section className={classes.section} aria-label={whole ? `What was ${whole}` : 'Unchanged'}>
      <button type="button" className={classes.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>{whole ? `What was ${whole}` : 'Unchanged'}</span>
        <span className={classes.count}>
          {told.length} {told.length === 1 ? 'field' : 'fields'}
        </span>
        <Chevron size={14} aria-hidden />
      </button>
      {open && (
        <dl className={classes.same} data-state={whole}>
          {told.map(({ field, what, text }) => (
            <div key={field}>
              <dt>{what}</dt>
              <dd title={text}>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

/** The connections of a card, and which of them came or went. */
function Connections({
  id,
  picture,
  describer,
  onChoose,
}: CompareInspectorProps & { readonly id: Id | null }) {
  const { union, states, comparison } = picture;
  const find = findIn(comparison);
  const roads =
    id === null
      ? []
      : Object.values(union?.records ?? {}).filter((record) => record['from'] === id || record['to'] === id);
  const ends = roads.flatMap((road) => {
    const other = road['from'] === id ? road['to'] : road['from'];
    const record = typeof other === 'string' ? find(other) : undefined;
    return record ? [{ road, record, leads: road['from'] === id }] : [];
  });
  if (ends.length === 0) return null;
  return (
    <section className={classes.section} aria-label="Connections">
      <h3 className={classes.heading}>Connections</h3>
      <ul className={classes.roads}>
        {ends.map(({ road, record, leads }) => {
          const state = states.get(road.id);
          return (
            <li key={road.id}>
              <button type="button" className={classes.road} onClick={() => onChoose(road.id)}>
                <span className={classes.quiet}>{leads ? 'to' : 'from'}</span>
                <span className={classes.roadName}>{describer.words.recordName(record, find)}</span>
                {state ? (
                  <StateSign state={state} look="chip" />
                ) : (
                  <span className={classes.quiet}>unchanged</span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
