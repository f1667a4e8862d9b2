import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Id } from '../../../shared/base/ids.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import { commit } from '../../documents/inspector/form.ts';
import type { Session } from '../../documents/session.ts';
import { nameIn } from '../actions/record-edits.ts';
import { isStep } from '../actions/records.ts';
import { inserted } from '../actions/sequence.ts';
import { useFunnelFormDeps } from './deps.ts';
import own from './forms.module.css';

type Found = CommandOutput<'funnels.twoTruths'>;

/** Where production says two things of this funnel: seen before the next push writes one of them over the other. */
export function TwoTruthsBanner({
  session,
  document,
}: {
  readonly session: Session;
  readonly document: Document;
}) {
  const told = useTwoTruths(document.id);
  if (!told || told.found.length === 0) return null;
  const adoptable = told.found.flatMap(({ adopt }) =>
    adopt && !Object.hasOwn(document.records, adopt.id) ? [adopt] : [],
  );
  return (
    <section className={own.banner} aria-label="Production says two things">
      <h3 className={own.bannerTitle}>
        <TriangleAlert size={16} strokeWidth={1.75} color="var(--warn)" aria-hidden />
        Production says two things
      </h3>
      <p className={own.bannerText}>
        In {told.environmentName} the rows of the stages and the funnel’s column stages differ. The rows are
        what you see here; the next push writes the column anew from them.
      </p>
      <ul className={own.bannerList}>
        {told.found.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {adoptable.map((step) => (
        <Button key={step.id} variant="default" size="compact-sm" onClick={() => adopt(session, step)}>
          Add the step {nameIn(document, step)}
        </Button>
      ))}
    </section>
  );
}

/** Behind the steps that are there, where its own number is taken. */
function adopt(session: Session, record: DocumentRecord) {
  const { document } = session.store.getState();
  if (!isStep(record) || Object.hasOwn(document.records, record.id)) return;
  const { steps } = indexFunnel(document);
  const free = !steps.some(({ order }) => order === record.order);
  const placed = free
    ? { steps: [record], updated: [] }
    : inserted(document, [record], steps.at(-1)?.id ?? null);
  commit(session, {
    label: `Add ${nameIn(document, record)}`,
    change: { added: placed.steps, updated: placed.updated, removed: [] },
  });
}

function useTwoTruths(documentId: Id): Found | null {
  const { bridge } = useFunnelFormDeps();
  const [told, setTold] = useState<{ readonly of: Id; readonly found: Found } | null>(null);
  useEffect(() => {
    let stopped = false;
    async function read() {
      const reply = await bridge.call('funnels.twoTruths', { documentId });
      if (!stopped && reply.ok) setTold({ of: documentId, found: reply.value });
    }
    void read();
    const stop = bridge.on('publishing.changed', () => void read());
    return () => {
      stopped = true;
      stop();
    };
  }, [bridge, documentId]);
  return told?.of === documentId ? told.found : null;
}
