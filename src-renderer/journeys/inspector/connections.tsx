import { CornerDownRight, CornerLeftUp } from 'lucide-react';
import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { Transition } from '../../../shared/journeys/records/transition.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { optionalNumber, optionalText } from '../../documents/inspector/parsing.ts';
import type { Session } from '../../documents/session.ts';
import { recordOf, roadsOfCards } from '../actions/cards.ts';
import { nameIn } from '../actions/record-edits.ts';
import { RecordField } from './form.ts';

interface ConnectionsProps {
  readonly session: Session;
  readonly document: Document;
  readonly id: Id;
  readonly onReveal: (recordId: Id) => void;
}

/** Where a card leads to, with condition and share in place, and where it is reached from. */
export function Connections({ session, document, id, onReveal }: ConnectionsProps) {
  const roads = roadsOfCards(document);
  const out = (roads.outOf.get(id) ?? []).toSorted((a, b) => a.order - b.order);
  const into = roads.into.get(id) ?? [];
  const kind = recordOf(document, id)?.kind;
  const leads = kind === 'entry' || kind === 'touchpoint';
  const shares = out.map(({ probability }) => probability).filter((share) => share !== null);
  const sum = shares.reduce((total, share) => total + share, 0);

  return (
    <>
      {leads && (
        <section className={classes.section} aria-label="Leads to">
          <h3 className={classes.heading}>Leads to</h3>
          {out.length === 0 && (
            <p className={classes.hint}>Nothing yet. Draw an arrow from its right edge, or press C.</p>
          )}
          {out.map((transition) => (
            <OutRow key={transition.id} {...{ session, document, transition, onReveal }} />
          ))}
          {shares.length > 1 && shares.length === out.length && Math.abs(sum - 100) > 0.05 && (
            <p className={classes.hint}>Together {Math.round(sum * 10) / 10} %, not 100 %.</p>
          )}
        </section>
      )}
      {into.length > 0 && (
        <section className={classes.section} aria-label="Comes from">
          <h3 className={classes.heading}>Comes from</h3>
          {into.map((transition) => (
            <div key={transition.id} className={classes.row}>
              <CornerLeftUp size={14} strokeWidth={1.75} aria-hidden />
              <Way document={document} id={transition.from} onReveal={onReveal} />
              <span className={classes.rowDetail} title={transition.condition ?? undefined}>
                {transition.condition}
              </span>
            </div>
          ))}
        </section>
      )}
    </>
  );
}

interface OutRowProps extends Omit<ConnectionsProps, 'id'> {
  readonly transition: Transition;
}

function OutRow({ session, document, transition, onReveal }: OutRowProps) {
  const target = recordOf(document, transition.to);
  const name = target ? nameIn(document, target) : 'nothing';
  return (
    <div className={classes.row}>
      <button
        type="button"
        className={classes.rowIcon}
        aria-label={`Select the connection to ${name}`}
        onClick={() => session.select([transition.id])}
      >
        <CornerDownRight size={14} strokeWidth={1.75} aria-hidden />
      </button>
      <Way document={document} id={transition.to} onReveal={onReveal} />
      <RecordField
        session={session}
        records={[transition]}
        field="condition"
        label={`Condition to ${name}`}
        parse={optionalText}
        placeholder="always"
        bare
        className={classes.rowText}
      />
      <RecordField
        session={session}
        records={[transition]}
        field="probability"
        label={`Share that goes to ${name}, in percent`}
        parse={optionalNumber(0, 100)}
        placeholder="–"
        inputMode="decimal"
        bare
        className={classes.rowNumber}
      />
      <span className={classes.percent} aria-hidden>
        %
      </span>
    </div>
  );
}

function Way({ document, id, onReveal }: Pick<ConnectionsProps, 'document' | 'id' | 'onReveal'>) {
  const record = recordOf(document, id);
  if (!record) return <span className={classes.problem}>Missing card</span>;
  const name = nameIn(document, record);
  return (
    <button type="button" className={classes.way} title={`Show ${name}`} onClick={() => onReveal(id)}>
      {name}
    </button>
  );
}
