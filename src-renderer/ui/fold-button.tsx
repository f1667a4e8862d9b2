import { ChevronDown, ChevronRight } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import styles from './fold-button.module.css';

interface FoldButtonProps {
  /** 'What happens to Consumer onboarding' */
  readonly label: string;
  readonly open: boolean;
  /** The id of what it opens. */
  readonly controls: string;
  readonly onFold: (open: boolean) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLButtonElement>) => void;
}

/** Unfolds the details of a row. */
export function FoldButton({ label, open, controls, onFold, onKeyDown }: FoldButtonProps) {
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      data-fold
      className={styles.fold}
      aria-expanded={open}
      aria-controls={controls}
      aria-label={label}
      onClick={() => onFold(!open)}
      onKeyDown={onKeyDown}
    >
      <Chevron size={14} aria-hidden />
    </button>
  );
}
