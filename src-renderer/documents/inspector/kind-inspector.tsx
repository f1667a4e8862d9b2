import { Layers, type LucideIcon } from 'lucide-react';
import { type ComponentType, type ReactNode, useDeferredValue } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { recordsOf } from '../../../shared/documents/record-list.ts';
import { chosenRecords, type RecordEdits } from '../../canvas/editing/record-edits.ts';
import type { Findings } from '../findings/findings-store.ts';
import type { Session } from '../session.ts';
import type { FormProps } from './form.ts';
import { ImageForm } from './image-form.tsx';
import classes from './inspector.module.css';
import { RecordFindings } from './record-findings.tsx';

export interface HeaderFormProps {
  readonly session: Session;
  readonly document: Document;
  readonly onReveal: (recordId: Id) => void;
}

/** What a document kind lends to the inspector: its forms, and how it speaks of what they are about. */
export interface KindInspectorParts {
  /** Above the fields of the document itself: 'Journey'. */
  readonly documentTitle: string;
  readonly DocumentIcon: LucideIcon;
  readonly HeaderForm: ComponentType<HeaderFormProps>;
  /** By record kind; a kind without one has no fields. */
  readonly forms: Readonly<Record<string, ComponentType<FormProps<DocumentRecord>> | undefined>>;
  readonly iconOf: (record: DocumentRecord) => ReactNode;
  readonly kindName: (kind: string) => string;
  readonly edits: Pick<RecordEdits, 'namesIn'>;
  /** What records of several kinds still share, such as their place; null: nothing. */
  readonly mixed: {
    readonly Form: ComponentType<FormProps<DocumentRecord>>;
    readonly fits: (record: DocumentRecord) => boolean;
  } | null;
}

interface KindInspectorProps {
  readonly session: Session;
  readonly findings: Findings;
  readonly onReveal: (recordId: Id) => void;
  readonly readOnly: boolean;
  readonly parts: KindInspectorParts;
}

/** Records. */
const large = 1000;

/** A form of one record kind for the table of all kinds: the table is asked by the records' own kind. */
export function formOf<Kind extends DocumentRecord>(
  Form: ComponentType<FormProps<Kind>>,
): ComponentType<FormProps<DocumentRecord>> {
  return Form as unknown as ComponentType<FormProps<DocumentRecord>>;
}

/** The fields of what is selected: of the document itself where nothing is, what they share where several are. */
export function KindInspector({ session, findings, onReveal, readOnly, parts }: KindInspectorProps) {
  const document = useStore(session.store, (state) => state.document);
  const selection = useStore(session.store, (state) => state.selection);
  const records = chosenRecords(document, selection);
  const [first, ...more] = records;
  const recordId = first && more.length === 0 ? first.id : null;
  const { HeaderForm } = parts;
  const about = { session, document, onReveal };
  // A large document shows its canvas first: both at once would hold the window up.
  const shown = useDeferredValue(true, recordsOf(document).length < large);
  return (
    <div className={classes.inspector}>
      <div className={classes.head}>
        {iconOf(records, parts)}
        <h2 className={classes.title}>{titleOf(document, records, parts)}</h2>
      </div>
      {/* A new selection is a new form: what was being typed goes to the record it was typed for. */}
      <fieldset
        className={classes.fields}
        disabled={readOnly}
        key={records.map(({ id }) => id).join() || 'document'}
      >
        {!shown ? null : first ? (
          <RecordsForm {...about} records={[first, ...more]} parts={parts} />
        ) : (
          <HeaderForm {...about} />
        )}
      </fieldset>
      {more.length === 0 && <RecordFindings findings={findings} recordId={recordId} readOnly={readOnly} />}
    </div>
  );
}

interface RecordsFormProps extends FormProps<DocumentRecord> {
  readonly parts: KindInspectorParts;
}

function RecordsForm({ parts, ...about }: RecordsFormProps) {
  const { records } = about;
  const [{ kind }] = records;
  if (records.every((record) => record.kind === kind)) {
    const own = Object.hasOwn(parts.forms, kind) ? parts.forms[kind] : undefined;
    const Form = kind === 'image' ? ImageForm : own;
    return Form ? <Form {...about} /> : <p className={classes.section}>It has no fields.</p>;
  }
  const { mixed } = parts;
  if (mixed && records.every(mixed.fits)) return <mixed.Form {...about} />;
  return (
    <section className={classes.section}>
      <p className={classes.hint}>
        These have no fields in common. Select things of one kind to edit them together.
      </p>
    </section>
  );
}

function titleOf(
  document: Document,
  records: readonly DocumentRecord[],
  { documentTitle, kindName, edits }: KindInspectorParts,
): string {
  const [first, ...more] = records;
  if (!first) return documentTitle;
  return more.length === 0 ? kindName(first.kind) : edits.namesIn(document, records);
}

function iconOf([first, ...more]: readonly DocumentRecord[], parts: KindInspectorParts): ReactNode {
  if (first && more.length === 0) return parts.iconOf(first);
  const Icon = first ? Layers : parts.DocumentIcon;
  return <Icon size={16} strokeWidth={1.75} aria-hidden />;
}
