import { useCallback } from 'react';
import type { Bridge } from '../../bridge/bridge.ts';
import { useReply } from '../use-reply.ts';

interface PasswordKeepingProps {
  readonly bridge: Bridge;
  readonly remember: boolean;
}

/** Says truthfully where a password will be kept in this workspace. */
export function PasswordKeeping({ bridge, remember }: PasswordKeepingProps) {
  const [reply] = useReply(useCallback(() => bridge.call('workspace.status', {}), [bridge]));
  if (!remember) return 'Kept in memory only, until the app closes.';
  if (reply.step !== 'ready') return 'Never in the database file, never in a log.';
  const { key, hasPassphrase } = reply.value;
  if (key === 'keychain') return 'Sealed with the keychain of this computer; never in a log or an address.';
  if (hasPassphrase) return 'Sealed with the passphrase of this workspace; never in a log or an address.';
  return 'This workspace has no passphrase and no keychain, so it is kept in memory until the app closes.';
}
