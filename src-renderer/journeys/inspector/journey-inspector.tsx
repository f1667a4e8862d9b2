import {
  CircleDot,
  Columns3,
  Flag,
  Layers,
  LogIn,
  LogOut,
  Route,
  Rows3,
  Spline,
  StickyNote,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { JourneyRecord, JourneyRecordKind } from '../../../shared/journeys/journey.ts';
import { journeyKindNames } from '../../../shared/journeys/words.ts';
import type { Findings } from '../../documents/findings/findings-store.ts';
import type { FormProps } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { RecordFindings } from '../../documents/inspector/record-findings.tsx';
import type { Session } from '../../documents/session.ts';
import { chosen, isCard } from '../actions/cards.ts';
import { namesIn } from '../actions/record-edits.ts';
import { channelIcon } from './channel-icon.tsx';
import { HeaderForm } from './header-form.tsx';
import { PlaceFields } from './place-fields.tsx';
import { EntryForm, ExitForm, GoalForm, LaneForm, NoteForm, StageForm } from './small-forms.tsx';
import { TouchpointForm } from './touchpoint-form.tsx';
import { TransitionForm } from './transition-form.tsx';

interface JourneyInspectorProps {
  readonly session: Session;
  readonly findings: Findings;
  readonly onReveal: (recordId: Id) => void;
  readonly readOnly?: boolean;
}

/** The fields of what is selected: of the journey itself where nothing is, what they share where several are. */
export function JourneyInspector({ session, findings, onReveal, readOnly = false }: JourneyInspectorProps) {
  const document = useStore(session.store, (state) => state.document);
  const selection = useStore(session.store, (state) => state.selection);
  const records = chosen(document, selection);
  const [first, ...more] = records;
  const recordId = first && more.length === 0 ? first.id : null;
  const about = { session, document, onReveal };
  return (
    <div className={classes.inspector}>
      <div className={classes.head}>
        {iconOf(first, more.length > 0)}
        <h2 className={classes.title}>{titleOf(document, records)}</h2>
      </div>
      {/* A new selection is a new form: what was being typed goes to the record it was typed for. */}
      <fieldset
        className={classes.fields}
        disabled={readOnly}
        key={records.map(({ id }) => id).join() || 'journey'}
      >
        {first ? formOf([first, ...more], about) : <HeaderForm session={session} document={document} />}
      </fieldset>
      {more.length === 0 && <RecordFindings findings={findings} recordId={recordId} readOnly={readOnly} />}
    </div>
  );
}

type About = Pick<FormProps<JourneyRecord>, 'session' | 'document' | 'onReveal'>;

function formOf(records: readonly [JourneyRecord, ...JourneyRecord[]], about: About): ReactNode {
  const [{ kind }] = records;
  if (records.every((record) => record.kind === kind)) {
    const Form = forms[kind] as ((props: FormProps<JourneyRecord>) => ReactNode) | undefined;
    return Form ? (
      <Form {...about} records={records} />
    ) : (
      <p className={classes.section}>It has no fields.</p>
    );
  }
  const cards = records.filter(isCard);
  const [first, ...more] = cards;
  if (!first || cards.length !== records.length) {
    return (
      <section className={classes.section}>
        <p className={classes.hint}>
          These have no fields in common. Select things of one kind to edit them together.
        </p>
      </section>
    );
  }
  return (
    <section className={classes.section} aria-label="Place">
      <PlaceFields {...about} records={[first, ...more]} />
    </section>
  );
}

const forms = {
  stage: StageForm,
  lane: LaneForm,
  entry: EntryForm,
  touchpoint: TouchpointForm,
  goal: GoalForm,
  exit: ExitForm,
  transition: TransitionForm,
  note: NoteForm,
} satisfies { readonly [Kind in JourneyRecordKind]: unknown };

function titleOf(document: Document, records: readonly JourneyRecord[]): string {
  const [first, ...more] = records;
  if (!first) return 'Journey';
  if (more.length === 0) return journeyKindNames[first.kind] ?? first.kind;
  return namesIn(document, records);
}

const icons: Readonly<Record<JourneyRecordKind, typeof Route>> = {
  stage: Columns3,
  lane: Rows3,
  entry: LogIn,
  touchpoint: CircleDot,
  goal: Flag,
  exit: LogOut,
  transition: Spline,
  note: StickyNote,
};

function iconOf(first: JourneyRecord | undefined, several: boolean): ReactNode {
  if (first?.kind === 'touchpoint' && !several) return channelIcon(first.channel);
  const Icon = several ? Layers : first ? (icons[first.kind] ?? CircleDot) : Route;
  return <Icon size={16} strokeWidth={1.75} aria-hidden />;
}
