import { expect, test } from 'vitest';
import { commandNames, parseArguments } from './arguments.ts';
import { help } from './help.ts';

function message(...argv: string[]): string {
  const parsed = parseArguments(argv);
  return parsed.kind === 'usage' ? parsed.message : parsed.kind;
}

test('every command is in the help, and every one that needs something says what', () => {
  for (const command of commandNames) {
    expect(help).toContain(`\n  ${command} `);
    const alone = message(command);
    if (command !== 'list' && command !== 'lint')
      expect(alone).toMatch(new RegExp(`^"${command}" needs an? |^"${command}" needs the`));
  }
});

test.each([
  [['export', '--format', 'bundle'], 'run'],
  [['export', 'X', '--format', 'csv', '--out', 'x.csv'], 'run'],
  [['export', '--format', 'sql'], '"export" needs an environment (its name or id).'],
  [['export', 'X', '--format', 'doc'], '"doc" is no format: json, mermaid, csv, bundle, sql.'],
  [['environment', 'X', '--role', 'boss'], '"boss" is no role: dev, staging, production.'],
  [['import', 'a', 'b'], '"b" is one argument too many.'],
  [['import', 'a', '--preview', '--copies', '--replace', '--document', 'A', '--document', 'B'], 'run'],
  [['validate', 'a', '--seal'], 'run'],
  [['dance'], 'There is no command "dance".'],
])('%j', (argv, said) => {
  expect(message(...argv)).toBe(said);
});
