import { Select } from '@mantine/core';
import { CornerDownRight, CornerLeftUp } from 'lucide-react';
import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { indexProcess } from '../../../shared/processes/process-index.ts';
import type { Connection } from '../../../shared/processes/records/connection.ts';
import { waysOutOf } from '../../../shared/processes/ways.ts';
import { commit } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import type { Session } from '../../documents/session.ts';
import { recordOf } from '../actions/cards.ts';
import { addErrorBranch } from '../actions/error-branch.ts';
import { nameIn } from '../actions/record-edits.ts';
import { useProcessFormDeps } from './deps.ts';
import { setIn } from './form.ts';
import own from './forms.module.css';

interface ConnectionsProps {
  readonly session: Session;
  readonly document: Document;
  readonly id: Id;
  readonly onReveal: (recordId: Id) => void;
}

/** Where a card leads to, with the way of each arrow in place, and where it is reached from. */
export function Connections({ session, document, id, onReveal }: ConnectionsProps) {
  const { newId } = useProcessFormDeps();
  const index = indexProcess(document);
  const [out, into] = [index.outOf(id), index.into(id)];
  const isAction = index.byId.get(id)?.kind === 'action';
  return (
    <>
      <section className={classes.section} aria-label="Leads to">
        <h3 className={classes.heading}>Leads to</h3>
        {out.length === 0 && (
          <p className={classes.hint}>Nothing yet. Draw an arrow from its edge, or press C.</p>
        )}
        {out.map((connection) => (
          <div key={connection.id} className={classes.row}>
            <button
              type="button"
              className={classes.rowIcon}
              aria-label={`Select the connection to ${nameOf(document, connection.to)}`}
              onClick={() => session.select([connection.id])}
            >
              <CornerDownRight size={14} strokeWidth={1.75} aria-hidden />
            </button>
            <Way {...{ document, onReveal }} id={connection.to} />
            <WaySelect {...{ session, document }} connections={[connection]} bare />
          </div>
        ))}
        {isAction && !out.some(({ on }) => on === 'error') && (
          <div className={own.adders}>
            <button
              type="button"
              className={own.adder}
              onClick={() => {
                const outcome = addErrorBranch(session.store.getState().document, id, newId);
                commit(session, outcome);
              }}
            >
              Add an error branch
            </button>
          </div>
        )}
      </section>
      {into.length > 0 && (
        <section className={classes.section} aria-label="Comes from">
          <h3 className={classes.heading}>Comes from</h3>
          {into.map((connection) => (
            <div key={connection.id} className={classes.row}>
              <CornerLeftUp size={14} strokeWidth={1.75} aria-hidden />
              <Way {...{ document, onReveal }} id={connection.from} />
              {connection.on !== 'next' && (
                <span className={own.wayTag} data-on={connection.on}>
                  {connection.on}
                </span>
              )}
            </div>
          ))}
        </section>
      )}
    </>
  );
}

interface WaySelectProps {
  readonly session: Session;
  readonly document: Document;
  readonly connections: readonly [Connection, ...Connection[]];
  readonly bare?: boolean;
}

const wayNames: Readonly<Record<string, string>> = { next: 'next', yes: 'yes', no: 'no', error: 'error' };

/** When an arrow is taken: what its beginning allows; nothing where there is only one way. */
export function WaySelect({ session, document, connections, bare = false }: WaySelectProps) {
  const [first] = connections;
  const ways = waysOutOf(recordOf(document, first.from)?.kind ?? '');
  const same = connections.every(({ on }) => on === first.on);
  if (ways.length < 2 && ways.includes(first.on)) return null;
  const all = ways.includes(first.on) || !same ? ways : [...ways, first.on];
  return (
    <Select
      className={bare ? own.way : undefined}
      label={bare ? undefined : 'Taken on'}
      aria-label={bare ? `Way to ${nameOf(document, first.to)}` : undefined}
      value={same ? first.on : null}
      placeholder={same ? undefined : 'Mixed'}
      data={all.map((way) => ({ value: way, label: wayNames[way] ?? `${way} (unknown)` }))}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md' }}
      onChange={(on) => on !== null && setIn(session, connections, 'on', on)}
    />
  );
}

export function Way({ document, id, onReveal }: Pick<ConnectionsProps, 'document' | 'id' | 'onReveal'>) {
  if (!recordOf(document, id)) return <span className={classes.problem}>Missing card</span>;
  const name = nameOf(document, id);
  return (
    <button type="button" className={classes.way} title={`Show ${name}`} onClick={() => onReveal(id)}>
      {name}
    </button>
  );
}

function nameOf(document: Document, id: Id): string {
  const record = recordOf(document, id);
  return record ? nameIn(document, record) : 'nothing';
}
