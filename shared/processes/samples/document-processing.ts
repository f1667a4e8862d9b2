import type { NewId } from '../../base/ids.ts';
import type { Process } from '../process.ts';
import { asks, sketchProcess } from './sketch.ts';

/** An uploaded proof of identity is read, checked and filed; what cannot be read goes to people. */
export function documentProcessing(newId: NewId): Process {
  const { trigger, filter, decision, within, action, procedure, road, note, finish } = sketchProcess(newId);

  const uploaded = trigger(
    { column: 0, row: 0 },
    'document.uploaded',
    'From the web form or the mobile app.',
  );
  filter(uploaded, [asks('event', 'document.kind', 'text', 'one_of', ['passport', 'id_card', 'licence'])]);
  const read = action(
    { column: 1, row: 0 },
    'Read the document',
    {
      type: 'call_webhook',
      url: 'https://recognition.example.com/v2/documents',
      method: 'POST',
      headers: { Authorization: 'Bearer {{secrets.recognition}}', 'Content-Type': 'application/json' },
      body: '{"documentId": "{{event.document.id}}"}',
    },
    { retry: { count: 4, backoff: 'exponential', delaySeconds: 15 }, timeoutSeconds: 60 },
  );
  const clear = decision({ column: 2, row: 0 }, 'Read clearly?', 'all', [
    asks('event', 'recognition.confidence', 'number', 'at_least', 0.92),
    asks('event', 'document.expired', 'yes_no', 'is', false),
  ]);
  within(clear, 'none', [
    asks('person', 'flags.manual_review', 'yes_no', 'is', true),
    asks('person', 'country', 'text', 'not_known'),
  ]);
  const file = action({ column: 3, row: 0 }, 'Mark as verified', {
    type: 'update_record',
    record: 'person',
    field: 'identity_status',
    value: 'verified',
  });
  const thanks = action({ column: 4, row: 0 }, 'Say thank you', {
    type: 'send_message',
    channel: 'email',
    to: '{{person.email}}',
    text: 'Your document is verified. You can go on where you stopped.',
  });
  const again = action({ column: 3, row: 1 }, 'Ask for a better picture', {
    type: 'send_message',
    channel: 'mobile',
    to: '{{person.id}}',
    text: 'We could not read your document. Please take the picture again in good light.',
  });
  const byHand = procedure(
    { column: 1, row: 2 },
    'Check by hand',
    'When the recognition service does not answer.',
  );
  const team = action({ column: 1, row: 0, in: byHand }, 'Give to document checks', {
    type: 'assign_team',
    team: 'Document checks',
  });
  const task = action({ column: 2, row: 0, in: byHand }, 'Create a check', {
    type: 'create_task',
    title: 'Check {{event.document.kind}} of {{person.name}}',
    assignee: null,
    dueInHours: 8,
  });

  road(uploaded, read);
  road(read, clear);
  road(read, byHand, 'error');
  road(clear, file, 'yes');
  road(clear, again, 'no');
  road(file, thanks);
  road(byHand, team);
  road(team, task);
  note(24, 'The picture itself never leaves the document store: the webhook gets its id.');
  return finish('Identity document processing', {
    processType: 'document_processing',
    priority: 7,
    maxExecutionTimeMinutes: 30,
    description: 'From the upload of a proof of identity to the verified mark.',
    ownerTeam: 'Trust and safety',
    tags: ['identity', 'verification'],
  });
}
