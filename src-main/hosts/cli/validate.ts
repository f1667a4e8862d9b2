import { checkFile } from '../../../shared/contract/check-file.ts';
import { type Outcome, readText } from './commands.ts';

/** Checks a file without a workspace, for pipelines: exit status 1 where the rules notice errors or warnings. */
export function validateFile(file: string): Outcome {
  const text = readText(file);
  if (!text.ok) return { kind: 'failed', error: text.error };
  const checked = checkFile(text.value);
  if (!checked.ok) return { kind: 'failed', error: { ...checked.error, place: file } };
  const { document, findings } = checked.value;
  const data = {
    document: { id: document.id, kind: document.kind, name: document.header.name },
    findings: findings.map(({ id, rule, severity, recordId, field, message }) => ({
      id,
      rule,
      severity,
      recordId,
      field,
      message,
    })),
  };
  const lines = findings.map(({ severity, message, rule }) => `${severity}: ${message} (${rule})\n`);
  const summary = findings.length === 0 ? 'No findings.\n' : '';
  const count = findings.filter(({ severity }) => severity !== 'info').length;
  return { kind: 'findings', data, text: `${lines.join('')}${summary}`, count };
}
