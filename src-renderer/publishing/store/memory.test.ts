import { expect, test } from 'vitest';
import { err, ok } from '../../../shared/base/result.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { createMemory } from './memory.ts';

test('is read once for each moment, and what was read stays when it cannot be read again', async () => {
  const asked: string[] = [];
  let answers = true;
  const call = async (name: string) => {
    asked.push(name);
    if (!answers) return err({ code: 'unreachable', message: 'away' });
    return ok(
      name === 'publishing.changes' ? { state: 'installed', changes: [], more: false } : { requests: [] },
    );
  };
  const memory = createMemory({ call } as unknown as Bridge);
  await Promise.all([memory.look('dev', '1'), memory.look('dev', '1')]);
  expect(asked).toEqual(['publishing.changes', 'publishing.reviews']);
  expect(memory.state.getState()['dev']).toMatchObject({ error: null, changes: { state: 'installed' } });
  answers = false;
  await memory.look('dev', '2');
  expect(memory.state.getState()['dev']).toMatchObject({
    error: { message: 'away' },
    changes: { state: 'installed' },
  });
});
