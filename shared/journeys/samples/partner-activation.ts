import type { NewId } from '../../base/ids.ts';
import type { Journey } from '../journey.ts';
import { sketchJourney } from './sketch.ts';

const top = 20;
const upper = 84;
const lower = 196;

/** A partner company signs, connects its systems and sends the first referral. */
export function partnerActivation(newId: NewId): Journey {
  const { stage, entry, touchpoint, goal, exit, road, note, finish } = sketchJourney(newId);

  const agree = stage('Agree', 2, 'Terms are discussed and signed.');
  const connect = stage('Connect systems', 2, 'Keys are issued and the first calls succeed.');
  const refer = stage('First referral', 2, 'A referral arrives and is paid for.');

  const sales = entry({ stage: agree, column: 0, y: top }, 'Sales contact');
  const terms = touchpoint({ stage: agree, column: 0, y: upper }, 'Discuss terms', {
    type: 'call',
    channel: 'support',
    featureName: 'Partner desk',
    actionTaken: 'discuss_terms',
    description: 'Commission and volumes',
    emotion: 0,
  });
  const sign = touchpoint({ stage: agree, column: 1, y: upper }, 'Sign agreement', {
    type: 'form',
    channel: 'web',
    pageUrl: 'https://sign.example.com/agreements/{id}',
    actionTaken: 'sign_agreement',
    description: 'Electronic signature',
    emotion: 1,
  });
  const noTerms = exit({ stage: agree, column: 0, y: lower }, 'No agreement', 'abandoned');

  const keys = touchpoint({ stage: connect, column: 0, y: upper }, 'Receive keys', {
    type: 'message',
    channel: 'email',
    pageUrl: '/partners/keys',
    featureName: 'Partner API',
    actionTaken: 'fetch_keys',
    description: 'One-time download',
    emotion: 0,
  });
  const sandbox = touchpoint({ stage: connect, column: 1, y: upper }, 'Test call', {
    type: 'request',
    channel: 'api',
    featureName: 'Partner API',
    actionTaken: 'send_test_referral',
    description: 'Against the test system',
    emotion: -1,
  });
  const help = touchpoint({ stage: connect, column: 0, y: lower }, 'Engineer helps', {
    type: 'call',
    channel: 'support',
    featureName: 'Partner desk',
    actionTaken: 'book_engineer',
    description: 'Screen sharing, one hour',
    emotion: -1,
  });
  const parked = exit({ stage: connect, column: 1, y: lower }, 'Parked until next quarter', 'handed_over');

  const referral = touchpoint({ stage: refer, column: 0, y: upper }, 'Send referral', {
    type: 'request',
    channel: 'api',
    featureName: 'Partner API',
    actionTaken: 'send_referral',
    description: 'First real customer',
    emotion: 1,
  });
  const statement = touchpoint({ stage: refer, column: 1, y: upper }, 'Monthly statement', {
    type: 'page',
    channel: 'web',
    pageUrl: '/partners/statements',
    featureName: 'Billing',
    actionTaken: 'open_statement',
    description: 'What was earned',
    emotion: 2,
  });
  const active = goal({ stage: refer, column: 1, y: top }, 'Active partner', [
    { measure: 'referrals in the first 30 days', comparator: '>=', target: 5, unit: null },
    { measure: 'failed calls', comparator: '<', target: 1, unit: '%' },
  ]);

  road(sales, terms);
  road(terms, sign, 'agreed', 60);
  road(terms, noTerms, 'not agreed', 40);
  road(sign, keys);
  road(keys, sandbox, 'downloaded', 80);
  road(keys, help, 'download expired', 20);
  road(help, sandbox, 'works now', 75);
  road(help, parked, 'no capacity', 25);
  road(sandbox, referral);
  road(referral, statement);
  road(statement, active);
  note(480, 'Partners with an engineer of their own are active two weeks earlier.');

  return finish('Partner activation', {
    journeyType: 'partner',
    personaType: 'partner_manager',
    description: 'From the first conversation to the first paid referral.',
    version: '1.0',
  });
}
