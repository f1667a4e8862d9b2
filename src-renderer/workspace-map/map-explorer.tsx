import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../shared/base/ids.ts';
import { documentKinds } from '../../shared/documents/document.ts';
import { kindWords } from '../documents/explorer/kinds.ts';
import { SeverityIcon } from '../documents/findings/severity-icon.tsx';
import { FilterField } from '../ui/filter-field.tsx';
import classes from './map-explorer.module.css';
import { mapGraph } from './map-graph.ts';
import { isFound, type MapStore } from './map-store.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

interface MapExplorerProps {
  readonly index: WorkspaceIndex;
  readonly map: MapStore;
  readonly onOpen: (documentId: Id, recordId: Id | null) => void;
}

/** Which documents the map shows, and what is wrong between them. */
export function MapExplorer({ index, map, onOpen }: MapExplorerProps) {
  const { map: known, documents } = useStore(index.store);
  const { kinds, search } = useStore(map.store);
  const nodes = useMemo(() => (known ? mapGraph(known).nodes : []), [known]);
  const found = nodes.filter(({ kind, name }) => kinds.has(kind) && isFound(name, search));
  return (
    <div className={classes.explorer}>
      <h2 className={classes.title}>Map</h2>
      <FilterField
        className={classes.search}
        label="Find on the map"
        placeholder="Find a document"
        value={search}
        onValue={(text) => {
          map.search(text);
          const first = nodes.find(({ kind, name }) => kinds.has(kind) && isFound(name, text));
          if (text.trim() !== '') map.focus(first?.id ?? null);
        }}
        onKeyDown={(event) => {
          const { focus } = map.store.getState();
          if (event.key === 'Enter' && focus !== null) onOpen(focus, null);
        }}
      />
      <p className={classes.found} aria-live="polite">
        {search.trim() === '' ? `${nodes.length} documents` : `${found.length} of ${nodes.length} documents`}
      </p>
      <fieldset aria-label="Kinds" className={classes.kinds}>
        {documentKinds.map((kind) => {
          const { Icon, many, color } = kindWords[kind];
          return (
            <button
              key={kind}
              type="button"
              className={classes.kind}
              aria-pressed={kinds.has(kind)}
              onClick={() => map.toggle(kind)}
            >
              <Icon size={14} strokeWidth={1.75} color={color} aria-hidden />
              <span>{many}</span>
              <span className={`tabular ${classes.count}`}>
                {nodes.filter((document) => document.kind === kind).length}
              </span>
            </button>
          );
        })}
      </fieldset>
      <h3 className={classes.heading}>Between documents</h3>
      {known?.findings.length === 0 && (
        <p className={classes.none}>No document stands in another one's way.</p>
      )}
      <ul className={classes.list}>
        {known?.findings.map(({ id, severity, documentId, recordId, message, reason }) => (
          <li key={id}>
            <button
              type="button"
              className={classes.finding}
              title={`${message}. ${reason}`}
              onClick={() => onOpen(documentId, recordId)}
              onFocus={() => map.focus(documents.has(documentId) ? documentId : null)}
            >
              <SeverityIcon severity={severity} />
              <span>{message}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
