import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { CircleStop, FileDown } from 'lucide-react';
import { useState } from 'react';
import { exportJob } from '../../../shared/publishing/push-job.ts';
import { saveFile } from '../../documents/save-file.ts';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { livePlan, planningOf } from '../store/state.ts';

interface SavePlanButtonProps {
  readonly store: PublishingStore;
  readonly environmentId: string;
}

/** Writes the plan as one .sql file that may be run twice. A large one takes seconds: it says how far it is, and can be stopped. */
export function SavePlanButton({ store, environmentId }: SavePlanButtonProps) {
  const plan = usePublishing(store, (state) => livePlan(planningOf(state, environmentId)));
  const [busy, setBusy] = useState(false);
  const [percent, setPercent] = useState<number | null>(null);
  if (!plan || plan.statements.length === 0) return null;
  const planId = plan.id;

  async function save() {
    setBusy(true);
    const ignore = store.bridge.on('jobs.progress', ({ job, done, total }) => {
      if (job === exportJob(planId)) setPercent(Math.floor((done / total) * 100));
    });
    const exported = await store.bridge.call('publishing.exportSql', { planId });
    ignore();
    setPercent(null);
    const saved = exported.ok ? await saveFile(store.bridge, exported.value) : exported;
    setBusy(false);
    if (!saved.ok && saved.error.code === 'cancelled') return;
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

  if (percent !== null) {
    return (
      <Button
        variant="subtle"
        color="gray"
        leftSection={<CircleStop size={14} aria-hidden />}
        onClick={() => void store.bridge.call('publishing.stopExport', { planId })}
      >
        Stop saving, {percent} % done
      </Button>
    );
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
