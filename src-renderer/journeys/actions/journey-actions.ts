import type { NewId } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { placeJourney } from '../../../shared/journeys/geometry.ts';
import { channels } from '../../../shared/journeys/records/touchpoint.ts';
import { connectSelected } from '../../canvas/editing/connect-selected.ts';
import { createSelectionActions } from '../../canvas/editing/selection-actions.ts';
import type { Action } from '../../documents/action.ts';
import { journeyView } from '../journey-view.tsx';
import { insertOnEdge } from './add.ts';
import { canConnect, connect } from './connect.ts';
import { shiftEmotions } from './emotion.ts';
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
  const onSelection = createSelectionActions({ kind: 'journey', frozen, view: journeyView });
  return [
    connectSelected(onSelection, {
      id: 'journey.connect',
      label: 'Connect the two selected cards',
      choose: 'Select two cards, first the one that leads on.',
      canConnect,
      connect: (document, from, to) => connect(document, from, to, newId),
    }),
    onSelection(
      {
        id: 'journey.insertOnConnection',
        label: 'Insert a touchpoint on the connection',
        group: 'Insert',
        shortcuts: [],
      },
      (_, [edge, ...more]) =>
        edge?.kind === 'transition' && more.length === 0 ? null : 'Select one connection first.',
      (document, [edge]) => (edge ? insertOnEdge(document, edge.id, 'touchpoint', newId) : null),
    ),
    ...([-1, 1] as const).map((by) =>
      onSelection(
        {
          id: by < 0 ? 'journey.frameBack' : 'journey.frameOn',
          label: by < 0 ? 'Move the stage or lane one place back' : 'Move the stage or lane one place on',
          group: 'Arrange',
          shortcuts: [by < 0 ? 'alt+shift+ArrowLeft' : 'alt+shift+ArrowRight'],
        },
        (document, records) => {
          const place = framePlace(document, records);
          if (!place) return 'Select one stage or lane first.';
          return place.index + by >= 0 && place.index + by < place.count
            ? null
            : 'It stands at the end already.';
        },
        (document, records) => {
          const place = framePlace(document, records);
          return place && reorderFrame(document, place.id, place.index + by);
        },
      ),
    ),
    ...([1, -1] as const).map((by) =>
      onSelection(
        {
          id: by > 0 ? 'journey.emotionUp' : 'journey.emotionDown',
          label: by > 0 ? 'Raise the emotion by one step' : 'Lower the emotion by one step',
          group: 'Edit',
          shortcuts: [by > 0 ? 'alt+=' : 'alt+-'],
        },
        (document, records) => {
          if (!records.some(({ kind }) => kind === 'touchpoint'))
            return 'Select at least one touchpoint first.';
          return shiftEmotions(document, records, by) ? null : 'It stands at the end already.';
        },
        (document, records) => shiftEmotions(document, records, by),
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
        (document, records) =>
          setFields(
            document,
            records.filter(({ kind }) => kind === 'touchpoint').map(({ id }) => id),
            { channel },
          ),
      ),
    ),
  ];
}

function framePlace(document: Document, [frame, ...more]: readonly DocumentRecord[]) {
  if ((frame?.kind !== 'stage' && frame?.kind !== 'lane') || more.length > 0) return null;
  const { stages, lanes } = placeJourney(document);
  const all = frame.kind === 'stage' ? stages : lanes;
  return { id: frame.id, index: all.findIndex(({ id }) => id === frame.id), count: all.length };
}
