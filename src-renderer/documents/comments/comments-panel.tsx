import { Button } from '@mantine/core';
import { MessageSquare } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/base/ids.ts';
import { threadsOf } from '../../../shared/documents/attached/threads.ts';
import { recordIn } from '../../../shared/documents/rule-kit.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import type { Session } from '../session.ts';
import { createCommentEdits, type Writer } from './comment-edits.ts';
import { CommentForm } from './comment-form.tsx';
import type { Commenting } from './commenting.ts';
import classes from './comments.module.css';
import { ThreadItem } from './thread-item.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

interface CommentsPanelProps {
  readonly session: Session;
  readonly commenting: Commenting;
  readonly writer: Writer;
  /** What people call a record. */
  readonly nameOf: (recordId: Id) => string;
  readonly onReveal: (recordId: Id) => void;
  readonly readOnly: boolean;
}

const filters = [
  { key: 'open', label: 'open' },
  { key: 'resolved', label: 'resolved' },
] as const;
type Filter = (typeof filters)[number]['key'];
/** A panel of a few hundred pixels is read, not scrolled through for hours. */
const page = 100;

/** What is said about the document, by time; offline as online, for it is part of the document. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { session, commenting, writer, nameOf, onReveal, readOnly } = props;
  const document = useStore(session.store, (state) => state.document);
  const draft = useStore(commenting.store, (state) => state.draft);
  const shownOf = useStore(commenting.store, (state) => state.shown);
  const [filter, setFilter] = useState<Filter>('open');
  const [limit, setLimit] = useState(page);
  const list = useRef<HTMLUListElement>(null);
  const edits = useMemo(() => createCommentEdits(session, writer), [session, writer]);
  const threads = useMemo(() => threadsOf(document), [document]);
  const counts = { open: threads.filter(({ open }) => open).length, resolved: 0 };
  counts.resolved = threads.length - counts.open;
  const shown = threads.filter(({ open }) => open === (filter === 'open'));
  const own = draft?.documentId === session.id ? draft : null;
  const keeping = useKeptFocus([document, filter, own]);
  const existing = (id: Id | null) => (id !== null && recordIn(document, id) ? id : null);
  const draftTarget = existing(own?.target ?? null);

  useEffect(() => {
    if (shownOf?.documentId !== session.id || shownOf.target === null) return;
    const found = list.current?.querySelector(`[data-target="${CSS.escape(shownOf.target)}"]`);
    found?.scrollIntoView({ block: 'nearest' });
    found?.querySelector<HTMLElement>('button')?.focus();
  }, [shownOf, session.id]);

  function start() {
    const [target = null] = session.store.getState().selection;
    commenting.start({ documentId: session.id, target });
  }

  return (
    <div className={classes.panel} {...keeping}>
      <FilterBar
        filters={filters.map(({ key, label }) => ({ key, count: counts[key], label }))}
        pressed={filter}
        onPress={setFilter}
      >
        {!readOnly && own === null && (
          <Button size="compact-sm" variant="default" data-home onClick={start}>
            Write a comment
          </Button>
        )}
      </FilterBar>
      <div className={classes.scroll}>
        {own && !readOnly && (
          <CommentForm
            key={draftTarget ?? ''}
            label={draftTarget === null ? 'Comment on the document' : `Comment on ${nameOf(draftTarget)}`}
            submit="Comment"
            onSubmit={(text) => {
              edits.begin(draftTarget, text);
              setFilter('open');
              commenting.end();
            }}
            onCancel={commenting.end}
          />
        )}
        {shown.length === 0 && own === null && (
          <EmptyState
            compact
            Icon={MessageSquare}
            title={filter === 'open' ? 'No open comments' : 'Nothing was resolved yet'}
          >
            A comment is pinned to what is selected, travels with the document and never reaches its picture.
          </EmptyState>
        )}
        <ul
          ref={list}
          className={classes.list}
          aria-label={`${filter === 'open' ? 'Open' : 'Resolved'} comments`}
        >
          {shown.slice(0, limit).map((thread) => {
            const target = existing(thread.first.target);
            return (
              <ThreadItem
                key={thread.first.id}
                thread={thread}
                about={target === null ? null : nameOf(target)}
                edits={edits}
                readOnly={readOnly}
                onReveal={onReveal}
              />
            );
          })}
        </ul>
        {shown.length > limit && (
          <Button variant="subtle" size="compact-sm" onClick={() => setLimit(limit + page)}>
            Show {Math.min(page, shown.length - limit)} more
          </Button>
        )}
      </div>
    </div>
  );
}
