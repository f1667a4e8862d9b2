import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { WorkspaceStatus } from '../../../shared/settings/workspace.ts';
import type { Bridge } from '../../bridge/bridge.ts';

interface Known {
  readonly status: WorkspaceStatus | null;
  readonly error: AppError | null;
  readonly connection: 'up' | 'down';
  /** Counts the files that were the workspace while this window was open. */
  readonly generation: number;
}

/** What the application says about the workspace, asked again when it changes or the connection comes back. */
export function useWorkspaceStatus(bridge: Bridge) {
  const [known, setKnown] = useState<Known>({ status: null, error: null, connection: 'up', generation: 0 });

  const refresh = useCallback(async () => {
    const reply = await bridge.call('workspace.status', {});
    setKnown((now) =>
      reply.ok
        ? { ...now, status: reply.value, error: null }
        : {
            ...now,
            error: reply.error,
            connection: reply.error.code === 'unreachable' ? 'down' : now.connection,
          },
    );
  }, [bridge]);

  useEffect(() => {
    // Asking is an outside matter; the state follows with the answer.
    // oxlint-disable-next-line react/set-state-in-effect
    void refresh();
    const stops = [
      bridge.on('workspace.changed', () => void refresh()),
      bridge.on('workspace.replaced', () => {
        setKnown((now) => ({ ...now, generation: now.generation + 1 }));
        void refresh();
      }),
      bridge.onState((connection) => {
        setKnown((now) => ({ ...now, connection }));
        if (connection === 'up') void refresh();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [bridge, refresh]);

  const take = useCallback(
    (status: WorkspaceStatus) => setKnown((now) => ({ ...now, status, error: null })),
    [],
  );
  return { ...known, refresh, take };
}
