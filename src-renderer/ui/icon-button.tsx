import { ActionIcon, Tooltip } from '@mantine/core';
import type { ComponentType, MouseEvent, Ref } from 'react';
import classes from './icon-button.module.css';
import { Keys } from './keys.tsx';

interface IconButtonProps {
  readonly label: string;
  readonly Icon: ComponentType<{ readonly size?: number | string; readonly strokeWidth?: number | string }>;
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  readonly shortcut?: string | undefined;
  /** Why it cannot be used now; it stays reachable, so that the reason can be read. */
  readonly disabled?: string | null;
  readonly pressed?: boolean;
  readonly size?: number;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly expanded?: boolean;
}

/** A button that is only a picture: its name is read aloud and shown on hover, with its shortcut. */
export function IconButton(props: IconButtonProps) {
  const {
    label,
    Icon,
    onClick,
    shortcut,
    disabled = null,
    pressed,
    size = 28,
    ref,
    expanded,
    ...rest
  } = props;
  return (
    <Tooltip
      label={
        <span className={classes.tip}>
          {disabled ?? label} {disabled === null && shortcut && <Keys shortcut={shortcut} plain />}
        </span>
      }
    >
      <ActionIcon
        {...rest}
        ref={ref}
        className={classes.button}
        size={size}
        aria-label={label}
        aria-disabled={disabled !== null || undefined}
        aria-pressed={pressed}
        aria-expanded={expanded}
        onClick={disabled === null ? onClick : undefined}
      >
        <Icon size={size < 26 ? 14 : 16} strokeWidth={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}
