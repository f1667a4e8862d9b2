import type { OptionName } from './option-table.ts';

/** What a command is about. `export`: by its format; `either`: an environment or a bundle; `any`: it may be left out. */
export type Subject = 'none' | 'file' | 'document' | 'export' | 'environment' | 'either' | 'push' | 'any';

export interface Command {
  readonly group: 'Documents' | 'Production';
  readonly subject: Subject;
  /** How the subject is written in the help; empty: there is none. */
  readonly usage: string;
  readonly options: readonly OptionName[];
  readonly short: string;
  readonly long?: string;
  /** What a status means here; 0 is that it is done, 2 wrong usage. */
  readonly status: Readonly<Record<number, string>>;
}

const inUse = 'the workspace is in use';
const unreachable = 'the database cannot be reached, or refuses the login';
const publishing = { 4: unreachable } as const;

/** The one table of what the command line can do: parsing, `--help` and a test of the documentation read it. */
export const commandTable = {
  validate: {
    group: 'Documents',
    subject: 'file',
    usage: '<file>',
    options: ['seal'],
    short: 'checks a document file or a bundle by the rules of its kinds; needs no workspace',
    status: { 1: 'errors or warnings, or the file cannot be read' },
  },
  lint: {
    group: 'Documents',
    subject: 'none',
    usage: '',
    options: [],
    short: 'what the rules notice in every document, taken as this workspace takes it',
    status: { 1: 'errors or warnings', 3: inUse },
  },
  list: {
    group: 'Documents',
    subject: 'none',
    usage: '',
    options: ['all'],
    short: 'the documents of the workspace',
    status: { 1: 'the workspace cannot be read', 3: inUse },
  },
  export: {
    group: 'Documents',
    subject: 'export',
    usage: '[<document or environment>]',
    options: ['format', 'out', 'document', 'no-references'],
    short: 'writes a document, a bundle of documents, or a push as SQL',
    long: `json, mermaid and csv need a document. A bundle holds the named documents (--document) and all that they name, or
every one. sql needs an environment: what a push would write there, as a file that runs twice with equal results.`,
    status: { 1: 'it cannot be made', 3: inUse, 4: unreachable },
  },
  picture: {
    group: 'Documents',
    subject: 'document',
    usage: '<document>',
    options: ['out', 'theme', 'no-legend'],
    short: 'draws one document as SVG',
    status: { 1: 'it cannot be drawn', 3: inUse },
  },
  import: {
    group: 'Documents',
    subject: 'file',
    usage: '<file>',
    options: ['preview', 'document', 'copies', 'replace', 'name'],
    short: 'adds what a file holds: a bundle, all of it or nothing, or one document',
    long: `One document: of ours, BPMN 2.0 XML, a Mautic campaign, a Dittofeed journey, a Journey Builder interaction, a Mermaid
flowchart or a CSV of steps (--name). --document, --copies and --replace are for bundles.`,
    status: {
      1: 'it cannot be read',
      3: 'a document of a bundle cannot simply be taken; nothing was imported',
    },
  },
  environment: {
    group: 'Production',
    subject: 'any',
    usage: '[<name>]',
    options: ['role', 'remove', 'confirm'],
    short: 'adds an environment from the URL in JD_URL, or changes where it is; without a name lists all',
    long: '--remove forgets it here; nothing changes in its database.',
    status: { 1: 'JD_URL cannot be read, or the environment is locked (--confirm) or not known', 3: inUse },
  },
  environments: {
    group: 'Production',
    subject: 'none',
    usage: '',
    options: [],
    short: 'all environments of this workspace, where each is and whether it is locked',
    status: { 1: 'the workspace cannot be read', 3: inUse },
  },
  check: {
    group: 'Production',
    subject: 'environment',
    usage: '<environment>',
    options: [],
    short: 'connects, and says what the database user may do there; nothing is tried',
    status: { 1: 'it may not publish every kind of document', ...publishing },
  },
  setup: {
    group: 'Production',
    subject: 'environment',
    usage: '<environment>',
    options: ['sql', 'yes', 'users', 'confirm'],
    short: 'shows the tables that are missing there, with their SQL; --yes makes them',
    long: `Without --yes nothing is changed. Tables that are there are never altered. --sql prints the statements alone, for
"setup <environment> --sql | psql".`,
    status: { 1: 'a step is not done, or it is refused', ...publishing },
  },
  assisted: {
    group: 'Production',
    subject: 'environment',
    usage: '<environment>',
    options: ['sql', 'yes', 'remove', 'confirm'],
    short: 'whether the database remembers pushes and changes, with the SQL; --yes installs it',
    long: 'Without --yes nothing is changed: it prints the SQL that would be run.',
    status: { 1: 'it is not done, or it is refused', ...publishing },
  },
  status: {
    group: 'Production',
    subject: 'environment',
    usage: '<environment>',
    options: ['document', 'accept-vanished'],
    short: 'how each document stands to an environment, as the badges in the window say it',
    long: 'It only says it; "diff" judges it by its exit status, and says every field.',
    status: { 1: 'it cannot be compared', ...publishing },
  },
  diff: {
    group: 'Production',
    subject: 'either',
    usage: '<environment or bundle>',
    options: ['document', 'accept-vanished'],
    short: 'how the documents here differ from the rows there, or from those of a bundle',
    status: {
      1: 'they differ by what was changed here, or cannot be compared',
      3: 'the environment moved: something changed there since it was last agreed on',
      ...publishing,
    },
  },
  plan: {
    group: 'Production',
    subject: 'environment',
    usage: '<environment>',
    options: ['document', 'move', 'out'],
    short: 'rehearses what a push would write, and prints it with the hash of the plan',
    long: 'Without --document it holds all that was changed here. --out writes the plan as a file, for "push --plan".',
    status: {
      1: 'something keeps it from being pushed',
      3: 'the environment moved: a document of the plan changed there too',
      ...publishing,
    },
  },
  push: {
    group: 'Production',
    subject: 'environment',
    usage: '<environment>',
    options: ['document', 'move', 'plan', 'confirm'],
    short: 'plans and pushes, in one transaction, all of it or nothing',
    long: 'With --plan it writes what that plan says and nothing else. A plan in a file names its documents itself.',
    status: {
      1: 'it is refused; nothing was written',
      3: 'the plan is another one, or the environment moved; nothing was written',
      ...publishing,
      5: 'it is not known whether the push is there: settle it',
      6: 'it needs an approval; nothing was written',
    },
  },
  promote: {
    group: 'Production',
    subject: 'none',
    usage: '--from <a> --to <b>',
    options: ['from', 'to', 'document', 'preview', 'out', 'plan', 'confirm'],
    short: 'plans and pushes the rows of one environment to the next, as they are there',
    long: `What this workspace holds does not count. Without --document all go that are not the same in both. --preview prints the plan with its hash and writes nothing; --out
writes it as a file, for --plan.`,
    status: {
      1: 'it is refused; nothing was written',
      3: 'the plan is another one, or the environment moved; nothing was written',
      ...publishing,
      5: 'it is not known whether the push is there: settle it',
      6: 'it needs an approval; nothing was written',
    },
  },
  pull: {
    group: 'Production',
    subject: 'environment',
    usage: '<environment>',
    options: ['document', 'side', 'accept-vanished'],
    short: 'takes over what changed there',
    long: 'What changed on both sides is left as it is, unless --side says which side counts; the other one stays in the history.',
    status: {
      1: 'a row there is not ours to read, or nothing can be pulled',
      3: 'a document changed on both sides; the others were pulled',
      ...publishing,
    },
  },
  pushes: {
    group: 'Production',
    subject: 'any',
    usage: '[<environment>]',
    options: [],
    short: 'what was pushed from this workspace, newest first',
    status: { 1: 'there is no such environment', 3: inUse },
  },
  rollback: {
    group: 'Production',
    subject: 'push',
    usage: '<push>',
    options: ['preview', 'plan', 'confirm'],
    short: 'takes back one push, except what others changed since',
    long: '--preview prints the plan of the way back with its hash and writes nothing.',
    status: {
      1: 'it is refused; nothing was written',
      3: 'the plan is another one, or all of it was changed since; nothing was written',
      ...publishing,
      5: 'it is not known whether it was taken back: settle it',
      6: 'it needs an approval; nothing was written',
    },
  },
  settle: {
    group: 'Production',
    subject: 'push',
    usage: '<push>',
    options: [],
    short: 'finds out whether a push is there whose answer was lost; sends nothing again',
    status: { 1: 'it is not there', ...publishing, 5: 'it is still not known' },
  },
  changes: {
    group: 'Production',
    subject: 'environment',
    usage: '<environment>',
    options: ['document'],
    short: 'who changed what there since it was last pulled or pushed from here',
    long: 'It is read from the log of assisted mode; own pushes are left out.',
    status: { 1: 'nothing there remembers it', 3: 'something changed there', ...publishing },
  },
  approvals: {
    group: 'Production',
    subject: 'environment',
    usage: '<environment>',
    options: ['plan'],
    short: 'what others were asked to approve there, and what they said',
    long: '--plan shows that plan as it was asked about, checked against its hash, and how it stands.',
    status: {
      1: 'nothing there remembers approvals, or the plan was declined or is not what its hash says',
      ...publishing,
      6: 'the plan waits for its approval, or nobody was asked',
    },
  },
  'request-approval': {
    group: 'Production',
    subject: 'environment',
    usage: '<environment>',
    options: ['document', 'move', 'rollback', 'from', 'plan', 'note'],
    short: 'plans as push, rollback or promote does, and asks others to approve that plan',
    status: { 1: 'it cannot be asked', 3: 'the plan is another one', ...publishing },
  },
  approve: {
    group: 'Production',
    subject: 'environment',
    usage: '<environment>',
    options: ['plan', 'note'],
    short: 'approves a plan that somebody else asked about (--plan)',
    status: { 1: 'it cannot be approved', 3: 'it is not open any more', ...publishing },
  },
  decline: {
    group: 'Production',
    subject: 'environment',
    usage: '<environment>',
    options: ['plan', 'note'],
    short: 'declines a plan that somebody else asked about (--plan)',
    status: { 1: 'it cannot be declined', 3: 'it is not open any more', ...publishing },
  },
  'review-policy': {
    group: 'Production',
    subject: 'environment',
    usage: '<environment>',
    options: ['required', 'document', 'confirm'],
    short: 'which documents need an approval before they are pushed there; --required changes it',
    long: 'Without --document it is about every document there. Only the owner of the tables may switch it off.',
    status: { 1: 'it is refused, or nothing there remembers approvals', ...publishing },
  },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof commandTable;

export const commandNames = Object.keys(commandTable) as CommandName[];

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandTable, name);
}
