import type { DocumentSummary } from '../../../shared/documents/summary.ts';
import { Highlight } from '../../ui/highlight.tsx';
import classes from './explorer.module.css';
import type { RecordHit } from './use-record-hits.ts';

interface RecordHitsProps {
  readonly hits: readonly RecordHit[];
  readonly documents: readonly DocumentSummary[];
  readonly filter: string;
  readonly onOpen: (documentId: string, recordId?: string) => void;
}

const limit = 30;

/** What was found inside documents; opens the document with the thing selected. */
export function RecordHits({ hits, documents, filter, onOpen }: RecordHitsProps) {
  if (hits.length === 0) return null;
  return (
    <section aria-label="Found inside documents" className={classes.hits}>
      <h3 className={classes.groupName}>
        Inside documents <span className={`${classes.count} tabular`}>{hits.length}</span>
      </h3>
      <ul className={classes.list}>
        {hits.slice(0, limit).map((hit) => (
          <li key={`${hit.documentId}:${hit.recordId}:${hit.match}`}>
            <button
              type="button"
              className={classes.hit}
              onClick={() => onOpen(hit.documentId, hit.recordId ?? undefined)}
            >
              <span className="truncate">
                <Highlight text={hit.match || hit.name} part={filter} />
              </span>
              <span className={`${classes.hitPlace} truncate`}>
                {hit.kind}
                {hit.match !== hit.name && hit.name !== '' ? `, ${hit.name}` : ''} in{' '}
                {documents.find((document) => document.id === hit.documentId)?.name ?? 'an archived document'}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {hits.length > limit && (
        <p className={classes.more}>{hits.length - limit} more: type more to narrow it down</p>
      )}
    </section>
  );
}
