import { parseArgs } from 'node:util';
import { publishCommands } from './publish.ts';

export const commandNames = [
  'list',
  'export',
  'picture',
  'import',
  'validate',
  'lint',
  ...publishCommands,
] as const;

/** What `export` writes. */
export const formats = ['json', 'mermaid'] as const;

export interface Arguments {
  readonly command: (typeof commandNames)[number];
  /** The document or file that the command is about; null for `list` and `lint`. */
  readonly subject: string | null;
  readonly json: boolean;
  readonly all: boolean;
  readonly format: (typeof formats)[number];
  /** What `import` calls the document; null: as the file does. */
  readonly name: string | null;
  /** Where a picture goes; null: to standard output. */
  readonly out: string | null;
  readonly theme: string;
  readonly legend: boolean;
  /** What is published or pulled, by name or id; empty: everything that can be. */
  readonly documents: readonly string[];
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
    if (command === undefined) return { kind: 'usage', message: `There is no command "${name}".` };
    if (rest.length > 0) return { kind: 'usage', message: `"${rest[0]}" is one argument too many.` };
    if (command === 'list' || command === 'lint') {
      if (subject !== undefined) return { kind: 'usage', message: `"${command}" takes no argument.` };
    } else if (subject === undefined) {
      return { kind: 'usage', message: `"${command}" needs ${subjectOf(command)}.` };
    }
    const format = formats.find((known) => known === values.format);
    if (format === undefined)
      return { kind: 'usage', message: `"${values.format}" is no format: ${formats.join(' or ')}.` };
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
        confirm: values.confirm ?? null,
        plan: values.plan ?? null,
        acceptVanished: values['accept-vanished'],
      },
    };
  } catch (thrown) {
    return { kind: 'usage', message: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function subjectOf(command: Arguments['command']): string {
  if (command === 'export' || command === 'picture') return 'a document (its id or its name)';
  if (command === 'rollback') return 'a push (its id)';
  return publishCommands.some((known) => known === command) ? 'an environment (its name or id)' : 'a file';
}

export const help = `Usage: journey-designer <command> [options]

  list                  the documents of the workspace (--all: archived ones too)
  export <document>     writes one document to standard output as our own JSON or as a Mermaid flowchart (--format
                        json|mermaid); <document> is its id or name
  picture <document>    draws one document as SVG (--out <file>, --theme light|dark, --no-legend)
  import <file>         adds what a file holds to the workspace (--name <name>): a document of ours, BPMN 2.0 XML, a
                        Mautic campaign, a Dittofeed journey, a Journey Builder interaction, a Mermaid flowchart or
                        a CSV of steps; lists what cannot come along
  validate <file>       checks a .journey.json file by the journey rules; needs no workspace, changes nothing

  lint                  what the rules notice in every document, taken as this workspace takes it; status 1 where there are
                        errors or warnings
  diff <environment>    how the documents here and the rows there differ; status 1 where they do
  plan <environment>    rehearses what a push would write, and prints it with the hash of the plan (--document <name>, as
                        often as needed; else everything that can be published); status 1 where it is blocked
  push <environment>    plans and pushes (--document <name>, --plan <hash>: only this plan, --confirm <environment> where the
                        name is asked for)
  pull <environment>    takes over what changed there (--document <name>, --accept-vanished: what cannot be seen was deleted)
  rollback <push>       takes back one push, except what others changed since (--plan, --confirm as for push)

Options
  --json                     data as JSON on standard output
  --user-data-dir <folder>   where Journey Designer keeps its data (else JD_WORKSPACE, else the system's place)
  --version, --help

The passphrase of a protected workspace is read from JD_PASSPHRASE, or asked for in a terminal.
The password of an environment that the workspace knows none for is read from JD_PASSWORD_<NAME> (the name in capitals, all
else than letters and digits as _) or JD_PASSWORD; it is not kept. With CI set nothing is ever asked.
Data goes to standard output, messages to standard error.
Exit status: 0 done, 1 findings or failure, 2 wrong usage, 3 conflict, production moved, or workspace in use,
4 not reachable, 5 not known whether the push is there.
`;
