import { Select, type SelectProps } from '@mantine/core';
import { useState } from 'react';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

interface LongSelectProps extends Omit<SelectProps, 'data' | 'value' | 'searchable' | 'limit'> {
  readonly value: string | null;
  /** What is shown while the list is closed; null: nothing is chosen. */
  readonly chosen: SelectOption | null;
  /** Asked for when the list opens: one entry for each of thousands of records is not made anew with every edit. */
  readonly options: () => readonly SelectOption[];
  /** About how many there are. */
  readonly count: number;
}

/** Beyond these a list is searched, and only as many are shown. */
const many = 100;

/** One of the records of a document. */
export function LongSelect({
  chosen,
  options,
  count,
  onDropdownOpen,
  onDropdownClose,
  ...rest
}: LongSelectProps) {
  const [open, setOpen] = useState(false);
  return (
    <Select
      {...rest}
      data={open ? [...options()] : chosen ? [chosen] : []}
      {...(count > many && { searchable: true, limit: many, nothingFoundMessage: 'Nothing found' })}
      onDropdownOpen={() => {
        setOpen(true);
        onDropdownOpen?.();
      }}
      onDropdownClose={() => {
        setOpen(false);
        onDropdownClose?.();
      }}
    />
  );
}
