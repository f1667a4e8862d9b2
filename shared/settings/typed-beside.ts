/** What was typed beside a document and is no part of it: kept with the workspace, never published. */
export interface TypedBeside {
  /** The event and the person that a process is tried with. */
  readonly trial?: TypedTrial | undefined;
  /** What was counted in an experiment, by the key of the variant. */
  readonly counts?: Readonly<Record<string, TypedCount>> | undefined;
}

export interface TypedTrial {
  /** The name of the event that comes; null: that of the first trigger. */
  readonly event: string | null;
  /** The event and the person as JSON; null: the example. */
  readonly facts: string | null;
  /** Actions that are taken to fail. */
  readonly failing: readonly string[];
}

export interface TypedCount {
  readonly people: number | null;
  readonly successes: number | null;
}

/** By the id of the document, that which was typed in last at the end. */
export type AllTyped = Readonly<Record<string, TypedBeside>>;

/** Documents that are remembered, and how much of each, in characters of JSON. */
export const besideLimits = { documents: 24, characters: 8_000 } as const;

/** With this part of what was typed beside a document: undefined or too long, it is forgotten; so is what was typed longest ago. */
export function withTyped(all: AllTyped, documentId: string, part: TypedBeside): AllTyped {
  const { [documentId]: before, ...others } = all;
  const kept = Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined);
  const now: TypedBeside = Object.fromEntries(kept);
  const fits = JSON.stringify(now).length <= besideLimits.characters;
  const entries = Object.entries(others);
  if (fits && kept.length > 0) entries.push([documentId, now]);
  return Object.fromEntries(entries.slice(-besideLimits.documents));
}
