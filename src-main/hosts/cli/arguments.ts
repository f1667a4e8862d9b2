import { parseArgs } from 'node:util';
import { type Role, roles } from './environments.ts';
import { type Format, formats } from './export.ts';
import { publishCommands } from './publish.ts';

export const commandNames = [
  'list',
  'export',
  'picture',
  'import',
  'validate',
  'lint',
  'environment',
  ...publishCommands,
] as const;

export interface Arguments {
  readonly command: (typeof commandNames)[number];
  /** The document, file, environment or push that the command is about; null where it needs none. */
  readonly subject: string | null;
  readonly json: boolean;
  readonly all: boolean;
  readonly format: Format;
  /** What `import` calls the document; null: as the file does. */
  readonly name: string | null;
  /** Where an export goes; null: to standard output. */
  readonly out: string | null;
  readonly theme: string;
  readonly legend: boolean;
  /** What is published, pulled or taken from a bundle, by name or id; empty: everything that can be. */
  readonly documents: readonly string[];
  /** Whether a bundle takes along what its documents name. */
  readonly references: boolean;
  /** `import` only says what would happen. */
  readonly preview: boolean;
  readonly copies: boolean;
  readonly replace: boolean;
  /** `validate` gives a bundle the checksum of what it holds now. */
  readonly seal: boolean;
  /** What an environment is; null: as it was, and a new one like production. */
  readonly role: Role | null;
  /** The name of the environment, where a push asks for it. */
  readonly confirm: string | null;
  /** The hash of the only plan that may be pushed; null: the one that is made now. */
  readonly plan: string | null;
  readonly acceptVanished: boolean;
}

export type Parsed =
  | { readonly kind: 'run'; readonly args: Arguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'usage'; readonly message: string };

export function parseArguments(argv: readonly string[]): Parsed {
  try {
    return parse(argv);
  } catch (thrown) {
    return usage(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function parse(argv: readonly string[]): Parsed {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      format: { type: 'string', default: 'json' },
      name: { type: 'string' },
      out: { type: 'string' },
      theme: { type: 'string', default: 'light' },
      document: { type: 'string', multiple: true, default: [] },
      'no-references': { type: 'boolean', default: false },
      preview: { type: 'boolean', default: false },
      copies: { type: 'boolean', default: false },
      replace: { type: 'boolean', default: false },
      seal: { type: 'boolean', default: false },
      role: { type: 'string' },
      confirm: { type: 'string' },
      plan: { type: 'string' },
      'accept-vanished': { type: 'boolean', default: false },
      'no-legend': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', default: false },
      'user-data-dir': { type: 'string' },
    },
  });
  if (values.version) return { kind: 'version' };
  const [name, subject, ...rest] = positionals;
  if (values.help || name === undefined || name === 'help') return { kind: 'help' };
  const command = commandNames.find((known) => known === name);
  if (command === undefined) return usage(`There is no command "${name}".`);
  if (rest.length > 0) return usage(`"${rest[0]}" is one argument too many.`);
  const format = formats.find((known) => known === values.format);
  if (format === undefined) return usage(`"${values.format}" is no format: ${formats.join(', ')}.`);
  const role = roles.find((known) => known === values.role) ?? null;
  if (values.role !== undefined && role === null) {
    return usage(`"${values.role}" is no role: ${roles.join(', ')}.`);
  }
  const wrong = subjectRefusal(command, subject, format);
  if (wrong !== null) return usage(wrong);
  return {
    kind: 'run',
    args: {
      command,
      subject: subject ?? null,
      json: values.json,
      all: values.all,
      format,
      name: values.name ?? null,
      out: values.out ?? null,
      theme: values.theme,
      legend: !values['no-legend'],
      documents: values.document,
      references: !values['no-references'],
      preview: values.preview,
      copies: values.copies,
      replace: values.replace,
      seal: values.seal,
      role,
      confirm: values.confirm ?? null,
      plan: values.plan ?? null,
      acceptVanished: values['accept-vanished'],
    },
  };
}

function subjectRefusal(
  command: Arguments['command'],
  subject: string | undefined,
  format: Format,
): string | null {
  if (command === 'list' || command === 'lint') {
    return subject === undefined ? null : `"${command}" takes no argument.`;
  }
  if (subject !== undefined || (command === 'export' && format === 'bundle')) return null;
  return `"${command}" needs ${subjectOf(command, format)}.`;
}

function subjectOf(command: Arguments['command'], format: Format): string {
  if (command === 'export' && format === 'sql') return 'an environment (its name or id)';
  if (command === 'export' || command === 'picture') return 'a document (its id or its name)';
  if (command === 'rollback' || command === 'settle') return 'a push (its id)';
  if (command === 'environment') return 'the name of an environment';
  if (command === 'diff') return 'an environment (its name or id) or a bundle (its file)';
  return publishCommands.some((known) => known === command) ? 'an environment (its name or id)' : 'a file';
}

function usage(message: string): Parsed {
  return { kind: 'usage', message };
}
