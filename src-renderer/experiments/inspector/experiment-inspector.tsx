import { FlaskConical, PieChart, StickyNote, Target, UsersRound } from 'lucide-react';
import type { Id } from '../../../shared/base/ids.ts';
import { experimentWords } from '../../../shared/experiments/words.ts';
import type { Findings } from '../../documents/findings/findings-store.ts';
import { formOf, KindInspector, type KindInspectorParts } from '../../documents/inspector/kind-inspector.tsx';
import type { Session } from '../../documents/session.ts';
import { experimentRecordEdits } from '../actions/record-edits.ts';
import { type Around, AroundProvider } from '../around.ts';
import { HeaderForm } from './header-form.tsx';
import { AudienceRuleForm, ExclusionGroupForm, MetricForm, NoteForm } from './small-forms.tsx';
import { VariantForm } from './variant-form.tsx';

interface ExperimentInspectorProps {
  readonly session: Session;
  readonly findings: Findings;
  readonly onReveal: (recordId: Id) => void;
  readonly readOnly?: boolean;
  readonly around: Around;
}

export function ExperimentInspector({ around, readOnly = false, ...about }: ExperimentInspectorProps) {
  return (
    <AroundProvider value={around}>
      <KindInspector {...about} readOnly={readOnly} parts={parts} />
    </AroundProvider>
  );
}

const icons: Readonly<Record<string, typeof Target>> = {
  variant: FlaskConical,
  metric: Target,
  audienceRule: UsersRound,
  exclusionGroup: PieChart,
  note: StickyNote,
};

const parts: KindInspectorParts = {
  documentTitle: 'Experiment',
  DocumentIcon: FlaskConical,
  HeaderForm,
  forms: {
    variant: formOf(VariantForm),
    metric: formOf(MetricForm),
    audienceRule: formOf(AudienceRuleForm),
    exclusionGroup: formOf(ExclusionGroupForm),
    note: formOf(NoteForm),
  },
  iconOf: ({ kind }) => {
    const Icon = icons[kind] ?? FlaskConical;
    return <Icon size={16} strokeWidth={1.75} aria-hidden />;
  },
  kindName: experimentWords.kindName,
  edits: experimentRecordEdits,
  mixed: null,
};
