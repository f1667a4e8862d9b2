import type { Document } from '../../../shared/documents/document.ts';
import { cutText, type DocumentWords } from '../../../shared/documents/in-words.ts';
import type { Misfit } from '../../../shared/experiments/variant-change.ts';

/** What does not fit a base any more, as people read it. */
export function misfitsInWords(
  misfits: readonly Misfit[],
  base: Document,
  words: DocumentWords,
): readonly { readonly what: string; readonly detail: string }[] {
  const find = (id: string) => (Object.hasOwn(base.records, id) ? base.records[id] : undefined);
  return misfits.map(({ record, field, reason, wanted, now }) => {
    const kind = record?.kind ?? null;
    const name = record ? words.recordName(record, find) : base.header.name;
    if (field === null) {
      const detail = {
        changed: 'the variant removes it, and the base has changed it',
        gone: 'the variant changes it, and the base has removed it',
        taken: 'the variant adds it, and the base has something else in its place',
      }[reason];
      return { what: name, detail };
    }
    const say = (value: typeof wanted) => cutText(words.valueText(kind, field, value, find) ?? 'nothing', 60);
    return {
      what: `${name}, ${words.fieldName(kind, field).toLowerCase()}`,
      detail: `the variant says ${say(wanted)}, the base says ${say(now)} by now`,
    };
  });
}
