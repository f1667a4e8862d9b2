import { Ban, Filter, StickyNote } from 'lucide-react';
import type { Id } from '../../../shared/base/ids.ts';
import type { DocumentRecord } from '../../../shared/documents/document.ts';
import { funnelWords } from '../../../shared/funnels/words.ts';
import type { Findings } from '../../documents/findings/findings-store.ts';
import { formOf, KindInspector, type KindInspectorParts } from '../../documents/inspector/kind-inspector.tsx';
import type { Session } from '../../documents/session.ts';
import { funnelRecordEdits } from '../actions/record-edits.ts';
import { isExclusion, isStep } from '../actions/records.ts';
import { stageTypeIcon } from '../stage-types.tsx';
import { type FunnelFormDeps, FunnelFormDepsProvider } from './deps.ts';
import { HeaderForm } from './header-form.tsx';
import { ExclusionForm, NoteForm } from './small-forms.tsx';
import { StepForm } from './step-form.tsx';

interface FunnelInspectorProps {
  readonly session: Session;
  readonly findings: Findings;
  readonly onReveal: (recordId: Id) => void;
  readonly readOnly?: boolean;
}

export function createFunnelInspector(deps: FunnelFormDeps) {
  return function FunnelInspector({ readOnly = false, ...about }: FunnelInspectorProps) {
    return (
      <FunnelFormDepsProvider value={deps}>
        <KindInspector {...about} readOnly={readOnly} parts={parts} />
      </FunnelFormDepsProvider>
    );
  };
}

const parts: KindInspectorParts = {
  documentTitle: 'Funnel',
  DocumentIcon: Filter,
  HeaderForm,
  forms: { step: formOf(StepForm), exclusion: formOf(ExclusionForm), note: formOf(NoteForm) },
  iconOf,
  kindName: funnelWords.kindName,
  edits: funnelRecordEdits,
  mixed: null,
};

function iconOf(record: DocumentRecord) {
  if (isStep(record)) return stageTypeIcon(record.stageType, 16);
  const Icon = isExclusion(record) ? Ban : StickyNote;
  return <Icon size={16} strokeWidth={1.75} aria-hidden />;
}
