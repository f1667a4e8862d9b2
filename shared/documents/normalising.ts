/** Collects what had to be added to a foreign row, and says it in one line per kind of addition. */
export interface Normalising<Kind extends string> {
  readonly note: (kind: Kind, what: string) => void;
  readonly remark: (sentence: string) => void;
  /** '3 touchpoints: id added'; empty where the row was of our shape. */
  readonly inWords: () => string[];
}

export function createNormalising<Kind extends string>(
  plurals: Readonly<Record<Kind, string>>,
): Normalising<Kind> {
  const counts = new Map<string, { kind: Kind; what: string; count: number }>();
  const remarks: string[] = [];
  return {
    note: (kind, what) => {
      const key = `${kind}: ${what}`;
      const line = counts.get(key) ?? { kind, what, count: 0 };
      counts.set(key, { ...line, count: line.count + 1 });
    },
    remark: (sentence) => {
      remarks.push(sentence);
    },
    inWords: () => [
      ...[...counts.values()].map(
        ({ kind, what, count }) => `${count} ${count === 1 ? kind : plurals[kind]}: ${what}`,
      ),
      ...remarks,
    ],
  };
}
