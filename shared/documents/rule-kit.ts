import type { Id } from '../base/ids.ts';
import { isJsonObject, type Json } from '../base/json.ts';
import { alsoRemoveAttached } from './attached/with-attached.ts';
import {
  type Change,
  type Document,
  type DocumentHeader,
  type DocumentRecord,
  emptyChange,
} from './document.ts';
import type { Finding, QuickFix, Rule, RuleScope, Severity } from './finding.ts';

/** A rule with the two documents that show what it is about; they are its tests and its documentation. */
export interface RuleWithExamples<Kind extends Document> extends Rule {
  readonly good: () => Kind;
  readonly bad: () => Kind;
}

/** What a rule notices; its rule and id are filled in. */
export interface Noticed<Rec extends DocumentRecord> {
  readonly severity: Severity;
  readonly record: Rec | null;
  readonly field: string | null;
  readonly message: string;
  readonly fix?: QuickFix | null;
}

interface RuleKitParts<Index> {
  readonly indexOf: (document: Document) => Index;
  /** Whether a fix may be offered on the document as it is; left out: always. */
  readonly allows?: (fix: QuickFix, document: Document) => boolean;
}

/** What the rules of one document kind are made of. */
export function createRuleKit<
  Kind extends Document,
  Header extends DocumentHeader,
  Rec extends DocumentRecord,
  Index,
>({ indexOf, allows = () => true }: RuleKitParts<Index>) {
  const narrowed = new WeakMap<ReadonlySet<Id>, { readonly document: Document; readonly index: Index }>();

  /** The index with only these records in its lists; every rule of a run asks with the same set. */
  function indexOfSome(document: Document, ids: ReadonlySet<Id>): Index {
    const made = narrowed.get(ids);
    if (made?.document === document) return made.index;
    const index = narrow(indexOf(document), ids);
    narrowed.set(ids, { document, index });
    return index;
  }

  function rule(parts: {
    readonly name: string;
    readonly reason: string;
    /** Left out: `document`. */
    readonly scope?: RuleScope;
    /** Left out: true. */
    readonly mayLower?: boolean;
    readonly notice: (index: Index) => Iterable<Noticed<Rec>>;
    readonly good: () => Kind;
    readonly bad: () => Kind;
  }): RuleWithExamples<Kind> {
    const { name, reason, scope = 'document', mayLower = true, notice, good, bad } = parts;
    const find = (document: Document, index: Index): Finding[] =>
      Array.from(notice(index), ({ severity, record, field, message, fix }) => ({
        id: `${name}:${record?.id ?? 'header'}:${field ?? ''}`,
        rule: name,
        severity,
        recordId: record?.id ?? null,
        field,
        message,
        fix: fix && allows(fix, document) ? fix : null,
        ...(mayLower ? {} : { mayLower }),
      }));
    return {
      name,
      reason,
      scope,
      mayLower,
      check: (document) => find(document, indexOf(document)),
      checkSome: (document, ids) => find(document, indexOfSome(document, ids)),
      good,
      bad,
    };
  }

  /** A fix that changes fields of one record as it is when the fix is asked for; null: no longer needed. */
  function fixRecord<One extends Rec>(
    label: string,
    record: One,
    fields: (now: One, index: Index) => Partial<DocumentRecord> | null,
  ): QuickFix {
    return {
      label,
      makeChange: (document) => {
        const now = recordIn(document, record.id);
        if (!now || now.kind !== record.kind) return null;
        const wanted = fields(now as One, indexOf(document));
        return wanted && { ...emptyChange, updated: [[now, { ...now, ...wanted } as DocumentRecord]] };
      },
    };
  }

  /** A fix that sets one header field. */
  function fixHeader<Field extends keyof Header & string>(
    label: string,
    field: Field,
    value: (header: Header) => Header[Field],
  ): QuickFix {
    return {
      label,
      makeChange: (document): Change => {
        const after: Json = value(document.header as Header) ?? null;
        return { ...emptyChange, header: { [field]: [document.header[field] ?? null, after] } };
      },
    };
  }

  /** A fix that takes one record away. */
  function fixByRemoving(label: string, record: Rec): QuickFix {
    return {
      label,
      makeChange: (document) => {
        const now = recordIn(document, record.id);
        return now ? alsoRemoveAttached(document, { ...emptyChange, removed: [now] }) : null;
      },
    };
  }

  return { rule, fixRecord, fixHeader, fixByRemoving };
}

export function recordIn(document: Document, id: Id): DocumentRecord | undefined {
  return Object.hasOwn(document.records, id) ? document.records[id] : undefined;
}

/** Every list of records cut down to these; what is looked up by id stays whole. */
function narrow<Index>(index: Index, ids: ReadonlySet<Id>): Index {
  const parts = Object.entries(index as Readonly<Record<string, unknown>>).map(([key, part]) => [
    key,
    Array.isArray(part)
      ? part.filter(
          (item: unknown) => isJsonObject(item) && typeof item['id'] === 'string' && ids.has(item['id']),
        )
      : part,
  ]);
  return Object.fromEntries(parts) as Index;
}
