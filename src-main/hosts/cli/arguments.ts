import { parseArgs } from 'node:util';
import {
  type Command,
  type CommandName,
  commandNames,
  commandTable,
  isCommandName,
} from './command-table.ts';
import { type Role, roles } from './environments.ts';
import { type Format, formats } from './export.ts';
import { didYouMean, nearest } from './nearest.ts';
import { commonOptions, isOption, type OptionName, optionTable } from './option-table.ts';
import { type Theme, themes } from './picture.ts';
import { type Side, sides } from './pull.ts';
import { type YesOrNo, yesOrNo } from './setup.ts';

export interface Arguments {
  readonly command: CommandName;
  /** The document, file, environment or push that the command is about; null where it needs none. */
  readonly subject: string | null;
  readonly json: boolean;
  readonly all: boolean;
  readonly format: Format;
  /** What `import` calls the document; null: as the file does. */
  readonly name: string | null;
  /** Where an export, a picture or a plan goes; null: to standard output. */
  readonly out: string | null;
  readonly theme: Theme;
  readonly legend: boolean;
  /** What is published, pulled or taken from a bundle, by name or id; empty: everything that can be. */
  readonly documents: readonly string[];
  /** Whether a bundle takes along what its documents name. */
  readonly references: boolean;
  /** Only say what would happen. */
  readonly preview: boolean;
  readonly copies: boolean;
  readonly replace: boolean;
  /** `validate` gives a bundle the checksum of what it holds now. */
  readonly seal: boolean;
  /** What an environment is; null: as it was, and a new one like production. */
  readonly role: Role | null;
  /** The name of the environment, where a push asks for it. */
  readonly confirm: string | null;
  /** The hash or the file of the only plan that is meant; null: the one that is made now. */
  readonly plan: string | null;
  readonly acceptVanished: boolean;
  /** The push whose way back is meant; null: documents are. */
  readonly rollback: string | null;
  /** Which side of a conflict counts; null: nobody decided. */
  readonly side: Side | null;
  /** A word to whoever reads a request or an answer; empty: none. */
  readonly note: string;
  /** Between which environments rows are promoted; null: none are. */
  readonly from: string | null;
  readonly to: string | null;
  /** 'old=new': where people go who are at a stage that a plan takes away. */
  readonly moves: readonly string[];
  /** Only print the statements. */
  readonly sql: boolean;
  /** Do what otherwise is only shown. */
  readonly yes: boolean;
  readonly users: YesOrNo | null;
  readonly remove: boolean;
  readonly required: YesOrNo | null;
}

export type Parsed =
  | { readonly kind: 'run'; readonly args: Arguments }
  /** `command` null: about all of them. */
  | { readonly kind: 'help'; readonly command: CommandName | null }
  | { readonly kind: 'version' }
  | { readonly kind: 'usage'; readonly message: string };

export function parseArguments(argv: readonly string[]): Parsed {
  try {
    return parse(argv);
  } catch (thrown) {
    // The first sentence; what follows in Node's words is advice that does not fit here.
    const said = thrown instanceof Error ? thrown.message : String(thrown);
    const first = said.split(/\. |\n/)[0]?.replace(/\.$/, '') ?? '';
    const option = /^Unknown option '--([\w-]+)/.exec(first)?.[1];
    const near = option === undefined ? null : nearest(option, Object.keys(optionTable));
    return usage(`${first}.${near === null ? '' : ` Did you mean "--${near}"?`}`);
  }
}

