/**
 * Where these columns of a row hold a whole number that a double cannot tell from its neighbours; undefined: nowhere. JSON columns hold
 * numbers of any length, and JavaScript rounds them while it parses: only the text of the column shows by how much.
 */
export function findLargeNumber(columns: Readonly<Record<string, unknown>>): string | undefined {
  const open: { readonly value: unknown; readonly place: string }[] = Object.entries(columns).map(
    ([place, value]) => ({ value, place }),
  );
  for (let visit = open.shift(); visit; visit = open.pop()) {
    const { value, place } = visit;
    if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) return place;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) open.push({ value: item, place: `${place}[${index}]` });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) open.push({ value: item, place: `${place}.${key}` });
    }
  }
  return undefined;
}
