import type { NewId } from '../../../shared/base/ids.ts';
import { placeJourney } from '../../../shared/journeys/geometry.ts';
import type { JourneyRecord } from '../../../shared/journeys/journey.ts';
import { channels } from '../../../shared/journeys/records/touchpoint.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import type { Action, ActionContext } from '../../documents/action.ts';
import type { Session } from '../../documents/session.ts';
import { insertOnEdge } from './add.ts';
import { chosen } from './cards.ts';
import { canConnect, connect } from './connect.ts';
import { reorderFrame } from './frames.ts';
import { setFields } from './record-edits.ts';

interface JourneyActionDeps {
  readonly newId: NewId;
  /** Why nothing can be changed now; null where it can. */
  readonly frozen: () => string | null;
}

const channelNames: Readonly<Record<string, string>> = {
  web: 'web',
  mobile: 'mobile',
  email: 'e-mail',
  api: 'API',
  support: 'support',
};

/** What can be done to journeys only, beside what every canvas offers. */
export function journeyActions({ newId, frozen }: JourneyActionDeps): readonly Action[] {
  /** `refused` says why not, in words, for the selection as it is; `outcomeOf` is asked only where nothing does. */
  function onSelection(
    at: Pick<Action, 'id' | 'label' | 'shortcuts' | 'group'>,
    refused: (session: Session, records: readonly JourneyRecord[]) => string | null,
    outcomeOf: (session: Session, records: readonly JourneyRecord[]) => Outcome | null,
  ): Action {
    return {
      ...at,
      disabled: (context) => {
        const session = journeyOf(context);
        if (!session) return context.session ? 'This is not a journey.' : 'Open a document first.';
        return frozen() ?? refused(session, selectedIn(session));
      },
      run: (context) => {
        const session = journeyOf(context);
        const outcome = session && outcomeOf(session, selectedIn(session));
        if (!session || !outcome || !session.commit(outcome.label, outcome.change)) return;
        if (outcome.select) session.select(outcome.select);
      },
    };
  }

  return [
    onSelection(
      {
        id: 'journey.connect',
        label: 'Connect the two selected cards',
        group: 'Insert',
        shortcuts: ['mod+L'],
      },
      (session, [from, to, ...more]) => {
        if (!from || !to || more.length > 0) return 'Select two cards, first the one that leads on.';
        const { document } = session.store.getState();
        return canConnect(document, from.id, to.id) ? null : 'These two cannot be connected, or are already.';
      },
      (session, [from, to]) =>
        from && to ? connect(session.store.getState().document, from.id, to.id, newId) : null,
    ),
    onSelection(
      {
        id: 'journey.insertOnConnection',
        label: 'Insert a touchpoint on the connection',
        group: 'Insert',
        shortcuts: [],
      },
      (_, [edge, ...more]) =>
        edge?.kind === 'transition' && more.length === 0 ? null : 'Select one connection first.',
      (session, [edge]) =>
        edge ? insertOnEdge(session.store.getState().document, edge.id, 'touchpoint', newId) : null,
    ),
    ...([-1, 1] as const).map((by) =>
      onSelection(
        {
          id: by < 0 ? 'journey.frameBack' : 'journey.frameOn',
          label: by < 0 ? 'Move the stage or lane one place back' : 'Move the stage or lane one place on',
          group: 'Arrange',
          shortcuts: [by < 0 ? 'alt+shift+ArrowLeft' : 'alt+shift+ArrowRight'],
        },
        (session, records) => {
          const place = framePlace(session, records);
          if (!place) return 'Select one stage or lane first.';
          return place.index + by >= 0 && place.index + by < place.count
            ? null
            : 'It stands at the end already.';
        },
        (session, records) => {
          const place = framePlace(session, records);
          return place && reorderFrame(session.store.getState().document, place.id, place.index + by);
        },
      ),
    ),
    ...channels.map((channel) =>
      onSelection(
        {
          id: `journey.channel.${channel}`,
          label: `Set the channel to ${channelNames[channel] ?? channel}`,
          group: 'Edit',
          shortcuts: [],
        },
        (_, records) =>
          records.some(({ kind }) => kind === 'touchpoint') ? null : 'Select at least one touchpoint first.',
        (session, records) =>
          setFields(
            session.store.getState().document,
            records.filter(({ kind }) => kind === 'touchpoint').map(({ id }) => id),
            { channel },
          ),
      ),
    ),
  ];
}

function journeyOf({ session }: ActionContext): Session | null {
  return session?.store.getState().document.kind === 'journey' ? session : null;
}

/** In the sequence in which they were selected. */
function selectedIn(session: Session): readonly JourneyRecord[] {
  const { document, selection } = session.store.getState();
  return chosen(document, selection);
}

function framePlace(session: Session, [frame, ...more]: readonly JourneyRecord[]) {
  if ((frame?.kind !== 'stage' && frame?.kind !== 'lane') || more.length > 0) return null;
  const { stages, lanes } = placeJourney(session.store.getState().document);
  const all = frame.kind === 'stage' ? stages : lanes;
  return { id: frame.id, index: all.findIndex(({ id }) => id === frame.id), count: all.length };
}
