import type { Page } from '@playwright/test';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/commands.ts';

type Answer<Name extends CommandName> =
  | { readonly ok: true; readonly value: CommandOutput<Name> }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** Runs a command as the page itself could: over the socket of the browser host, from inside the page. */
export async function overSocket<Name extends CommandName>(
  page: Page,
  command: Name,
  input: CommandInput<Name>,
): Promise<Answer<Name>> {
  const text = await page.evaluate(
    ([command, input]) =>
      new Promise<string>((resolve, reject) => {
        const socket = new WebSocket(`ws://${location.host}/socket`);
        socket.addEventListener('error', () => reject(new Error('The socket was refused.')));
        socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, command, input })));
        socket.addEventListener('message', (event: MessageEvent<string>) => {
          if (!event.data.startsWith('{"id":1,')) return;
          resolve(event.data);
          socket.close();
        });
      }),
    [command, input] as readonly [string, unknown],
  );
  return JSON.parse(text) as Answer<Name>;
}

/** Runs a command through what the Electron preload put on the page. */
export async function overPreload<Name extends CommandName>(
  page: Page,
  command: Name,
  input: CommandInput<Name>,
): Promise<Answer<Name>> {
  const id = Math.floor(Math.random() * 2 ** 40);
  const text = await page.evaluate(
    ([id, command, input]) =>
      new Promise<string>((resolve) => {
        const { journeyDesigner } = globalThis as unknown as {
          journeyDesigner: {
            send: (text: string) => void;
            onMessage: (listener: (text: string) => void) => void;
          };
        };
        journeyDesigner.onMessage((text) => {
          if (text.startsWith(`{"id":${id},`)) resolve(text);
        });
        journeyDesigner.send(JSON.stringify({ id, command, input }));
      }),
    [id, command, input] as readonly [number, string, unknown],
  );
  return JSON.parse(text) as Answer<Name>;
}
