import { Button } from '@mantine/core';
import { Link2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { Id } from '../../shared/base/ids.ts';
import type { MappedReference } from '../../shared/workspace/schemas.ts';
import { kindWords } from '../documents/explorer/kinds.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import classes from './references-panel.module.css';
import type { WorkspaceIndex } from './workspace-index.ts';

interface ReferencesPanelProps {
  readonly documentId: Id;
  readonly index: WorkspaceIndex;
  /** What people call a record of this document. */
  readonly nameOf: (recordId: Id) => string;
  readonly onReveal: (recordId: Id) => void;
  readonly onOpen: (documentId: Id, recordId: Id | null) => void;
}

/** What a document refers to and what refers to it, each the way to the other end. */
export function ReferencesPanel({ documentId, index, nameOf, onReveal, onOpen }: ReferencesPanelProps) {
  const { map, error, documents } = useStore(index.store);
  if (error && !map) {
    return (
      <EmptyState
        compact
        title="The references could not be read"
        actions={<Button onClick={() => void index.refresh()}>Try again</Button>}
      >
        {error.message} Nothing was changed.
      </EmptyState>
    );
  }
  if (!map) return <SkeletonRows rows={3} label="Looking at the other documents" />;
  const out = map.references.filter(({ fromDocumentId }) => fromDocumentId === documentId);
  const into = map.references.filter(({ toDocumentId }) => toDocumentId === documentId);
  if (out.length === 0 && into.length === 0) {
    return (
      <EmptyState compact Icon={Link2} title="No references">
        A funnel refers to its experiment, a variant to what it changes, a process to what it starts.
      </EmptyState>
    );
  }
  return (
    <div className={classes.panel}>
      <Group title="Refers to">
        {group(out, ({ toDocumentId }) => toDocumentId).map(([id, references]) => (
          <Entry
            key={id}
            kind={documents.get(id)?.kind ?? references[0]?.toKind ?? 'journey'}
            name={documents.get(id)?.name ?? null}
            archived={documents.get(id)?.archived ?? false}
            onOpen={() => onOpen(id, null)}
          >
            {references.map(({ fromRecordId, field }) =>
              fromRecordId === null ? (
                <span key={`header ${field}`}>this {documents.get(documentId)?.kind}</span>
              ) : (
                <button key={`${fromRecordId} ${field}`} type="button" onClick={() => onReveal(fromRecordId)}>
                  {nameOf(fromRecordId)}
                </button>
              ),
            )}
          </Entry>
        ))}
      </Group>
      <Group title="Used by">
        {group(into, ({ fromDocumentId }) => fromDocumentId).map(([id, references]) => (
          <Entry
            key={id}
            kind={documents.get(id)?.kind ?? 'journey'}
            name={documents.get(id)?.name ?? null}
            archived={documents.get(id)?.archived ?? false}
            onOpen={() => onOpen(id, references[0]?.fromRecordId ?? null)}
          >
            {references.length > 1 && <span>in {references.length} places</span>}
          </Entry>
        ))}
      </Group>
    </div>
  );
}

function Group({
  title,
  children,
}: {
  readonly title: string;
  readonly children: readonly React.ReactNode[];
}) {
  return (
    <section className={classes.group} aria-label={title}>
      <h3 className={classes.heading}>
        {title} <span className="tabular">{children.length}</span>
      </h3>
      {children.length === 0 ? <p className={classes.none}>Nothing</p> : <ul>{children}</ul>}
    </section>
  );
}

interface EntryProps {
  readonly kind: keyof typeof kindWords;
  /** null: it is not in this workspace. */
  readonly name: string | null;
  readonly archived: boolean;
  readonly onOpen: () => void;
  readonly children: React.ReactNode;
}

function Entry({ kind, name, archived, onOpen, children }: EntryProps) {
  const { Icon, color, one } = kindWords[kind];
  return (
    <li className={classes.entry}>
      <Icon size={14} strokeWidth={1.75} color={color} aria-label={one} />
      {name === null ? (
        <span className={classes.gone}>{one} that is not in this workspace</span>
      ) : (
        <button type="button" className={classes.name} onClick={onOpen}>
          {name}
        </button>
      )}
      {archived && <span className={classes.note}>archived</span>}
      <span className={classes.from}>{children}</span>
    </li>
  );
}

function group(
  references: readonly MappedReference[],
  idOf: (reference: MappedReference) => Id,
): readonly (readonly [Id, readonly MappedReference[]])[] {
  return [...Map.groupBy(references, idOf)];
}
