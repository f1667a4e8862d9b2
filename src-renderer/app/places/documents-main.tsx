import { Button } from '@mantine/core';
import { FileX, PanelTop } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import type { Action, ActionContext } from '../../documents/action.ts';
import type { Opening } from '../../documents/workspace-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Keys } from '../../ui/keys.tsx';
import { loadEarly } from '../../ui/load-early.ts';
import type { DocumentCommands } from '../document-commands.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { useServices } from '../services.ts';
import classes from './places.module.css';
import { Welcome } from './welcome.tsx';

/** The canvas and its engine: asked for at once, but not before the frame is drawn. */
const loadDocumentPlace = loadEarly(() => import('./document-place.tsx'));
const DocumentPlace = lazy(async () => ({ default: (await loadDocumentPlace()).DocumentPlace }));

interface DocumentsMainProps {
  readonly actions: readonly Action[];
  readonly run: (action: Action, context?: ActionContext) => void;
  readonly commands: DocumentCommands;
  readonly readOnly: boolean;
}

/** The middle of the documents place: the document in front, or what to do without one. */
export function DocumentsMain(props: DocumentsMainProps) {
  const { tabs, settings } = useServices();
  const active = useStore(tabs.store, (state) => state.active);
  const opening = useStore(tabs.store, (state) => (active === null ? undefined : state.openings.get(active)));
  const welcomed = useStore(settings.store, (state) => state.welcomed);

  if (active === null) {
    return welcomed ? <NothingOpen {...props} /> : <Welcome commands={props.commands} />;
  }
  return (
    <div id="tab-content" role="tabpanel" aria-labelledby={`tab-${active}`} className={classes.content}>
      <ErrorBoundary key={active} part="This document">
        <Opened id={active} opening={opening} {...props} />
      </ErrorBoundary>
    </div>
  );
}

function Opened({
  id,
  opening,
  ...props
}: DocumentsMainProps & { id: string; opening: Opening | undefined }) {
  const { tabs, kinds } = useServices();
  if (opening === undefined || opening.state === 'loading') {
    return <output aria-label="Opening the document" className={classes.opening} />;
  }
  if (opening.state === 'failed') {
    return (
      <EmptyState
        Icon={FileX}
        title="The document could not be opened"
        actions={
          <>
            <Button onClick={() => void tabs.reload(id)}>Try again</Button>
            <Button variant="default" onClick={() => tabs.discard(id)}>
              Close the tab
            </Button>
          </>
        }
      >
        {opening.error.message} {opening.error.remedy}
        {opening.error.logId && <span className={classes.logId}> Log id {opening.error.logId}</span>}
      </EmptyState>
    );
  }
  const { session } = opening;
  const { kind } = session.store.getState().document;
  const parts = kinds[kind];
  if (!parts) {
    return (
      <EmptyState Icon={FileX} title={`A ${kind} cannot be shown yet`}>
        It is kept as it is, and can be exported and published.
      </EmptyState>
    );
  }
  return (
    <Suspense fallback={<output aria-label="Opening the document" className={classes.opening} />}>
      <DocumentPlace
        session={session}
        parts={parts}
        actions={props.actions}
        run={props.run}
        readOnly={props.readOnly}
      />
    </Suspense>
  );
}

function NothingOpen({ actions, run, commands, readOnly }: DocumentsMainProps) {
  const { library } = useServices();
  const documents = useStore(library.store, (state) => state.documents);
  const none = documents?.length === 0;
  const byId = (id: string) => actions.find((action) => action.id === id);
  return (
    <EmptyState
      Icon={PanelTop}
      title={none ? 'This workspace is empty' : 'No document is open'}
      actions={
        !readOnly && (
          <>
            <Button onClick={commands.create}>New document</Button>
            <Button variant="default" onClick={() => void commands.chooseImport()}>
              Import a file
            </Button>
            {none && (
              <Button variant="default" onClick={() => void commands.addSamples()}>
                Add the samples
              </Button>
            )}
          </>
        )
      }
    >
      {!none && (
        <dl className={classes.keys}>
          {['view.palette', 'tab.reopen', 'help.shortcuts'].map((id) => {
            const action = byId(id);
            const shortcut = action?.shortcuts[0];
            return action && shortcut ? (
              <div key={id}>
                <dt>
                  <button type="button" className={classes.keyAction} onClick={() => run(action)}>
                    {action.label}
                  </button>
                </dt>
                <dd>
                  <Keys shortcut={shortcut} />
                </dd>
              </div>
            ) : null;
          })}
        </dl>
      )}
    </EmptyState>
  );
}
