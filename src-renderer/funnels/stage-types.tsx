import {
  AppWindow,
  CircleDot,
  ClipboardList,
  CreditCard,
  FileText,
  type LucideIcon,
  Mail,
  Megaphone,
  MessagesSquare,
  Phone,
  Search,
  Smartphone,
  Users,
} from 'lucide-react';

/** `stage_type` is free text: these are the usual ones, each with a sign of its own. */
const icons: Readonly<Record<string, LucideIcon>> = {
  page: AppWindow,
  form: ClipboardList,
  message: Mail,
  payment: CreditCard,
  banner: Megaphone,
  call: Phone,
  chat: MessagesSquare,
  search: Search,
  document: FileText,
  app: Smartphone,
  meeting: Users,
};

export const usualStageTypes: readonly string[] = Object.keys(icons);

export function stageTypeIcon(stageType: string, size: 14 | 16) {
  const key = stageType.trim().toLowerCase();
  const Icon = Object.hasOwn(icons, key) ? (icons[key] ?? CircleDot) : CircleDot;
  return <Icon size={size} strokeWidth={1.75} aria-hidden />;
}
