import { ProgressBar } from '../ui/progress-bar.tsx';
import classes from './bundles.module.css';
import type { BundleProgress as Progress } from './use-bundle-job.ts';

interface BundleProgressProps {
  readonly label: string;
  /** Before anything is told. */
  readonly first: string;
  readonly progress: Progress | null;
}

const words: Readonly<Record<string, string>> = { compare: 'Read', write: 'Written' };

/** How far long work with a bundle is, in words and as a bar. */
export function BundleProgress({ label, first, progress }: BundleProgressProps) {
  const { step = '', done = 0, total = 0 } = progress ?? {};
  return (
    <div className={classes.progress}>
      <ProgressBar label={label} done={done} total={total} />
      <output>
        {progress === null
          ? first
          : `${words[step] ?? 'Done'}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')} documents…`}
      </output>
    </div>
  );
}
