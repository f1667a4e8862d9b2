import { type Command, type CommandName, commandNames, commandTable } from './command-table.ts';
import { commonOptions, type OptionName, optionTable, optionUsage } from './option-table.ts';

const variables = `Secrets come from variables only. JD_PASSPHRASE opens a protected workspace; in a terminal it is asked for. JD_PASSWORD_<NAME> or
JD_PASSWORD, or the password in JD_URL_<NAME> or JD_URL, is the one of an environment that the workspace knows none for (the name in
capitals, all else than letters and digits as _); it is not kept. With CI set nothing is ever asked.
Data goes to standard output, messages to standard error.
`;

/** What `--help` prints. */
export const help = `Usage: journey-designer <command> [options]

${(['Documents', 'Production'] as const)
  .map(
    (group) =>
      `${group}\n${columns(commandNames.filter((name) => commandTable[name].group === group).map(lineOf))}`,
  )
  .join('\n')}
"journey-designer <command> --help" says its options and what its exit status means.

Options of every command
${optionLines(commonOptions)}
${variables}
Exit status: 0 done, 1 findings, differences or failure, 2 wrong usage, 3 conflict, the plan or the environment moved, or the
workspace is in use, 4 not reachable, 5 not known whether the push is there, 6 an approval is missing, 130 or 143 stopped.
`;

/** What `<command> --help` prints. */
export function helpOf(name: CommandName): string {
  const { usage, short, options, status, ...more }: Command = commandTable[name];
  const statuses = Object.entries(status).map(([code, says]): [string, string] => [code, says]);
  return `Usage: journey-designer ${[name, usage, '[options]'].filter(Boolean).join(' ')}

${short[0]?.toUpperCase()}${short.slice(1)}.
${more.long === undefined ? '' : `${more.long}\n`}
${optionLines([...options, ...commonOptions])}
Exit status
${columns([['0', 'done; nothing to say'], ...statuses.slice(0, 1), ['2', 'wrong usage'], ...statuses.slice(1)])}`;
}

function lineOf(name: CommandName): [string, string] {
  const { usage, short } = commandTable[name];
  return [`${name} ${usage}`, short];
}

function optionLines(names: readonly OptionName[]): string {
  return columns(names.map((name) => [optionUsage(name), optionTable[name].says]));
}

function columns(lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([first]) => first.length));
  return lines.map(([first, second]) => `  ${first.padEnd(width)}  ${second}\n`).join('');
}
