import { TextInput } from '@mantine/core';
import { ListFilter, X } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { IconButton } from './icon-button.tsx';

interface FilterFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Keys that it has no use for itself. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly className?: string | undefined;
}

/** Cuts a list down to what holds these words. Escape or the button at its end shows all again. */
export function FilterField({ label, placeholder, value, onValue, onKeyDown, className }: FilterFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  function clear() {
    onValue('');
    // The button goes with the words.
    field.current?.focus();
  }
  return (
    <TextInput
      ref={field}
      className={className ?? ''}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      leftSection={<ListFilter size={14} strokeWidth={1.75} aria-hidden />}
      rightSection={
        value !== '' && <IconButton label="Clear the filter" Icon={X} size={22} onClick={clear} />
      }
      onChange={(event) => onValue(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || value === '') return onKeyDown?.(event);
        event.stopPropagation();
        clear();
      }}
    />
  );
}
