import { useEffect, useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { Bridge } from '../../bridge/bridge.ts';

export type RecordHit = CommandOutput<'documents.search'>[number];

const waitMs = 150;
const shortest = 2;
const none: readonly RecordHit[] = [];

/** What the workspace's documents hold that contains the text; names of documents themselves are left out. */
export function useRecordHits(bridge: Bridge, text: string): readonly RecordHit[] {
  const [found, setFound] = useState({ text: '', hits: none });
  useEffect(() => {
    let outdated = false;
    async function search() {
      if (text.length < shortest) return;
      const reply = await bridge.call('documents.search', { text: text.slice(0, 200) });
      if (outdated || !reply.ok) return;
      setFound({ text, hits: reply.value.filter((hit) => hit.recordId !== null) });
    }
    const timer = setTimeout(() => void search(), waitMs);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [bridge, text]);
  // The hits of a moment ago stay until the new ones come, so that the list does not flicker while one types.
  return text.length < shortest ? none : found.hits;
}
