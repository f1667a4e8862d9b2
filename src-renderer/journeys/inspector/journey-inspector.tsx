import { CircleDot, Columns3, Flag, LogIn, LogOut, Route, Rows3, Spline, StickyNote } from 'lucide-react';
import type { Id } from '../../../shared/base/ids.ts';
import type { DocumentRecord } from '../../../shared/documents/document.ts';
import type { JourneyRecord, JourneyRecordKind } from '../../../shared/journeys/journey.ts';
import { journeyWords } from '../../../shared/journeys/words.ts';
import type { Findings } from '../../documents/findings/findings-store.ts';
import type { FormProps } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { formOf, KindInspector, type KindInspectorParts } from '../../documents/inspector/kind-inspector.tsx';
import type { Session } from '../../documents/session.ts';
import { isCard } from '../actions/cards.ts';
import { journeyRecordEdits } from '../actions/record-edits.ts';
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

export function JourneyInspector({ readOnly = false, ...about }: JourneyInspectorProps) {
  return <KindInspector {...about} readOnly={readOnly} parts={parts} />;
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

const parts: KindInspectorParts = {
  documentTitle: 'Journey',
  DocumentIcon: Route,
  HeaderForm,
  forms: {
    stage: formOf(StageForm),
    lane: formOf(LaneForm),
    entry: formOf(EntryForm),
    touchpoint: formOf(TouchpointForm),
    goal: formOf(GoalForm),
    exit: formOf(ExitForm),
    transition: formOf(TransitionForm),
    note: formOf(NoteForm),
  } satisfies { readonly [Kind in JourneyRecordKind]: unknown },
  iconOf: (record) => {
    const one = record as JourneyRecord;
    if (one.kind === 'touchpoint') return channelIcon(one.channel);
    const Icon = icons[one.kind] ?? CircleDot;
    return <Icon size={16} strokeWidth={1.75} aria-hidden />;
  },
  kindName: journeyWords.kindName,
  edits: journeyRecordEdits,
  mixed: { Form: PlaceForm, fits: isCard },
};

function PlaceForm(props: FormProps<DocumentRecord>) {
  return (
    <section className={classes.section} aria-label="Place">
      <PlaceFields {...props} />
    </section>
  );
}
