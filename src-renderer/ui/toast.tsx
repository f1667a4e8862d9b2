import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import classes from './toast.module.css';

interface Offer {
  readonly label: string;
  readonly run: () => void;
}

/** Says that something was done and, where it can be taken back or followed up, how. */
export function showDone(message: string, offer?: Offer) {
  const id = notifications.show({
    withCloseButton: true,
    // What is offered has to be read, found and reached by whatever hands there are.
    ...(offer ? { autoClose: 20_000 } : {}),
    closeButtonProps: { 'aria-label': 'Dismiss' },
    message: offer ? (
      <span className={classes.line}>
        {message}
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.offer ?? ''}
          onClick={() => {
            notifications.hide(id);
            offer.run();
          }}
        >
          {offer.label}
        </Button>
      </span>
    ) : (
      message
    ),
  });
}

/** What happened and what to do. Stays until it is dismissed. */
export function showFailure(error: {
  readonly message: string;
  readonly remedy?: string | undefined;
  readonly logId?: string | undefined;
}) {
  notifications.show({
    color: 'red',
    autoClose: false,
    closeButtonProps: { 'aria-label': 'Dismiss' },
    title: error.message,
    message: [error.remedy, error.logId && `Log id ${error.logId}.`].filter(Boolean).join(' '),
  });
}
