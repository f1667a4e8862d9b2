import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { WorkspaceStatus } from '../../../shared/settings/workspace.ts';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import classes from './gate-card.module.css';
import { GateCard } from './gate-card.tsx';

export type Problem =
  | { readonly kind: 'damaged'; readonly status: WorkspaceStatus }
  | { readonly kind: 'failed'; readonly error: AppError };

interface Words {
  readonly title: string;
  readonly happened: string;
  readonly safe: string;
  readonly todo: string;
}

/** Why no workspace can be shown: what happened, what is safe, what to do. */
export function ProblemScreen({
  problem,
  onRetry,
  backups,
}: {
  readonly problem: Problem;
  readonly onRetry: () => void;
  /** Where the way back to a backup can be offered. */
  readonly backups?: ReactNode;
}) {
  const words = wordsOf(problem);
  const logId = problem.kind === 'failed' ? problem.error.logId : undefined;
  return (
    <GateCard title={words.title}>
      <div role="alert">
        <p className={classes.text}>{words.happened}</p>
        <dl className={classes.facts}>
          <dt>What is safe</dt>
          <dd>{words.safe}</dd>
          <dt>What to do</dt>
          <dd>{words.todo}</dd>
          {problem.kind !== 'failed' && problem.status.folder !== '' && (
            <>
              <dt>Folder</dt>
              <dd>{problem.status.folder}</dd>
            </>
          )}
          {logId !== undefined && (
            <>
              <dt>Log id</dt>
              <dd>{logId}</dd>
            </>
          )}
        </dl>
      </div>
      {backups}
      <DialogActions>
        <Button onClick={onRetry}>Try again</Button>
      </DialogActions>
    </GateCard>
  );
}

function wordsOf(problem: Problem): Words {
  if (problem.kind === 'failed') return failureWords(problem.error);
  return {
    title: 'The workspace file is damaged',
    happened: problem.status.detail ?? 'Its content does not match its own checks, so it was not opened.',
    safe: 'Nothing was changed or replaced. The verified backups are in the folder "backups" beside it.',
    todo: 'Restore a backup below; the damaged file is kept. Or put workspace.db back from a copy of your own and try again.',
  };
}

function failureWords(error: AppError): Words {
  if (error.code === 'workspace-in-use') {
    return {
      title: 'The workspace is open elsewhere',
      happened: error.message,
      safe: 'The other window goes on working; only one at a time may write.',
      todo: error.remedy ?? 'Use the other window, or close it and try again.',
    };
  }
  if (error.code === 'unreachable') {
    return {
      title: 'Journey Designer does not answer',
      happened: error.message,
      safe: 'Everything that was marked as saved is on disk.',
      todo: 'Start Journey Designer again; this page connects by itself as soon as it runs.',
    };
  }
  return {
    title: 'The workspace could not be opened',
    happened: error.message,
    safe: 'Nothing was changed or replaced.',
    todo: error.remedy ?? 'Try again. If it stays, look for the log id in the log file.',
  };
}
