import type { ErrorCode } from '../../../shared/contract/errors.ts';
import type { Outcome } from './outcome.ts';
import { writeText } from './write-text.ts';

export interface Streams {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

const conflicts: readonly ErrorCode[] = [
  'conflict',
  'stale-revision',
  'name-taken',
  'production-moved',
  'plan-outdated',
  'workspace-in-use',
];
const unreachable: readonly ErrorCode[] = [
  'unreachable',
  'wrong-password',
  'no-such-database',
  'tls-refused',
];

/** Data to standard output, words to standard error; every function resolves to the exit status. */
export function createReporter({ stdout, stderr }: Streams) {
  /** A reader that had enough (`| head`) is no failure; a full disk is one, though what the command did is done. */
  async function print(text: string, status: number): Promise<number> {
    const failure = await writeText(stdout, text);
    if (failure === null || failure === 'EPIPE') return status;
    await complain(
      `Standard output cannot be written (${failure}). What the command did is done all the same.`,
    );
    return Math.max(status, 1);
  }

  async function complain(line: string): Promise<void> {
    await writeText(stderr, `${harmless(line)}\n`);
  }

  /** `failedStatus`: what a failure ends with where it is not its code that decides. */
  async function report(
    outcome: Outcome,
    json: boolean,
    failedStatus: number | null = null,
  ): Promise<number> {
    if (outcome.kind === 'failed') {
      const { code, message, place, remedy } = outcome.error;
      const what = place ? `${place}: ${message}` : message;
      await complain([what, remedy].filter(Boolean).join(' '));
      // Stopped or not: what is not known must be settled.
      const status = (code === 'outcome-unknown' ? null : failedStatus) ?? statusOf(code);
      return json ? print(`${JSON.stringify({ error: outcome.error }, null, 2)}\n`, status) : status;
    }
    const status = outcome.kind === 'findings' ? Math.min(outcome.count, 1) : (outcome.status ?? 0);
    const verbatim = outcome.kind === 'done' && outcome.verbatim === true;
    const text = verbatim ? outcome.text : harmless(outcome.text);
    return print(json ? `${JSON.stringify(outcome.data, null, 2)}\n` : text, status);
  }

  return { print, report };
}

/** Names are text from outside: no sign that a terminal would obey, or that turns a line around. */
function harmless(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what must go
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

function statusOf(code: ErrorCode): number {
  if (code === 'outcome-unknown') return 5;
  if (code === 'review-needed') return 6;
  if (conflicts.includes(code)) return 3;
  return unreachable.includes(code) ? 4 : 1;
}
