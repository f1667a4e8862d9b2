import type { LucideIcon } from 'lucide-react';

interface SaidIconProps {
  readonly Icon: LucideIcon;
  /** The word that a screen reader says in its place. */
  readonly word: string;
  readonly size: number;
  readonly strokeWidth?: number;
}

/** An icon that carries meaning: drawn for the eye, said for the ear. */
export function SaidIcon({ Icon, word, size, strokeWidth = 1.75 }: SaidIconProps) {
  return (
    <>
      <Icon size={size} strokeWidth={strokeWidth} aria-hidden />
      <span className="visually-hidden">{word}</span>
    </>
  );
}
