import { Button } from '@mantine/core';
import { OctagonAlert } from 'lucide-react';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';
import classes from './error-boundary.module.css';

interface Props {
  readonly children: ReactNode;
  /** What failed, for the heading: 'The canvas'. */
  readonly part?: string;
}

interface State {
  readonly failure: { readonly message: string; readonly logId: string; readonly stack: string } | null;
}

/** Catches a failure while drawing, so that one broken part does not take the window with it. React asks for a class here. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(error: unknown): State {
    const logId = crypto.randomUUID().slice(0, 8);
    const message = error instanceof Error ? error.message : String(error);
    return { failure: { message, logId, stack: error instanceof Error ? (error.stack ?? '') : '' } };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    // The host collects the window's console into its log file; the id ties both together.
    // oxlint-disable-next-line no-console
    console.error(`[${this.state.failure?.logId ?? '-'}]`, error, info.componentStack);
  }

  override render() {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    const report = `${failure.message}\nLog id ${failure.logId}\n${failure.stack}`;
    return (
      <div role="alert" className={classes.failed}>
        <EmptyState
          Icon={OctagonAlert}
          title={`${this.props.part ?? 'The window'} stopped working`}
          actions={
            <>
              <Button onClick={() => this.setState({ failure: null })}>Try again</Button>
              <Button variant="default" onClick={() => location.reload()}>
                Reload the window
              </Button>
              <Button variant="default" onClick={() => void navigator.clipboard.writeText(report)}>
                Copy the details
              </Button>
            </>
          }
        >
          What is marked as saved is safe. {failure.message}
          <br />
          <span className={classes.id}>Log id {failure.logId}</span>
        </EmptyState>
      </div>
    );
  }
}
