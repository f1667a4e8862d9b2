import {
  CircleDot,
  GitFork,
  LifeBuoy,
  ListFilter,
  type LucideIcon,
  Spline,
  StickyNote,
  Workflow,
  Zap,
} from 'lucide-react';
import type { Id } from '../../../shared/base/ids.ts';
import type { DocumentRecord } from '../../../shared/documents/document.ts';
import type { ProcessRecord, ProcessRecordKind } from '../../../shared/processes/process.ts';
import { processWords } from '../../../shared/processes/words.ts';
import type { Findings } from '../../documents/findings/findings-store.ts';
import type { FormProps } from '../../documents/inspector/form.ts';
import { formOf, KindInspector, type KindInspectorParts } from '../../documents/inspector/kind-inspector.tsx';
import type { Session } from '../../documents/session.ts';
import { actionIcon } from '../action-types.tsx';
import { isStep } from '../actions/cards.ts';
import { processRecordEdits } from '../actions/record-edits.ts';
import { ActionForm } from './action-form.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { DecisionForm } from './decision-form.tsx';
import { type ProcessFormDeps, ProcessFormDepsProvider } from './deps.ts';
import { HeaderForm } from './header-form.tsx';
import { PartForm } from './part-form.tsx';
import { RoadForm } from './road-field.tsx';
import { NoteForm, ProcedureForm } from './small-forms.tsx';
import { TriggerForm } from './trigger-form.tsx';

interface ProcessInspectorProps {
  readonly session: Session;
  readonly findings: Findings;
  readonly onReveal: (recordId: Id) => void;
  readonly readOnly?: boolean;
}

export function createProcessInspector(deps: ProcessFormDeps) {
  return function ProcessInspector({ readOnly = false, ...about }: ProcessInspectorProps) {
    return (
      <ProcessFormDepsProvider value={deps}>
        <KindInspector {...about} readOnly={readOnly} parts={parts} />
      </ProcessFormDepsProvider>
    );
  };
}

const icons: Readonly<Record<ProcessRecordKind, LucideIcon>> = {
  trigger: Zap,
  group: GitFork,
  condition: ListFilter,
  action: CircleDot,
  procedure: LifeBuoy,
  connection: Spline,
  note: StickyNote,
};

const Decision = formOf(DecisionForm);

const parts: KindInspectorParts = {
  documentTitle: 'Process',
  DocumentIcon: Workflow,
  HeaderForm,
  forms: {
    trigger: formOf(TriggerForm),
    group: GroupForm,
    condition: PartForm,
    action: formOf(ActionForm),
    procedure: formOf(ProcedureForm),
    connection: formOf(ConnectionForm),
    note: formOf(NoteForm),
  },
  iconOf: (record) => {
    const one = record as ProcessRecord;
    if (one.kind === 'action') return actionIcon(one);
    const Icon = icons[one.kind] ?? CircleDot;
    return <Icon size={16} strokeWidth={1.75} aria-hidden />;
  },
  kindName: (kind) => (kind === 'group' ? 'Decision' : processWords.kindName(kind)),
  edits: processRecordEdits,
  mixed: { Form: RoadForm, fits: isStep },
};

/** A decision has fields of its own; what is nested in one has only its place there. */
function GroupForm(props: FormProps<DocumentRecord>) {
  const Form = props.records.every(isStep) ? Decision : PartForm;
  return <Form {...props} />;
}
