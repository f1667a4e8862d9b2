import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseJsonOrNull } from '../../../shared/base/parse-json.ts';
import { documentKinds } from '../../../shared/documents/document.ts';
import type { ReviewedPlan } from '../../../shared/publishing/reviews.ts';
import { textToRows, unitOf } from '../../../shared/publishing/units.ts';
import { describeRows } from '../comparing/described-rows.ts';
import { hashContent, type MadePlan, planContent } from '../planning/made-plan.ts';
import { parameterText } from '../planning/planning-words.ts';
import { untrustedText } from '../postgres/untrusted-text.ts';

/** Larger than any plan that a person reads. */
export const longestContent = 8_000_000;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What is kept of a plan that somebody asks about: what its hash is made of, and the rows before and after. */
const contentSchema = z.object({
  database: z.string(),
  schema: z.string(),
  statements: z.array(
    z.object({
      sql: z.string(),
      parameters: z.array(z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
      purpose: z.string(),
    }),
  ),
  documents: z.array(
    z.object({
      documentId: z.string(),
      name: z.string(),
      kind: z.enum(documentKinds),
      write: z.enum(['insert', 'update', 'deactivate', 'delete']),
      beforeHash: hash.nullable(),
      afterHash: hash.nullable(),
      beforeText: z.string().nullable(),
      afterText: z.string().nullable(),
    }),
  ),
});
export type ReviewContent = z.infer<typeof contentSchema>;

export function contentOf({ environment, statements, documents }: MadePlan): string {
  const content = planContent(environment, statements, documents);
  return JSON.stringify({
    ...content,
    statements: content.statements.map(({ sql, parameters, purpose }) => ({ sql, parameters, purpose })),
    documents: documents.map(
      ({ documentId, name, kind, write, beforeHash, afterHash, beforeText, afterText }) => ({
        documentId,
        name,
        kind,
        write,
        beforeHash,
        afterHash,
        beforeText,
        afterText,
      }),
    ),
  });
}

/**
 * What somebody put there is not believed: the statements must have the hash that is to be approved, and the rows that are
 * put into words must have the hashes that the statements are checked against. Answers null where it is no plan at all.
 */
export function readContent(
  text: string,
  planHash: string,
): { readonly content: ReviewContent; readonly distrust: string | null } | null {
  if (text.length > longestContent) return null;
  const parsed = contentSchema.safeParse(parseJsonOrNull(text));
  if (!parsed.success) return null;
  const content = parsed.data;
  if (hashContent(content) !== planHash)
    return { content, distrust: 'What is kept there is not the plan whose hash would be approved.' };
  const forged = content.documents.find(
    ({ beforeText, beforeHash, afterText, afterHash }) =>
      hashOf(beforeText) !== beforeHash || hashOf(afterText) !== afterHash,
  );
  if (forged)
    return { content, distrust: `The rows of "${untrustedText(forged.name)}" are not those of the plan.` };
  return { content, distrust: null };
}

/** As the server computes the token of a row: over the text that it answers with. */
function hashOf(text: string | null): string | null {
  return text === null ? null : createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The plan in words, made here from the rows. `hashesThere`: what production holds now, by document. */
export function inWords(
  { documents, statements }: ReviewContent,
  hashesThere: ReadonlyMap<string, string>,
): Pick<ReviewedPlan, 'documents' | 'statements'> {
  return {
    documents: documents.map(
      ({ documentId, kind, write, name, beforeText, afterText, beforeHash, afterHash }) => {
        const there = hashesThere.get(documentId) ?? null;
        return {
          documentId,
          kind,
          write,
          name: nameOf(kind, afterText ?? beforeText) ?? untrustedText(name),
          fields: describeRows(kind, beforeText, afterText),
          current: there === beforeHash || there === afterHash,
        };
      },
    ),
    statements: statements.map(({ sql, purpose, parameters }) => ({
      sql,
      purpose: untrustedText(purpose),
      parameters: parameters.map(parameterText),
    })),
  };
}

function nameOf(kind: ReviewContent['documents'][number]['kind'], text: string | null): string | null {
  if (text === null) return null;
  const unit = unitOf(kind);
  const name = textToRows(unit, text).row[unit.name];
  return typeof name === 'string' ? untrustedText(name) : null;
}
