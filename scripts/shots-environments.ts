import type { Page } from '@playwright/test';
import { overSocket } from '../e2e/harness/commands.ts';
import type { PostgresServer } from '../e2e/harness/postgres-server.ts';
import type { CommandInput, CommandName, CommandOutput } from '../shared/contract/commands.ts';

const roles = [
  ['Development', 'dev'],
  ['Staging', 'staging'],
  ['Production', 'production'],
] as const;

/** Three databases of a real server, one step behind the other: dev has everything, production the least. */
export async function threeEnvironments(page: Page, postgres: PostgresServer): Promise<void> {
  const documents = await ask(page, 'documents.list', { archived: false });
  for (const [index, [name, role]] of roles.entries()) {
    const { connection, password } = await postgres.createDatabase(`shop_${role}`);
    const input = { id: null, name, role, connection, password, remember: false };
    const { id: environmentId } = await ask(page, 'publishing.saveEnvironment', input);
    if (role === 'production')
      await ask(page, 'publishing.unlock', { environmentId, confirmation: name, minutes: 15 });
    await ask(page, 'publishing.setup', { environmentId, confirmation: name });
    const documentIds = documents.slice(0, documents.length - 2 * index).map(({ id }) => id);
    const plan = await ask(page, 'publishing.plan', { environmentId, documentIds });
    await ask(page, 'publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: name });
  }
}

async function ask<Name extends CommandName>(
  page: Page,
  command: Name,
  input: CommandInput<Name>,
): Promise<CommandOutput<Name>> {
  const answer = await overSocket(page, command, input);
  if (!answer.ok) throw new Error(`${command}: ${answer.error.message}`);
  return answer.value;
}
