import { Button } from '@mantine/core';
import { Trophy } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Document } from '../../../shared/documents/document.ts';
import type { Variant } from '../../../shared/experiments/records/variant.ts';
import { statusOf } from '../../../shared/experiments/status.ts';
import shared from '../../documents/inspector/inspector.module.css';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { dateAndTime } from '../../ui/formats.ts';
import { useAround } from '../around.ts';
import { changeCount } from '../cards/variant-words.ts';
import { promotionOf } from '../variants/promoted.ts';
import classes from './experiment-inspector.module.css';

interface PromoteSectionProps {
  readonly document: Document;
  readonly variant: Variant;
}

/** Makes what the variant changes a revision of its base: at once when the experiment is completed, else after a second yes. */
export function PromoteSection({ document, variant }: PromoteSectionProps) {
  const { promote, library } = useAround();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<{ readonly ok: boolean; readonly text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const status = statusOf(document);
  const done = promotionOf(document, variant.key);
  const baseName = useStore(
    library,
    ({ documents }) => documents?.find(({ id }) => id === variant.baseDocumentId)?.name ?? 'the base',
  );
  if (variant.baseDocumentId === null || (changeCount(variant) === 0 && !done)) return null;

  async function run() {
    setBusy(true);
    setAsking(false);
    const result = await promote(variant.id);
    setBusy(false);
    setSaid({ ok: result.ok, text: result.ok ? result.value : result.error });
  }

  return (
    <section className={shared.section} aria-label="Promotion">
      <h3 className={shared.heading}>Promote the winner</h3>
      {!done && !asking && said === null && (
        <p className={shared.hint}>What it changes becomes a new revision of {baseName}.</p>
      )}
      {done && (
        <p className={shared.hint}>
          It became revision {done.baseRevision} of {baseName}
          {Number.isNaN(Date.parse(done.at)) ? '' : ` on ${dateAndTime(done.at)}`}.
        </p>
      )}
      {asking ? (
        <>
          <p className={shared.hint}>
            {status === 'running'
              ? `The experiment is running. Promoting now changes ${baseName} before there is a result.`
              : `The experiment is not completed (${status}). Promote it all the same?`}
          </p>
          <DialogActions>
            <Button size="compact-sm" variant="default" onClick={() => setAsking(false)}>
              Not now
            </Button>
            <Button size="compact-sm" onClick={() => void run()}>
              Promote anyway
            </Button>
          </DialogActions>
        </>
      ) : (
        changeCount(variant) > 0 && (
          <div className={classes.buttons}>
            <Button
              size="compact-sm"
              variant="default"
              loading={busy}
              leftSection={<Trophy size={14} strokeWidth={1.75} aria-hidden />}
              onClick={() => (status === 'completed' ? void run() : setAsking(true))}
            >
              {done ? 'Promote again' : 'Promote this variant'}
            </Button>
          </div>
        )
      )}
      {said && <output className={said.ok ? shared.hint : shared.problem}>{said.text}</output>}
    </section>
  );
}
