/** Ids are lower-case RFC 9562 UUIDs, kept as text on both sides. */
export type Id = string;

/** A source of fresh ids; the host lends it, so that pure code stays pure. */
export type NewId = () => Id;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(text: string): boolean {
  return uuid.test(text);
}
