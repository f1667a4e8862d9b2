import type { Call, Outcome } from './outcome.ts';

/** What the rules notice in every document that is not archived, with the severities of the workspace. */
export async function lint(call: Call): Promise<Outcome> {
  const listed = await call('documents.list', { archived: false });
  if (!listed.ok) return { kind: 'failed', error: listed.error };
  const found = await call('references.findings', {});
  if (!found.ok) return { kind: 'failed', error: found.error };
  const documents = listed.value.map(({ id, kind, name }) => {
    const counts = found.value[id];
    return { id, kind, name, errors: counts?.error ?? 0, warnings: counts?.warning ?? 0 };
  });
  const noticed = documents.filter(({ errors, warnings }) => errors + warnings > 0);
  const lines = noticed.map(
    ({ name, errors, warnings }) => `${name}: ${say(errors, 'error')}, ${say(warnings, 'warning')}\n`,
  );
  return {
    kind: 'findings',
    data: { documents },
    text: lines.join('') || 'No findings.\n',
    count: noticed.length,
  };
}

function say(many: number, one: string): string {
  return `${many} ${one}${many === 1 ? '' : 's'}`;
}
