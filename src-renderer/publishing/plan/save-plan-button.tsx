import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { saveFile } from '../../documents/save-file.ts';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { livePlan, planningOf } from '../store/state.ts';

interface SavePlanButtonProps {
  readonly store: PublishingStore;
  readonly environmentId: string;
}

/** Writes the plan as one .sql file that may be run twice. */
export function SavePlanButton({ store, environmentId }: SavePlanButtonProps) {
  const plan = usePublishing(store, (state) => livePlan(planningOf(state, environmentId)));
  const [busy, setBusy] = useState(false);
  if (!plan || plan.statements.length === 0) return null;
  const planId = plan.id;

  async function save() {
    setBusy(true);
    const exported = await store.bridge.call('publishing.exportSql', { planId });
    const saved = exported.ok ? await saveFile(store.bridge, exported.value) : exported;
    setBusy(false);
    if (!saved.ok) {
      notifications.show({
        color: 'red',
        title: 'The plan was not saved',
        message: [saved.error.message, saved.error.remedy].filter(Boolean).join(' '),
      });
    } else if (saved.value !== null) {
      notifications.show({ title: 'Plan saved', message: saved.value });
    }
  }

  return (
    <Button
      variant="subtle"
      color="gray"
      loading={busy}
      leftSection={<FileDown size={14} aria-hidden />}
      onClick={() => void save()}
    >
      Save as SQL
    </Button>
  );
}
