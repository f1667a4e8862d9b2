import { Button } from '@mantine/core';
import { ArrowRightToLine, ListChecks } from 'lucide-react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { EnvironmentName } from '../environments/environment-name.tsx';
import styles from '../plan/footer.module.css';
import { count } from '../words.ts';

interface PromoteFooterProps {
  readonly from: Environment;
  readonly to: Environment;
  readonly ticked: number;
  readonly able: number;
  readonly onPlan: () => void;
}

/** The next step: a plan for the second environment of what the first one holds. It writes nothing. */
export function PromoteFooter({ from, to, ticked, able, onPlan }: PromoteFooterProps) {
  return (
    <div className={styles.footer}>
      <ArrowRightToLine size={20} strokeWidth={1.5} aria-hidden />
      <p className={styles.lines}>
        <span className={styles.first}>
          {ticked === 0
            ? tickWords(able, from.name, to.name)
            : `${count(ticked, 'document as it is', 'documents as they are')} in `}
          {ticked > 0 && (
            <>
              <EnvironmentName name={from.name} role={from.role} />, to{' '}
              <EnvironmentName name={to.name} role={to.role} />
            </>
          )}
        </span>
        <span className={styles.second}>
          The plan is rehearsed in {to.name} in a transaction that is rolled back. Nothing is written.
        </span>
      </p>
      <Button leftSection={<ListChecks size={14} aria-hidden />} disabled={ticked === 0} onClick={onPlan}>
        Plan the promotion
      </Button>
    </div>
  );
}

function tickWords(able: number, from: string, to: string): string {
  return able === 0
    ? `There is nothing to take from ${from} to ${to}`
    : `Tick what is to go from ${from} to ${to}`;
}
