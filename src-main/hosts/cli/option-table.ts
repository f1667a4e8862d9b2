/** Every option of the command line, as `parseArgs` of Node wants it, with what `--help` says. `value`: what is written behind it. */
export const optionTable = {
  document: {
    type: 'string',
    multiple: true,
    value: '<name>',
    says: 'only this document, by its name or id; as often as needed',
  },
  plan: {
    type: 'string',
    value: '<plan>',
    says: 'only this plan: its hash, or the file that "plan --out" wrote',
  },
  confirm: {
    type: 'string',
    value: '<environment>',
    says: 'the name of the environment, where a write asks for it; unlocks it for this one command',
  },
  rollback: {
    type: 'string',
    value: '<push>',
    says: 'the way back of this push, instead of documents',
  },
  'accept-vanished': {
    type: 'boolean',
    default: false,
    says: 'rows that cannot be seen any more were deleted, however many they are',
  },
  side: {
    type: 'string',
    value: '<side>',
    says: 'mine or theirs: decides these documents, where they changed on both sides (--document)',
  },
  move: {
    type: 'string',
    multiple: true,
    value: '<stage=stage>',
    says: 'people who are at a stage that is renamed or removed go to this one; as often as needed',
  },
  from: {
    type: 'string',
    value: '<environment>',
    says: 'the environment whose rows go, as they are there',
  },
  to: { type: 'string', value: '<environment>', says: 'the environment that they go to' },
  sql: { type: 'boolean', default: false, says: 'only prints the SQL, for whoever runs it by hand' },
  yes: { type: 'boolean', default: false, says: 'does it; without it nothing is changed' },
  users: {
    type: 'string',
    value: '<yes or no>',
    says: 'makes a minimal auth.users where there is none (else: yes for dev and the sandbox)',
  },
  remove: { type: 'boolean', default: false, says: 'takes it away again' },
  required: {
    type: 'string',
    value: '<yes or no>',
    says: 'from now on a push needs an approval, or needs none',
  },
  preview: { type: 'boolean', default: false, says: 'only says what would happen' },
  note: { type: 'string', default: '', value: '<words>', says: 'a word to whoever reads it' },
  role: {
    type: 'string',
    value: '<role>',
    says: 'dev, staging or production; a new one is like production unless it is said',
  },
  format: { type: 'string', default: 'json', value: '<format>', says: 'json, mermaid, csv, bundle or sql' },
  'no-references': {
    type: 'boolean',
    default: false,
    says: 'a bundle without what its documents name',
  },
  out: {
    type: 'string',
    value: '<file>',
    says: 'writes this file, as a whole or not at all',
  },
  theme: { type: 'string', default: 'light', value: '<theme>', says: 'light or dark' },
  'no-legend': { type: 'boolean', default: false, says: 'without the legend' },
  name: { type: 'string', value: '<name>', says: 'what the document is called here' },
  copies: { type: 'boolean', default: false, says: 'what cannot simply be taken becomes a copy' },
  replace: { type: 'boolean', default: false, says: 'it replaces what was changed here too' },
  seal: {
    type: 'boolean',
    default: false,
    says: 'first gives a bundle that was changed by hand the checksum of what it holds now',
  },
  all: { type: 'boolean', default: false, says: 'archived ones too' },
  json: { type: 'boolean', default: false, says: 'data as JSON on standard output, a failure too' },
  'user-data-dir': {
    type: 'string',
    value: '<folder>',
    says: 'where Journey Designer keeps its data (else JD_WORKSPACE, else the system’s place)',
  },
  help: { type: 'boolean', short: 'h', default: false, says: 'this help' },
  version: { type: 'boolean', default: false, says: 'the version' },
} as const;

export type OptionName = keyof typeof optionTable;

/** What every command understands. */
export const commonOptions = ['json', 'user-data-dir', 'help', 'version'] as const;

export function isOption(name: string): name is OptionName {
  return Object.hasOwn(optionTable, name);
}

/** '--plan <plan>' */
export function optionUsage(name: OptionName): string {
  const option = optionTable[name];
  return 'value' in option ? `--${name} ${option.value}` : `--${name}`;
}
