import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { randomSource } from '../../stress/random-source.ts';
import { checkFile } from '../contract/check-file.ts';
import type { DocumentRecord } from '../documents/document.ts';
import { encodeDocumentFile } from '../documents/document-file.ts';
import { importForeign } from './import-foreign.ts';
import { type Imported, importLimits } from './imported.ts';

const folder = join(import.meta.dirname, 'fixtures');
const newId = randomSource(5).id;

function fixture(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

function textAt(record: DocumentRecord, ...keys: readonly string[]): string {
  return keys.map((key) => record[key]).find((value) => typeof value === 'string') ?? '';
}

function imported(name: string, text = fixture(name)): Imported {
  const result = importForeign(name, text, newId);
  if (!result.ok) throw new Error(`${name}: ${result.error.place} ${result.error.reason}`);
  return result.value;
}

/** What a person sees first: boxes by name, arrows as 'a -yes> b', notes as 'kind place: what'. */
function seen({ document, notes }: Imported) {
  const records = Object.values(document.records);
  const names = new Map(records.map((record) => [record.id, textAt(record, 'name', 'event')]));
  const roads = records.filter(({ kind }) => kind === 'connection' || kind === 'transition');
  const on = (road: DocumentRecord) => textAt(road, 'on', 'condition');
  return {
    records,
    named: (name: string) => records.find((record) => names.get(record.id) === name)!,
    roads: roads.map(
      (road) => `${names.get(textAt(road, 'from'))} -${on(road)}> ${names.get(textAt(road, 'to'))}`,
    ),
    notes: notes.map(({ kind, place, what }) => `${kind} ${place}: ${what}`),
  };
}

describe.each(readdirSync(folder))('%s', (name) => {
  const result = imported(name);
  const text = encodeDocumentFile(result.document);

  it('becomes a document that may be kept, with its source attached and nothing over anything else', () => {
    expect(checkFile(text)).toMatchObject({ ok: true });
    expect(result.carried).toBeGreaterThan(3);
    const notes = Object.values(result.document.records).filter(({ kind }) => kind === 'note');
    expect(notes.some((note) => textAt(note, 'text').startsWith(`Imported from ${name} (`))).toBe(true);
  });

  it('lets no secret in, and says so', () => {
    expect(fixture(name)).toContain('canary');
    expect(text).not.toContain('canary');
    expect(JSON.stringify(result.notes)).not.toContain('canary');
    expect(result.notes.some(({ kind }) => kind === 'secret')).toBe(true);
  });
});

describe('BPMN 2.0', () => {
  const { records, named, roads, notes } = seen(imported('loan-application.bpmn'));

  it('carries events, tasks, choices, waits, subprocesses and error events', () => {
    expect(roads.toSorted()).toEqual(
      [
        'loan.applied -next> Ask the register',
        'Ask the register -next> How sure are we? – good',
        'Ask the register -error> Register is down',
        'Register is down -next> Ask by telephone',
        'How sure are we? – good -yes> Reflection period',
        'How sure are we? – good -no> How sure are we? – odd',
        'How sure are we? – odd -yes> Check the papers',
        'How sure are we? – odd -no> Write a refusal',
        'Check the papers -error> Check the papers takes too long',
        'Reflection period -next> Tell the customer',
        'Tell the customer -next> Book the payment',
      ].toSorted(),
    );
    expect(named('Ask the register')).toMatchObject({
      does: { type: 'call_webhook', method: 'POST' },
      retry: { count: 3, backoff: 'fixed', delaySeconds: 600 },
    });
    expect(named('Reflection period')).toMatchObject({ does: { type: 'wait', seconds: 14 * 86_400 } });
    expect(named('Check the papers')).toMatchObject({
      timeoutSeconds: 2 * 86_400,
      does: { assignee: 'Loan desk' },
    });
    expect(named('Ask by telephone')).toMatchObject({
      procedureId: named('Register is down').id,
      does: { assignee: 'anna' },
    });
    const tests = records.flatMap((record) => (record.kind === 'condition' ? [record['test']] : []));
    expect(tests).toEqual([
      { source: 'event', field: 'score', type: 'number', operator: 'at_least', value: 80 },
      { source: 'person', field: 'known', type: 'yes_no', operator: 'is', value: true },
    ]);
  });

  it('lists what cannot come along, with its place', () => {
    expect(notes).toEqual(
      expect.arrayContaining([
        'left-out Application: A message between two participants',
        'left-out Application form: A data object',
        'left-out Task_Check → Nowhere: A road: there is no element "Nowhere"',
        expect.stringMatching(
          /^changed Gateway_Score 2: The condition of the way "odd" is only in the attached source/,
        ),
        expect.stringMatching(/^changed Sub_Book: It calls "payments"/),
      ]),
    );
  });

  it.each([
    [
      'an entity bomb',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><definitions><process id="p"/>&b;</definitions>',
    ],
    [
      'a file of the disk',
      '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><definitions>&f;</definitions>',
    ],
    ['depth', `<definitions>${'<a>'.repeat(50_000)}`],
    ['no process', '<definitions/>'],
    ['half a file', '<definitions><process id="p"><task id="t"'],
  ])('refuses %s in words', (_, text) => {
    expect(importForeign('x.bpmn', text, newId)).toMatchObject({
      ok: false,
      error: { reason: expect.stringMatching(/\w{4}/) },
    });
  });

  it('takes repeated ids, circles of joins and a missing beginning as they come', () => {
    const flows = [
      ['g', 'g'],
      ['g', 't'],
      ['t', 'g'],
    ].map(([a, b], n) => `<sequenceFlow id="f${n}" sourceRef="${a}" targetRef="${b}"/>`);
    const text = `<definitions><process id="p"><parallelGateway id="g"/><task id="t" name="One"/><task id="t" name="Two"/>${flows.join('')}</process></definitions>`;
    const { roads, notes } = seen(imported('x.bpmn', text));
    expect(roads).toEqual(['start -next> Two', 'One -next> One']);
    expect(notes.filter((note) => note.startsWith('changed'))).toHaveLength(3);
    expect(notes).toContainEqual(expect.stringMatching(/^changed Process type: .* it is onboarding until/));
  });
});

it('a Mautic campaign keeps its paths, intervals as waits, and comparisons as conditions', () => {
  const { records, named, roads, notes } = seen(imported('trial-campaign.mautic.json'));
  expect(roads.toSorted()).toEqual(
    [
      'segment.trial-users -next> Welcome',
      'form.demo -next> Welcome',
      'Welcome -next> Opens the welcome',
      'Opens the welcome -yes> Large company?',
      'Opens the welcome -no> Wait',
      'Wait -next> Remind',
      'Remind -next> Opens the welcome',
      'Large company? -yes> Tell sales',
      'Large company? -no> Add points',
    ].toSorted(),
  );
  expect(named('Wait')).toMatchObject({ does: { type: 'wait', seconds: 3 * 86_400 } });
  expect(named('Add points')).toMatchObject({ does: { type: 'update_record', field: 'points', value: 10 } });
  expect(named('Tell sales')).toMatchObject({
    does: { url: '[removed]', headers: { 'Content-Type': 'application/json' } },
  });
  const tests = records.flatMap((record) => (record.kind === 'condition' ? [record['test']] : []));
  expect(tests).toContainEqual({
    source: 'person',
    field: 'employees',
    type: 'number',
    operator: 'at_least',
    value: 50,
  });
  expect(notes).toContainEqual(expect.stringContaining('plugin.postcard'));
});

it('a Mautic export of version 7 is read, too', () => {
  const text = JSON.stringify([
    {
      campaign: [{ id: 1, name: 'Export', is_published: false, canvas_settings: {} }],
      campaign_event: [
        {
          id: 5,
          name: 'Tag',
          type: 'lead.changetags',
          event_type: 'action',
          properties: { add_tags: ['a'] },
        },
        {
          id: 6,
          name: 'Later',
          type: 'email.send',
          event_type: 'action',
          parent_id: 5,
          trigger_mode: 'interval',
          trigger_interval: 2,
          trigger_interval_unit: 'h',
          properties: [],
        },
      ],
    },
  ]);
  expect(seen(imported('x.json', text)).roads).toEqual([
    'start -next> Tag',
    'Tag -next> Wait',
    'Wait -next> Later',
  ]);
});

it('a Dittofeed journey keeps its messages, delays and splits', () => {
  const { named, roads, notes } = seen(imported('onboarding.dittofeed.yaml'));
  expect(roads.toSorted()).toEqual(
    [
      'AccountCreated -next> Welcome e-mail',
      'Welcome e-mail -next> Wait',
      'Wait -next> Active?',
      'Active? -no> Wait',
      'Wait -next> In the segment?',
      'In the segment? -no> With call',
      'With call -yes> Send message',
      'With call -no> Send message',
    ].toSorted(),
  );
  expect(named('Wait')).toMatchObject({ does: { seconds: 172_800 } });
  expect(notes).toContainEqual(expect.stringMatching(/^left-out slow: A limit/));
});

it('a Journey Builder interaction keeps its outcomes; filters inside its JSON are read as XML', () => {
  const { records, named, roads, notes } = seen(imported('renewal.salesforce.json'));
  expect(roads).toEqual(
    expect.arrayContaining([
      'APIEvent-contract-ends -next> Which plan? – Business',
      'Which plan? – Business -yes> Tell the account manager',
      'Which plan? – Business -no> Which plan? – Team',
      'Which plan? – Team -no> WAIT-1',
      'WAIT-1 -next> Opened?',
      'Opened? -yes> Mark as warm',
      'Opened? -no> Try two texts',
      'Try two texts -yes> Short text',
    ]),
  );
  expect(named('WAIT-1')).toMatchObject({ does: { type: 'wait', seconds: 5 * 86_400 } });
  expect(named('Tell the account manager')).toMatchObject({
    does: { url: 'https://crm.example.com/tasks', headers: {} },
  });
  const tests = records.flatMap((record) => (record.kind === 'condition' ? [record['test']] : []));
  expect(tests).toContainEqual({
    source: 'event',
    field: 'Seats',
    type: 'number',
    operator: 'at_least',
    value: 50,
  });
  expect(tests).toContainEqual({
    source: 'person',
    field: 'Plan_Name',
    type: 'text',
    operator: 'is',
    value: 'business',
  });
  expect(notes).toContainEqual(expect.stringMatching(/^left-out Renewed: A goal/));
});

it('a flowchart drawn by hand becomes a journey', () => {
  const { document, notes } = imported('support.mmd');
  const { roads } = seen({ document, notes } as Imported);
  expect(document).toMatchObject({ kind: 'journey', header: { name: 'Getting help' } });
  expect(roads).toEqual([
    'Has a question -> Search the help pages',
    'Search the help pages -> Found it?',
    'Chat "live" -no answer> Write a ticket',
    'Write a ticket -> Reads the reply and tries it',
    'Found it? -yes> Solved',
    'Found it? -no> Chat "live"',
    'Found it? -no> Write a ticket',
    'Reads the reply and tries it -> Solved',
    'Reads the reply and tries it -> Search the help pages',
  ]);
  const kinds = Object.values(document.records).map((record) => `${record.kind} ${textAt(record, 'name')}`);
  expect(kinds).toEqual(
    expect.arrayContaining([
      'stage Asking',
      'stage Getting an answer',
      'entry Has a question',
      'exit Solved',
    ]),
  );
  expect(notes.map(({ what }) => what)).toContain('An arrow to or from a whole group');
});

it('a table of steps becomes a funnel in its order', () => {
  const { document, notes } = imported('subscription-purchase.csv');
  const steps = Object.values(document.records).filter(({ kind }) => kind === 'step');
  expect(steps.map(({ name }) => name)).toEqual([
    'Visit',
    'Choose a plan; monthly',
    'Talk to sales',
    'Pay',
    'Pay 2',
  ]);
  expect(steps[1]).toMatchObject({
    window: { amount: 3, unit: 'days' },
    successCriteria: { event: 'plan_chosen' },
  });
  expect(steps[2]).toMatchObject({ optional: true, stageType: 'call', window: null });
  expect(steps[3]).toMatchObject({ description: '=1+1', window: { amount: 30, unit: 'minutes' } });
  expect(document.header).toMatchObject({ name: 'Subscription purchase', funnelType: 'purchase' });
  expect(notes.map(({ place }) => place)).toEqual(expect.arrayContaining(['Column Visitors', 'Row 3']));
});

it('what is too large is refused or cut, and the cut is told', () => {
  const many = Array.from({ length: importLimits.nodes + 500 }, (_, index) => `n${index} --> n${index + 1}`);
  const { document, notes } = imported('big.mmd', `flowchart LR\n${many.join('\n')}`);
  expect(Object.keys(document.records).length).toBeLessThan(importLimits.nodes * 2 + 10);
  expect(notes.map(({ what }) => what)).toContain(`Everything after the first ${importLimits.nodes} nodes`);
  expect(importForeign('x.csv', 'a'.repeat(importLimits.size + 1), newId).ok).toBe(false);
});

it('an alias bomb in YAML is refused', () => {
  const levels = Array.from(
    { length: 12 },
    (_, n) =>
      `a${n}: &a${n} [${Array(9)
        .fill(n === 0 ? 'x' : `*a${n - 1}`)
        .join(', ')}]`,
  );
  expect(importForeign('x.yaml', `${levels.join('\n')}\nnodes: *a11\nentryNode: {}`, newId).ok).toBe(false);
});
