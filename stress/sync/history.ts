import type { Place } from './oracle.ts';

/** What happened to each place and each document, so that a finding of the oracle can be followed by hand. */
export type History = ReturnType<typeof createHistory>;

/** So many lines of a document's last steps are told with a finding. */
const lastSteps = 60;

export function createHistory(placeOf: (place: number) => Place | undefined) {
  const ofPlace = new Map<number, string[]>();
  const ofDocument = new Map<string, string[]>();
  let now = 'before round 1';
  let count = 0;

  function add<Key>(map: Map<Key, string[]>, key: Key, text: string): void {
    const lines = map.get(key) ?? [];
    count += 1;
    lines.push(`${String(count).padStart(6)} ${now}: ${text}`);
    map.set(key, lines);
  }

  return {
    /** From now on it is that round. */
    round: (text: string): void => {
      now = text;
    },
    place: (place: number, text: string): void => add(ofPlace, place, text),
    document: (documentId: string, text: string): void => add(ofDocument, documentId, text),
    /** Everything that is known of a place and of its document, in its order. */
    tell: (place: number): string => {
      const documentId = placeOf(place)?.documentId ?? '';
      const steps = (ofDocument.get(documentId) ?? []).slice(-lastSteps);
      const lines = [...(ofPlace.get(place) ?? []), ...steps].sort(
        (a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10),
      );
      return [`history of q${place} in ${JSON.stringify(placeOf(place))}:`, ...lines].join('\n');
    },
  };
}
