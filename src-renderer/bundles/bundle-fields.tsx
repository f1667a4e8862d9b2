import { ArrowRight, type LucideIcon, Minus, Move, Pencil, Plus } from 'lucide-react';
import classes from './bundles.module.css';
import type { Bundled } from './choices.ts';

type Field = Bundled['fields'][number];

const marks: Readonly<Record<Field['mark'], { readonly Icon: LucideIcon; readonly word: string }>> = {
  added: { Icon: Plus, word: 'added' },
  removed: { Icon: Minus, word: 'removed' },
  changed: { Icon: Pencil, word: 'changed' },
  moved: { Icon: Move, word: 'moved' },
};

/** What taking a document would change here, field by field. */
export function BundleFields({
  fields,
  differences,
}: {
  readonly fields: readonly Field[];
  readonly differences: number;
}) {
  return (
    <ul className={classes.fields}>
      {fields.map((field, at) => {
        const { Icon, word } = marks[field.mark];
        return (
          <li key={at} className={classes.field} data-mark={field.mark}>
            <span className={classes.sign}>
              <Icon size={14} strokeWidth={2} aria-hidden />
              <span className="visually-hidden">{word}</span>
            </span>
            <span className={classes.what}>{field.what}</span>
            <span className={classes.values}>
              <Values field={field} />
            </span>
          </li>
        );
      })}
      {differences > fields.length && (
        <li className={classes.more}>and {differences - fields.length} more</li>
      )}
    </ul>
  );
}

function Values({ field: { mark, field, record, before, after } }: { readonly field: Field }) {
  if (mark === 'added') return <ins>{after ?? record}</ins>;
  if (mark === 'removed') return <del>{before ?? record}</del>;
  if (mark === 'moved') return <span>{record}</span>;
  return (
    <>
      {record !== null && field !== 'name' && <span className={classes.record}>{record}</span>}
      <span className={classes.before}>{before ?? 'empty'}</span>
      <ArrowRight size={12} aria-hidden />
      <span className="visually-hidden">becomes</span>
      <strong>{after ?? 'empty'}</strong>
    </>
  );
}
