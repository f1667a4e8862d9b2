import { useEffect, useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { Bridge } from '../../bridge/bridge.ts';

export type RecordHit = CommandOutput<'documents.search'>[number];

const waitMs = 150;
const none: readonly RecordHit[] = [];

/** What the workspace's documents hold that contains the text; names of documents themselves are left out. */
export function useRecordHits(bridge: Bridge, text: string): readonly RecordHit[] {
  const [hits, setHits] = useState<readonly RecordHit[]>(none);
  useEffect(() => {
    if (text.length < 2) {
      setHits(none);
      return;
    }
    let outdated = false;
    const timer = setTimeout(async () => {
      const reply = await bridge.call('documents.search', { text: text.slice(0, 200) });
      if (!outdated && reply.ok) setHits(reply.value.filter((hit) => hit.recordId !== null));
    }, waitMs);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [bridge, text]);
  return hits;
}
