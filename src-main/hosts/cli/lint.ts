import { ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Call, Outcome } from './outcome.ts';

type Finding = CommandOutput<'references.findingsOf'>[number];

interface Linted {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** What the rules notice in every document that is not archived and between them, with the severities of the workspace. */
export async function lint(call: Call): Promise<Result<Outcome, AppError>> {
  const listed = await call('documents.list', { archived: false });
  if (!listed.ok) return listed;
  const between = await call('references.list', {});
  if (!between.ok) return between;
  const linted: Linted[] = [];
  for (const { id, kind, name } of listed.value) {
    const own = await call('references.findingsOf', { documentId: id });
    if (!own.ok) return own;
    const others = between.value.findings.filter(({ documentId }) => documentId === id);
    linted.push({ id, kind, name, findings: [...own.value, ...others.map(withoutDocument)] });
  }
  const noticed = linted.filter((one) => count(one, 'error') + count(one, 'warning') > 0);
  return ok({
    kind: 'findings',
    data: {
      documents: linted.map((one) => ({
        ...one,
        errors: count(one, 'error'),
        warnings: count(one, 'warning'),
      })),
    },
    text: noticed.map(inWords).join('') || 'No findings.\n',
    count: noticed.length,
  });
}

function withoutDocument({ id, rule, severity, recordId, field, message }: Finding): Finding {
  return { id, rule, severity, recordId, field, message };
}

function inWords(one: Linted): string {
  const lines = one.findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ severity, message, rule }) => `  ${severity}: ${message} (${rule})\n`);
  return `${one.name}: ${say(count(one, 'error'), 'error')}, ${say(count(one, 'warning'), 'warning')}\n${lines.join('')}`;
}

function count({ findings }: Linted, wanted: Finding['severity']): number {
  return findings.filter(({ severity }) => severity === wanted).length;
}

function say(many: number, one: string): string {
  return `${many} ${one}${many === 1 ? '' : 's'}`;
}
