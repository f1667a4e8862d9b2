import { Button } from '@mantine/core';
import { ArrowRight, ArrowRightToLine } from 'lucide-react';
import type { Plan, PlannedDocument } from '../../../shared/publishing/plan.ts';
import { EnvironmentName } from '../environments/environment-name.tsx';
import role from '../environments/role.module.css';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { SaidIcon } from '../pushes/said-icon.tsx';
import { count } from '../words.ts';
import { PlannedList } from './planned-list.tsx';

interface PromotionTableProps {
  readonly store: PublishingStore;
  readonly plan: Plan;
  readonly busy: boolean;
}

/** What another environment holds, with what becomes of it in this one. Nothing of this workspace goes along. */
export function PromotionTable({ store, plan, busy }: PromotionTableProps) {
  const { promotes } = plan;
  const from = usePublishing(
    store,
    (state) => state.environments?.find(({ id }) => id === promotes?.environmentId) ?? null,
  );
  const going = plan.documents.filter(({ write }) => write !== 'none');
  const left = plan.documents.length - going.length;
  const isStopped = plan.documents.some(({ blocked }) => blocked !== null);
  const name = from?.name ?? promotes?.name ?? '';
  return (
    <PlannedList
      store={store}
      plan={plan}
      busy={busy}
      label="Promotion"
      Icon={ArrowRightToLine}
      title={
        <span className={role.road}>
          {from ? <EnvironmentName name={name} role={from.role} /> : name}
          <SaidIcon Icon={ArrowRight} word="to" size={14} />
          <EnvironmentName name={plan.environmentName} role={plan.role} />
        </span>
      }
      note={`${count(going.length, 'document goes as it is', 'documents go as they are')} in ${name}${left > 0 ? `, ${left} not` : ''}. What is in this workspace stays here.`}
      detailOf={(planned) => detailOf(planned, plan.environmentName)}
    >
      {isStopped && going.length > 0 && promotes && (
        <Button
          variant="default"
          disabled={busy}
          onClick={() =>
            void store.planPromotion(plan.environmentId, {
              fromId: promotes.environmentId,
              documentIds: going.map(({ documentId }) => documentId),
            })
          }
        >
          Plan without what cannot go
        </Button>
      )}
    </PlannedList>
  );
}

function detailOf({ write, blocked, note, takenAlong, neededBy }: PlannedDocument, name: string): string {
  if (blocked !== null) return 'cannot go';
  if (takenAlong) return `goes along: ${(neededBy ?? []).map((one) => one.name).join(', ')} refers to it`;
  if (write === 'none') return `${name} says the same already`;
  return note ?? 'this workspace says the same';
}
