import { Button } from '@mantine/core';
import { ArrowRight, ArrowRightToLine } from 'lucide-react';
import type { Plan, PlannedDocument } from '../../../shared/publishing/plan.ts';
import { EnvironmentName } from '../environments/environment-name.tsx';
import role from '../environments/role.module.css';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { SaidIcon } from '../pushes/said-icon.tsx';
import { count } from '../words.ts';
import { LongList } from './long-list.tsx';
import { PlannedRow } from './planned-row.tsx';
import styles from './table.module.css';

interface PromotionTableProps {
  readonly store: PublishingStore;
  readonly plan: Plan;
  readonly busy: boolean;
  readonly onOpenDocument: (documentId: string, recordId: string | null) => void;
}

/** What another environment holds, with what becomes of it in this one. Nothing of this workspace goes along. */
export function PromotionTable({ store, plan, busy, onOpenDocument }: PromotionTableProps) {
  const from = usePublishing(
    store,
    (state) => state.environments?.find(({ id }) => id === plan.promotes?.environmentId) ?? null,
  );
  const { promotes } = plan;
  const going = plan.documents.filter(({ write }) => write !== 'none');
  const left = plan.documents.filter(({ write }) => write === 'none');
  const stopped = plan.documents.filter(({ blocked }) => blocked !== null);
  const name = from?.name ?? plan.promotes?.name ?? '';
  return (
    <section className={styles.table} aria-label="Promotion">
      <div className={styles.rollbackHead}>
        <ArrowRightToLine size={16} strokeWidth={1.75} aria-hidden />
        <p>
          <strong className={role.road}>
            {from ? <EnvironmentName name={name} role={from.role} /> : name}
            <SaidIcon Icon={ArrowRight} word="to" size={14} />
            <EnvironmentName name={plan.environmentName} role={plan.role} />
          </strong>
          <span className={styles.rollbackNote}>
            {count(going.length, 'document goes as it is', 'documents go as they are')} in {name}
            {left.length > 0 && `, ${left.length} not`}. What is in this workspace stays here.
          </span>
        </p>
        {stopped.length > 0 && going.length > 0 && promotes && (
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
        <Button variant="default" disabled={busy} onClick={() => store.leavePlan(plan.environmentId)}>
          Leave it
        </Button>
      </div>
      <LongList
        className={styles.list}
        items={[...going, ...left]}
        keyOf={({ documentId }) => documentId}
        wanted={null}
        render={(planned) => (
          <PlannedRow
            key={planned.documentId}
            planned={planned}
            detail={detailOf(planned, plan.environmentName)}
            obstacle={planned.blocked}
            onOpenDocument={onOpenDocument}
          />
        )}
      />
    </section>
  );
}

function detailOf({ write, blocked, note, takenAlong, neededBy }: PlannedDocument, name: string): string {
  if (blocked !== null) return 'cannot go';
  if (takenAlong) return `goes along: ${(neededBy ?? []).map((one) => one.name).join(', ')} refers to it`;
  if (write === 'none') return `${name} says the same already`;
  return note ?? 'this workspace says the same';
}
