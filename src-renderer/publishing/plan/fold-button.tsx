import { ChevronDown, ChevronRight } from 'lucide-react';
import styles from './table.module.css';

interface FoldButtonProps {
  /** The document whose details are folded away. */
  readonly name: string;
  readonly open: boolean;
  /** The id of what it opens. */
  readonly controls: string;
  readonly onFold: (open: boolean) => void;
}

export function FoldButton({ name, open, controls, onFold }: FoldButtonProps) {
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      className={styles.chevron}
      aria-expanded={open}
      aria-controls={controls}
      aria-label={`What happens to ${name}`}
      onClick={() => onFold(!open)}
    >
      <Chevron size={14} aria-hidden />
    </button>
  );
}
