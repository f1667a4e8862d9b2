import type { Page } from '@playwright/test';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/commands.ts';

/**
 * Calls a command as another window of the same user would: over a WebSocket of its own, from the page's origin and
 * with its cookie. Tests use it to look at what is kept, and to play the colleague in a second window.
 */
export async function callCommand<Name extends CommandName>(
  page: Page,
  command: Name,
  input: CommandInput<Name>,
): Promise<CommandOutput<Name>> {
  const reply = await page.evaluate(
    ({ name, value }) =>
      new Promise<{ ok: boolean; value?: unknown; error?: unknown }>((resolve, reject) => {
        const socket = new WebSocket(`ws://${location.host}/socket`);
        socket.addEventListener('open', () =>
          socket.send(JSON.stringify({ id: 1, command: name, input: JSON.parse(value) })),
        );
        socket.addEventListener('message', (event: MessageEvent<string>) => {
          const message = JSON.parse(event.data);
          if (message.id !== 1) return;
          socket.close();
          resolve(message);
        });
        socket.addEventListener('error', () => reject(new Error('The socket was refused.')));
      }),
    { name: command, value: JSON.stringify(input) },
  );
  if (!reply.ok) throw new Error(`${command}: ${JSON.stringify(reply.error)}`);
  return reply.value as CommandOutput<Name>;
}
