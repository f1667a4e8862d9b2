import { Button } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { PublishingStore } from './publishing-store.ts';
import styles from './view.module.css';

interface PanelHeaderProps {
  readonly store: PublishingStore;
  readonly children: ReactNode;
  /** What stands at the right end of its line. */
  readonly aside?: ReactNode;
}

/** The head of a view that stands in place of the plan. It takes the focus; going back, the row that led here gets it. */
export function PanelHeader({ store, children, aside }: PanelHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.panelHeader}>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<ArrowLeft size={14} aria-hidden />}
        onClick={() => store.showPanel({ kind: 'plan' })}
      >
        Back to the list
      </Button>
      <h2 ref={heading} tabIndex={-1} className={styles.panelTitle}>
        {children}
      </h2>
      {aside}
    </div>
  );
}
