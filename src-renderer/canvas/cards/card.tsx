import type { HTMLAttributes, ReactNode } from 'react';
import type { CardProps } from '../scene.ts';
import styles from './card.module.css';
import { FindingMark } from './finding-mark.tsx';

interface CardFrameProps extends Pick<CardProps, 'selected' | 'mark'>, HTMLAttributes<HTMLDivElement> {}

/** The frame that every card has: how it shows that it is selected, and the worst finding in its corner. */
export function CardFrame({ selected, mark, className, children, ...more }: CardFrameProps) {
  return (
    <div {...more} className={`${styles.card} ${className ?? ''}`} data-selected={selected || undefined}>
      {children}
      <FindingMark mark={mark} />
    </div>
  );
}

interface StackedCardProps extends CardFrameProps {
  /** A band at the left edge, in `--tone`. */
  readonly striped?: boolean;
}

/** A card of lines below each other, the first of them its `CardTop`. */
export function StackedCard({ striped = false, className, ...more }: StackedCardProps) {
  const stripe = striped ? styles.striped : '';
  return <CardFrame {...more} className={`${styles.stack} ${stripe} ${className ?? ''}`} />;
}

interface CardTopProps {
  /** An icon, in `--tone`, or the badge with a number. */
  readonly sign: ReactNode;
  readonly name: string;
  /** What is said where there is no name. */
  readonly unnamed: string;
  /** The whole of what the line cuts; absent: the name. */
  readonly title?: string;
  /** What stands at the right end of the line. */
  readonly children?: ReactNode;
}

/** What a card is, on its first line; from afar this line is all that it shows. */
export function CardTop({ sign, name, unnamed, title = name, children }: CardTopProps) {
  return (
    <div className={styles.top}>
      {sign}
      <span className={styles.name} title={title}>
        {name || unnamed}
      </span>
      {children}
    </div>
  );
}

/** One line under the first, cut where it does not fit. */
export function CardDetail({
  title,
  children,
}: {
  readonly title?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <span className={styles.detail} title={title}>
      {children}
    </span>
  );
}
