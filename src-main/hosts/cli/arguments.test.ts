import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseArguments } from './arguments.ts';
import { type Command, commandNames, commandTable } from './command-table.ts';
import { help, helpOf } from './help.ts';
import { commonOptions, optionTable } from './option-table.ts';

function message(...argv: string[]): string {
  const parsed = parseArguments(argv);
  return parsed.kind === 'usage' ? parsed.message : parsed.kind;
}

test('every command is in the help and has its own, with its options and what its status means', () => {
  for (const name of commandNames) {
    const { options, status, subject }: Command = commandTable[name];
    expect(help).toContain(`\n  ${name} `);
    const own = helpOf(name);
    for (const option of [...options, ...commonOptions]) expect(own).toContain(`\n  --${option}`);
    for (const [code, says] of Object.entries(status))
      expect(own).toMatch(new RegExp(`\n  ${code} +${says.replaceAll(/[()]/g, '.')}`));
    expect(parseArguments([name, '--help'])).toEqual({ kind: 'help', command: name });
    if (subject !== 'none' && subject !== 'any')
      expect(message(name)).toMatch(new RegExp(`^"${name}" needs an? |^"${name}" needs the`));
  }
  const used = commandNames.flatMap((name): readonly string[] => commandTable[name].options);
  expect(new Set([...used, ...commonOptions])).toEqual(new Set(Object.keys(optionTable)));
});

test('the documentation names every command, every option and every status', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../../docs/command-line.md'), 'utf8');
  for (const name of commandNames) expect(docs, name).toMatch(new RegExp(`\`${name}[\` ]`));
  for (const name of commandNames)
    for (const code of Object.keys(commandTable[name].status)) expect(docs).toContain(`\n| ${code} |`);
});

test.each([
  [['export', '--format', 'bundle'], 'run'],
  [['export', 'X', '--format', 'csv', '--out', 'x.csv'], 'run'],
  [['export', '--format', 'sql'], '"export" needs an environment (its name or id).'],
  [['export', 'X', '--format', 'doc'], '"doc" is no format: json, mermaid, csv, bundle, sql.'],
  [['export', 'X', '--document', 'Y'], '--document is for the formats bundle and sql, not for json.'],
  [['environment', 'X', '--role', 'boss'], '"boss" is no role: dev, staging, production.'],
  [['picture', 'X', '--theme', 'pink'], '"pink" is no theme: light, dark.'],
  [['import', 'a', 'b'], '"b" is one argument too many.'],
  [['import', 'a', '--preview', '--copies', '--replace', '--document', 'A', '--document', 'B'], 'run'],
  [['validate', 'a', '--seal'], 'run'],
  [
    ['request-approval', 'X', '--rollback', 'p', '--document', 'A'],
    '--rollback takes back a whole push: it goes without --document.',
  ],
  [['pull', 'X', '--side', 'mine'], '--side needs --document: which documents are decided.'],
  [['pull', 'X', '--side', 'both', '--document', 'A'], '"both" is no side: mine, theirs.'],
  [['dance'], 'There is no command "dance".'],
  [['dance', '--help'], 'There is no command "dance".'],
  [[], 'Which command?'],
  [['psuh', 'X'], 'There is no command "psuh". Did you mean "push"?'],
  [['push', 'X', '--docment', 'A'], 'Unknown option \'--docment\'. Did you mean "--document"?'],
  [['promote', '--from', 'A'], '"promote" needs the two environments: --from and --to.'],
  [['promote', '--from', 'A', '--to', 'B', '--out', 'p'], '"promote" writes a plan with --preview.'],
  [['promote', '--from', 'A', '--to', 'B', '--preview', '--out', 'p'], 'run'],
  [['setup', 'A', '--sql', '--yes'], '--sql only prints, --yes does it: choose one of them.'],
  [['setup', 'A', '--users', 'maybe'], '--users is yes or no.'],
  [['plan', 'A', '--move', 'Old', '--move', 'a=b'], '--move is <stage>=<stage>, not "Old".'],
  [['review-policy', 'A', '--required', 'x'], '--required is yes or no.'],
  [
    ['request-approval', 'X', '--rollback', 'p', '--from', 'A'],
    '--rollback takes back a push, --from promotes: choose one of them.',
  ],
  [['push', 'X', '--preview'], '"push" has no option --preview.'],
  [['push', 'X', '--plan', ''], '--plan is empty.'],
  [['push', ''], '"push" needs an environment (its name or id), and it is empty.'],
  [['approve', 'X'], '"approve" needs --plan: the hash of the plan that was looked at.'],
  [['list', '--password=sekret'], "Unknown option '--password'."],
])('%j', (argv, said) => {
  expect(message(...argv)).toBe(said);
});

test('a password on the command line is refused and not said again', () => {
  for (const subject of ['postgres://u:sekret@h/db', 'host=h password=sekret'])
    for (const command of ['environment', 'diff', 'push'])
      expect(message(command, subject)).toMatch(/^A connection does not belong (?!.*sekret)/);
  expect(message('promote', '--from', 'postgres://u:sekret@h/db', '--to', 'X')).toMatch(
    /^A connection does not belong (?!.*sekret)/,
  );
});
