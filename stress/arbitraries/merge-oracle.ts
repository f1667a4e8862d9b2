import type { Document, DocumentRecord } from '../../shared/documents/document.ts';

/** What a merge has to say of one place: the text of its value ('' for nothing there), or that it is a conflict. */
export type Verdict = { readonly text: string } | 'conflict';

/**
 * The judge of merges: flattens three states into texts and decides place by place. It shares no code with the merge, the
 * diff or their comparison of values. Places are 'header field', 'record id' and 'record id field'.
 */
export function judgeMerge(base: Document | null, mine: Document, theirs: Document): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  const fields = (place: string, before: Texts | null, here: Texts, there: Texts): void => {
    for (const field of new Set([
      ...Object.keys(before ?? {}),
      ...Object.keys(here),
      ...Object.keys(there),
    ])) {
      const [b, m, t] = [
        before ? (textAt(before, field) ?? '') : null,
        textAt(here, field) ?? '',
        textAt(there, field) ?? '',
      ];
      verdicts.set(
        `${place} ${field}`,
        m === t || t === b ? { text: m } : m === b ? { text: t } : 'conflict',
      );
    }
  };
  fields('header', base && headerTexts(base), headerTexts(mine), headerTexts(theirs));
  const states = [base, mine, theirs];
  const ids = new Set(states.flatMap((state) => Object.keys(state?.records ?? {})));
  for (const id of ids) {
    const [b, m, t] = states.map((state) =>
      state && Object.hasOwn(state.records, id) ? state.records[id] : undefined,
    );
    if (m && t && m.kind === t.kind) {
      fields(`record ${id}`, b?.kind === m.kind ? recordTexts(b) : null, recordTexts(m), recordTexts(t));
      continue;
    }
    const [before, here, there] = [b, m, t].map((state) => (state ? wholeText(state) : ''));
    const unknown = before === '' && here !== '' && there !== '';
    if (here === there) verdicts.set(`record ${id}`, { text: '' });
    else if (unknown) verdicts.set(`record ${id}`, 'conflict');
    else if (there === before) verdicts.set(`record ${id}`, { text: here ?? '' });
    else verdicts.set(`record ${id}`, here === before ? { text: there ?? '' } : 'conflict');
  }
  return verdicts;
}

/** What a document says at the places of a judgement. */
export function textOfPlace(document: Document, place: string): string {
  const [what, first = '', second] = place.split(' ');
  if (what === 'header') return textAt(headerTexts(document), first) ?? '';
  const record = Object.hasOwn(document.records, first) ? document.records[first] : undefined;
  if (!record) return '';
  return second === undefined ? wholeText(record) : (textAt(recordTexts(record), second) ?? '');
}

type Texts = Readonly<Record<string, string>>;

function headerTexts(document: Document): Texts {
  const there = Object.entries(document.header).filter(([, value]) => value !== null);
  return Object.fromEntries(there.map(([field, value]) => [field, JSON.stringify(value, sorted)]));
}

function recordTexts(record: DocumentRecord): Texts {
  return Object.fromEntries(
    Object.entries(record).map(([field, value]) => [field, JSON.stringify(value, sorted)]),
  );
}

function wholeText(record: DocumentRecord): string {
  return JSON.stringify(record, sorted);
}

function textAt(texts: Texts, field: string): string | undefined {
  return Object.hasOwn(texts, field) ? texts[field] : undefined;
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return ['object', ...Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))];
}
