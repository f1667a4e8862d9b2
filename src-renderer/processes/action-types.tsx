import {
  CirclePlay,
  ClipboardList,
  Hourglass,
  type LucideIcon,
  type LucideProps,
  MessageSquare,
  PencilLine,
  UsersRound,
  Webhook,
  Zap,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Action, ActionType } from '../../shared/processes/records/action.ts';

export const actionIcons: Readonly<Record<ActionType, LucideIcon>> = {
  send_message: MessageSquare,
  create_task: ClipboardList,
  update_record: PencilLine,
  call_webhook: Webhook,
  start_process: CirclePlay,
  wait: Hourglass,
  assign_team: UsersRound,
};

/** What came from elsewhere may be of no type that we know. */
export function actionIcon({ does }: Action, more: Omit<LucideProps, 'ref'> = {}): ReactNode {
  const Icon = Object.hasOwn(actionIcons, does.type) ? actionIcons[does.type] : Zap;
  return <Icon size={16} strokeWidth={1.75} aria-hidden {...more} />;
}
