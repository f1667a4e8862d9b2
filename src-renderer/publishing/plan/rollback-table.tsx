import { Undo2 } from 'lucide-react';
import type { Plan, PlannedDocument } from '../../../shared/publishing/plan.ts';
import { dateAndTime } from '../../ui/formats.ts';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { count } from '../words.ts';
import { PlannedList } from './planned-list.tsx';

interface RollbackTableProps {
  readonly store: PublishingStore;
  readonly plan: Plan;
  readonly busy: boolean;
}

/** What an earlier push wrote, with what becomes of it: it goes back, or is left alone because others changed it since. */
export function RollbackTable({ store, plan, busy }: RollbackTableProps) {
  const push = usePublishing(store, (state) => state.pushes?.find(({ id }) => id === plan.rollsBack) ?? null);
  const left = plan.documents.filter(({ write }) => write === 'none').length;
  const going = plan.documents.length - left;
  return (
    <PlannedList
      store={store}
      plan={plan}
      busy={busy}
      label="Rollback"
      Icon={Undo2}
      title={`${plan.environmentName} as it was before the push of ${push ? dateAndTime(push.startedAt) : 'then'}`}
      note={`${count(going, 'document goes', 'documents go')} back${left > 0 ? `, ${left} left alone` : ''}. What is in this workspace stays as it is.`}
      detailOf={({ write }) => becomes[write]}
    />
  );
}

const becomes: Readonly<Record<PlannedDocument['write'], string>> = {
  update: 'as it was before',
  insert: 'was deleted by that push, and comes back',
  delete: 'was new with that push, and goes away again',
  deactivate: 'is switched off there',
  none: 'left alone: somebody changed it there since',
};
