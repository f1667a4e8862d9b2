import { createStore } from 'zustand/vanilla';
import type { Id } from '../../../shared/base/ids.ts';
import { appError } from '../../../shared/contract/errors.ts';
import type { Variant } from '../../../shared/experiments/records/variant.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { loadDescriber } from '../../documents/history/describers.ts';
import type { Session } from '../../documents/session.ts';
import { type Opening, type OpenSession, variantIn } from '../../documents/workspace-store.ts';
import { type Base, createVariantSession } from '../../experiments/variants/variant-session.ts';

interface VariantOpenerDeps {
  readonly bridge: Bridge;
  readonly tell: (message: string) => void;
}

/** Opens tabs that show a variant over its base; for any other tab the answer is undefined. */
export function createVariantOpener(deps: VariantOpenerDeps) {
  return (tab: string, openSession: OpenSession): Promise<Opening> | undefined => {
    const asked = variantIn(tab);
    if (!asked) return undefined;
    return openSession(asked.experimentId).then((experiment) => open(deps, tab, experiment, asked.variantId));
  };
}

async function open(
  { bridge, tell }: VariantOpenerDeps,
  id: string,
  experiment: Session | null,
  variantId: Id,
): Promise<Opening> {
  if (!experiment) return failed('The experiment of this variant could not be opened.');
  const record = experiment.store.getState().document.records[variantId];
  if (record?.kind !== 'variant') return failed('This variant is no longer in its experiment.');
  const { baseDocumentId } = record as Variant;
  if (baseDocumentId === null)
    return failed('This variant has no base document.', 'Choose one in the experiment first.');
  const reply = await bridge.call('documents.open', { id: baseDocumentId });
  if (!reply.ok) return { state: 'failed', error: reply.error };
  const { kind } = reply.value.document;
  if (kind === 'experiment') return failed('An experiment cannot be the base of a variant.');
  const [{ readVariantChange, isHeader }, describer] = await Promise.all([
    import('../../experiments/variants/read-change.ts'),
    loadDescriber(kind),
  ]);
  const { document, revision } = reply.value;
  const base = createStore<Base>(() => ({ document, revision }));

  /** The base as it is saved: edited here, by another window, or while the connection was away. */
  async function follow(seen: number) {
    if (seen <= base.getState().revision) return;
    const newest = await bridge.call('documents.open', { id: document.id });
    if (newest.ok && newest.value.revision > base.getState().revision)
      base.setState({ document: newest.value.document, revision: newest.value.revision });
  }
  const stops = [
    bridge.on('documents.changed', (changed) => {
      if (changed.id === document.id) void follow(changed.revision);
    }),
    bridge.onState((state) => {
      if (state === 'up') void follow(Number.POSITIVE_INFINITY);
    }),
  ];
  const session = createVariantSession({
    id,
    experiment,
    variantId,
    base,
    describer,
    read: readVariantChange,
    isHeader,
    tell,
    onStop: () => {
      for (const stop of stops) stop();
    },
  });
  return { state: 'open', session };
}

function failed(message: string, remedy?: string): Opening {
  return { state: 'failed', error: appError('not-found', message, remedy === undefined ? {} : { remedy }) };
}
