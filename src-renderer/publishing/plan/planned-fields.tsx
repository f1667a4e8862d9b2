import {
  ArrowRight,
  ChevronDown,
  ChevronRight,
  type LucideIcon,
  Minus,
  Move,
  Pencil,
  Plus,
} from 'lucide-react';
import { useState } from 'react';
import type { PlannedField } from '../../../shared/publishing/plan.ts';
import { SaidIcon } from '../pushes/said-icon.tsx';
import { count } from '../words.ts';
import styles from './table.module.css';

interface PlannedFieldsProps {
  readonly fields: readonly PlannedField[];
  /** Shows the record on the canvas; absent: it may not be here. */
  readonly onOpen?: (recordId: string) => void;
}

const marks: Readonly<Record<PlannedField['mark'], { readonly Icon: LucideIcon; readonly word: string }>> = {
  added: { Icon: Plus, word: 'added' },
  removed: { Icon: Minus, word: 'removed' },
  changed: { Icon: Pencil, word: 'changed' },
  moved: { Icon: Move, word: 'moved' },
};

/** The differences of one document in words; those of the picture alone are folded away. */
export function PlannedFields({ fields, onOpen }: PlannedFieldsProps) {
  const [showLayout, setShowLayout] = useState(false);
  const layout = fields.filter((field) => field.layoutOnly);
  const Chevron = showLayout ? ChevronDown : ChevronRight;
  return (
    <>
      <ul className={styles.fields}>
        {fields
          .filter((field) => !field.layoutOnly)
          .map((field, at) => (
            <FieldRow key={at} field={field} onOpen={onOpen} />
          ))}
      </ul>
      {layout.length > 0 && (
        <button
          type="button"
          className={styles.layoutFold}
          aria-expanded={showLayout}
          onClick={() => setShowLayout(!showLayout)}
        >
          <Chevron size={14} aria-hidden />
          {count(layout.length, 'layout-only change')}
        </button>
      )}
      {showLayout && (
        <ul className={styles.fields}>
          {layout.map((field, at) => (
            <FieldRow key={at} field={field} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </>
  );
}

function FieldRow({
  field,
  onOpen,
}: {
  readonly field: PlannedField;
  readonly onOpen: ((id: string) => void) | undefined;
}) {
  const { Icon, word } = marks[field.mark];
  const { recordId } = field;
  return (
    <li className={styles.field} data-mark={field.mark}>
      <SaidIcon Icon={Icon} word={word} size={14} strokeWidth={2} />
      <span className={styles.what}>{field.what}</span>
      <span className={styles.values}>
        <Values field={field} />
      </span>
      {onOpen && recordId !== null && field.mark !== 'removed' ? (
        <button type="button" className={styles.place} onClick={() => onOpen(recordId)}>
          {field.mark === 'added' || field.record === null ? 'Show' : field.record}
        </button>
      ) : (
        <span />
      )}
    </li>
  );
}

function Values({ field }: { readonly field: PlannedField }) {
  const { mark, before, after, record } = field;
  if (mark === 'added') {
    return (
      <>
        <ins>{record ?? after}</ins>
        <Besides name={record} words={after} />
      </>
    );
  }
  if (mark === 'removed') {
    return (
      <>
        <del>{record ?? before}</del>
        <Besides name={record} words={before} />
      </>
    );
  }
  // A remark about the whole row has no value of its own.
  if (field.field === null && before === null) return <span>{after}</span>;
  return (
    <>
      <span className={styles.before}>{before ?? 'empty'}</span>
      <SaidIcon Icon={ArrowRight} word="becomes" size={12} />
      <strong className={styles.after}>{after ?? 'empty'}</strong>
    </>
  );
}

/** What is said of a record beside its name, which stands before it already. */
function Besides({ name, words }: { readonly name: string | null; readonly words: string | null }) {
  if (name === null || words === null || words === name) return null;
  const rest = words.startsWith(`${name}, `) ? words.slice(name.length + 2) : words;
  return <span className={styles.before}>{rest}</span>;
}
