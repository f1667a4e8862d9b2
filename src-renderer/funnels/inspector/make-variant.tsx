import { Button } from '@mantine/core';
import { Split } from 'lucide-react';
import { useState } from 'react';
import type { Id } from '../../../shared/base/ids.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { funnelLimits } from '../../../shared/funnels/funnel.ts';
import classes from '../../documents/inspector/inspector.module.css';
import type { Session } from '../../documents/session.ts';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { type FunnelFormDeps, useFunnelFormDeps } from './deps.ts';
import { type ExperimentAndVariant, ExperimentLink } from './experiment-link.tsx';

/** Production keeps one row per variant: a variant of a funnel is a funnel of its own, tied to its experiment. */
export function MakeVariant({
  session,
  document,
}: {
  readonly session: Session;
  readonly document: Document;
}) {
  const deps = useFunnelFormDeps();
  const [link, setLink] = useState<ExperimentAndVariant | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<AppError | null>(null);

  async function make({ experimentId, variantName }: ExperimentAndVariant) {
    setBusy(true);
    await session.settled();
    const reply = await makeVariantOf(deps, document.id, { experimentId, variantName });
    setBusy(false);
    if (!reply.ok) {
      setFailed(reply.error);
      return;
    }
    setLink(null);
    deps.openDocument(reply.value);
  }

  if (link === null) {
    const experimentId =
      typeof document.header['experimentId'] === 'string' ? document.header['experimentId'] : null;
    return (
      <Button
        variant="default"
        leftSection={<Split size={14} strokeWidth={1.75} />}
        justify="flex-start"
        onClick={() => setLink({ experimentId, variantName: null })}
      >
        Make a variant of this funnel
      </Button>
    );
  }
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset would bring its own looks
    <div className={classes.criterion} role="group" aria-label="New variant of this funnel">
      <p className={classes.hint}>
        A copy with the same steps becomes a funnel of its own, tied to the experiment and its variant.
      </p>
      <ExperimentLink {...link} limit={funnelLimits.header.variantName} onChange={setLink} />
      {failed && (
        <p className={classes.problem}>{[failed.message, failed.remedy].filter(Boolean).join(' ')}</p>
      )}
      <DialogActions>
        <Button variant="default" onClick={() => setLink(null)}>
          Cancel
        </Button>
        <Button
          loading={busy}
          disabled={link.experimentId === null || link.variantName === null}
          onClick={() => void make(link)}
        >
          Make the variant
        </Button>
      </DialogActions>
    </div>
  );
}

/** Duplicates a funnel and ties the copy to an experiment and its variant; the id of the copy. */
async function makeVariantOf(
  { bridge, newId }: Pick<FunnelFormDeps, 'bridge' | 'newId'>,
  id: Id,
  { experimentId, variantName }: ExperimentAndVariant,
): Promise<Result<Id, AppError>> {
  const copy = await bridge.call('documents.duplicate', { id });
  if (!copy.ok) return err(copy.error);
  const opened = await bridge.call('documents.open', { id: copy.value.id });
  if (!opened.ok) return err(opened.error);
  const { document, revision } = opened.value;
  const { header } = document;
  const changed = await bridge.call('documents.applyChange', {
    id: document.id,
    baseRevision: revision,
    changeId: newId(),
    intent: 'edit',
    label: `Tie to variant ${variantName ?? ''}`.slice(0, 200),
    change: {
      header: {
        experimentId: [header['experimentId'] ?? null, experimentId],
        variantName: [header['variantName'] ?? null, variantName],
      },
      added: [],
      updated: [],
      removed: [],
    },
  });
  return changed.ok ? ok(document.id) : err(changed.error);
}
