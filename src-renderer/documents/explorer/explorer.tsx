import { FileInput, PackageOpen, Plus } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { DocumentSummary } from '../../../shared/documents/summary.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { DocumentTree } from './document-tree.tsx';
import classes from './explorer.module.css';
import type { ExplorerCommands, PublishMark } from './explorer-commands.ts';
import type { Library } from './library.ts';
import { RecordHits } from './record-hits.tsx';
import { useRecordHits } from './use-record-hits.ts';

interface ExplorerProps {
  readonly bridge: Bridge;
  readonly library: Library;
  /** The document in front. */
  readonly active: string | null;
  readonly marks: ReadonlyMap<string, PublishMark>;
  readonly readOnly: boolean;
  readonly commands: ExplorerCommands;
}

/** Every document of the workspace: filtered, opened, renamed, put away. */
export function Explorer({ bridge, library, active, marks, readOnly, commands }: ExplorerProps) {
  const documents = useStore(library.store, (state) => state.documents);
  const archived = useStore(library.store, (state) => state.archived);
  const error = useStore(library.store, (state) => state.error);
  const [text, setText] = useState('');
  const filter = useDeferredValue(text.trim());
  const hits = useRecordHits(bridge, filter);
  const list = useRef<HTMLDivElement>(null);

  function onFilterKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"], button')?.focus();
  }

  const shown = documents?.filter((document) => matches(document, filter)) ?? null;
  const shownArchived = archived.filter((document) => matches(document, filter));
  const nothing = shown?.length === 0 && shownArchived.length === 0 && hits.length === 0;

  return (
    <>
      <h2 className="visually-hidden">Documents</h2>
      <div className={classes.head}>
        <FilterField
          className={classes.filter}
          label="Filter documents"
          placeholder="Filter"
          value={text}
          onValue={setText}
          onKeyDown={onFilterKey}
        />
        {!readOnly && (
          <>
            <IconButton label="New document" Icon={Plus} onClick={commands.create} />
            <IconButton label="Import a file" Icon={FileInput} onClick={commands.chooseImport} />
          </>
        )}
        <IconButton
          label="Export a bundle"
          Icon={PackageOpen}
          disabled={documents === null || documents.length === 0 ? 'There are no documents yet.' : null}
          onClick={() => commands.exportBundle(null)}
        />
      </div>
      <div className={classes.scroll} ref={list}>
        {shown === null && error === null && <SkeletonRows rows={5} label="Reading the documents" />}
        {shown === null && error !== null && (
          <EmptyState compact title="The documents could not be read">
            {error.message} {error.remedy}
          </EmptyState>
        )}
        {nothing && filter !== '' && (
          <EmptyState compact title="Nothing found">
            No document, and nothing in one, contains “{filter}”.
          </EmptyState>
        )}
        {documents?.length === 0 && filter === '' && (
          <EmptyState compact title="No documents yet">
            Make one with the plus above, or drop a file anywhere in the window.
          </EmptyState>
        )}
        {shown !== null && shown.length + shownArchived.length > 0 && (
          <DocumentTree
            documents={shown}
            archived={shownArchived}
            filtered={filter !== ''}
            active={active}
            marks={marks}
            readOnly={readOnly}
            commands={commands}
          />
        )}
        {filter !== '' && (
          <RecordHits hits={hits} documents={documents ?? []} filter={filter} onOpen={commands.open} />
        )}
      </div>
    </>
  );
}

function matches(document: DocumentSummary, filter: string): boolean {
  return filter === '' || document.name.toLocaleLowerCase().includes(filter.toLocaleLowerCase());
}
