import { assertNever } from '../../shared/base/assert-never.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { Document } from '../../shared/documents/document.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { dateAndTime } from '../ui/formats.ts';
import type { Source } from './source.ts';

export const now: Source = { from: 'now' };

export function sourceKey(source: Source): string {
  switch (source.from) {
    case 'now':
      return 'now';
    case 'revision':
      return `revision ${source.revision}`;
    case 'document':
      return `document ${source.documentId}`;
    case 'environment':
      return `environment ${source.environmentId}`;
    default:
      return assertNever(source);
  }
}

/** 'Now', 'Before the change', 'Revision 214', 'Production'. */
export function sourceName(source: Source): string {
  switch (source.from) {
    case 'now':
      return 'Now';
    case 'revision':
      return source.version ?? `Revision ${source.revision}`;
    default:
      return source.name;
  }
}

/** What stands beside the name where there is room. */
export function sourceDetail(source: Source): string | null {
  if (source.from !== 'revision') return null;
  const at = source.at === null ? null : dateAndTime(source.at);
  return source.version === null ? at : [`revision ${source.revision}`, at].filter(Boolean).join(', ');
}

/** The document of a source, null where the other side has none; `now` is the window's own business. */
export async function readSource(
  bridge: Bridge,
  documentId: string,
  source: Exclude<Source, { readonly from: 'now' }>,
): Promise<Result<Document | null, AppError>> {
  if (source.from === 'environment') return readEnvironment(bridge, documentId, source);
  const reply =
    source.from === 'revision'
      ? await bridge.call('documents.openRevision', { id: documentId, revision: source.revision })
      : await bridge.call('documents.open', { id: source.documentId });
  return reply.ok ? ok(reply.value.document) : reply;
}

async function readEnvironment(
  bridge: Bridge,
  documentId: string,
  { environmentId, name }: Extract<Source, { readonly from: 'environment' }>,
): Promise<Result<Document | null, AppError>> {
  const reply = await bridge.call('publishing.remote', { environmentId, documentId });
  if (!reply.ok) return reply;
  const { text, document, reason } = reply.value;
  if (document !== null || text === null) return ok(document);
  return err(
    appError('unsupported', `The row in ${name} cannot be drawn: ${reason ?? 'it is of another form'}.`, {
      remedy: 'It is kept as it is. Publishing shows what it holds.',
    }),
  );
}