function parse(argv: readonly string[]): Parsed {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    tokens: true,
    options: optionTable,
  });
  const documents = values.document ?? [];
  if (values.version) return { kind: 'version' };
  const [named, ...subjects] = positionals;
  const asked = named === 'help' ? subjects[0] : named;
  if (values.help || named === 'help') {
    if (asked === undefined) return { kind: 'help', command: null };
    return isCommandName(asked) ? { kind: 'help', command: asked } : unknown(asked);
  }
  if (named === undefined) return usage('Which command?');
  if (!isCommandName(named)) return unknown(named);
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  const empty = given.find(({ value }) => value === '');
  if (empty) return usage(`--${empty.name} is empty.`);
  const wrong =
    optionRefusal(
      named,
      given.flatMap(({ name }) => (isOption(name) ? [name] : [])),
    ) ?? subjectRefusal(named, subjects, values.format);
  if (wrong !== null) return usage(wrong);
  const format = formats.find((known) => known === values.format);
  if (format === undefined) return usage(`"${values.format}" is no format: ${formats.join(', ')}.`);
  const theme = themes.find((known) => known === values.theme);
  if (theme === undefined) return usage(`"${values.theme}" is no theme: ${themes.join(', ')}.`);
  const role = roles.find((known) => known === values.role) ?? null;
  if (values.role !== undefined && role === null) {
    return usage(`"${values.role}" is no role: ${roles.join(', ')}.`);
  }
  const side = sides.find((known) => known === values.side) ?? null;
  if (values.side !== undefined && side === null) {
    return usage(`"${values.side}" is no side: ${sides.join(', ')}.`);
  }
  const users = yesOrNo.find((known) => known === values.users) ?? null;
  if (values.users !== undefined && users === null) return usage('--users is yes or no.');
  const required = yesOrNo.find((known) => known === values.required) ?? null;
  if (values.required !== undefined && required === null) return usage('--required is yes or no.');
  if (values.sql && values.yes) return usage('--sql only prints, --yes does it: choose one of them.');
  if (named === 'promote') {
    const lacking = [values.from, values.to].includes(undefined);
    if (lacking) return usage('"promote" needs the two environments: --from and --to.');
    if (values.out !== undefined && !values.preview) return usage('"promote" writes a plan with --preview.');
  }
  const unclear = (values.move ?? []).find((move) => !/^[^=]+=[^=]+$/.test(move));
  if (unclear !== undefined) return usage(`--move is <stage>=<stage>, not "${unclear}".`);
  const environments = [values.from, values.to].filter((name) => name !== undefined);
  if (environments.some(isConnection)) return usage(connectionHere);
  if (named === 'environment' && values.remove && subjects[0] === undefined) {
    return usage('--remove needs the name of the environment.');
  }
  if (values.rollback !== undefined && values.from !== undefined) {
    return usage('--rollback takes back a push, --from promotes: choose one of them.');
  }
  if (side !== null && documents.length === 0) {
    return usage('--side needs --document: which documents are decided.');
  }
  if (values.rollback !== undefined && documents.length > 0) {
    return usage('--rollback takes back a whole push: it goes without --document.');
  }
  if (named === 'export' && documents.length > 0 && format !== 'bundle' && format !== 'sql') {
    return usage(`--document is for the formats bundle and sql, not for ${format}.`);
  }
  if ((named === 'approve' || named === 'decline') && values.plan === undefined) {
    return usage(`"${named}" needs --plan: the hash of the plan that was looked at.`);
  }
  return {
    kind: 'run',
    args: {
      command: named,
      subject: subjects[0] ?? null,
      json: values.json,
      all: values.all,
      format,
      name: values.name ?? null,
      out: values.out ?? null,
      theme,
      legend: !values['no-legend'],
      documents,
      references: !values['no-references'],
      preview: values.preview,
      copies: values.copies,
      replace: values.replace,
      seal: values.seal,
      role,
      confirm: values.confirm ?? null,
      plan: values.plan ?? null,
      acceptVanished: values['accept-vanished'],
      rollback: values.rollback ?? null,
      side,
      note: values.note,
      from: values.from ?? null,
      to: values.to ?? null,
      moves: values.move ?? [],
      sql: values.sql,
      yes: values.yes,
      users,
      remove: values.remove,
      required,
    },
  };
}

/** An option that a command does not know is not passed over: "push --preview" must not push. */
function optionRefusal(command: CommandName, given: readonly OptionName[]): string | null {
  const { options }: Command = commandTable[command];
  const known = [...options, ...commonOptions];
  const stranger = given.find((name) => !known.includes(name));
  return stranger === undefined ? null : `"${command}" has no option --${stranger}.`;
}

function subjectRefusal(
  command: CommandName,
  [subject, ...more]: readonly string[],
  format: string,
): string | null {
  const wanted = commandTable[command].subject;
  if (more.length > 0) return `"${more[0]}" is one argument too many.`;
  if (wanted === 'none') return subject === undefined ? null : `"${command}" takes no argument.`;
  if (subject === undefined) {
    const mayLack = wanted === 'any' || (wanted === 'export' && format === 'bundle');
    return mayLack ? null : `"${command}" needs ${subjectOf(command, format)}.`;
  }
  if (subject === '') return `"${command}" needs ${subjectOf(command, format)}, and it is empty.`;
  return isConnection(subject) ? connectionHere : null;
}

/** Not said again: it may hold a password, and every user of the computer can read command lines. */
function isConnection(subject: string): boolean {
  return /^\w+:\/\/|password=/i.test(subject);
}

const connectionHere =
  'A connection does not belong on the command line, where others can read it: set JD_URL.';

function subjectOf(command: CommandName, format: string): string {
  const subject = commandTable[command].subject;
  if (subject === 'either') return 'an environment (its name or id) or a bundle (its file)';
  if (subject === 'environment' || (subject === 'export' && format === 'sql')) {
    return 'an environment (its name or id)';
  }
  if (subject === 'push') return 'a push (its id)';
  return subject === 'file' ? 'a file' : 'a document (its id or its name)';
}

function unknown(name: string): Parsed {
  return usage(`There is no command "${name}".${didYouMean(name, commandNames)}`);
}

function usage(message: string): Parsed {
  return { kind: 'usage', message };
}
