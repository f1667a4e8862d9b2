import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import type { Side } from '../../../shared/documents/resolve-conflicts.ts';
import type { ToDecide } from './three-way-picture.ts';

interface DecideSeveralProps {
  /** What is to be decided about the record that is looked at. */
  readonly here: readonly ToDecide[];
  /** What nobody has decided yet, wherever it is. */
  readonly open: readonly ToDecide[];
  readonly onDecide: (decisions: readonly ToDecide[], side: Side) => void;
}

/** One side for a whole record, or for all that is left: chosen by hand, and each can still be decided otherwise. */
export function DecideSeveral({ here, open, onDecide }: DecideSeveralProps) {
  const groups = [
    { label: `All ${here.length} here`, decisions: here, worth: here.length > 1 },
    { label: `All ${open.length} not decided yet`, decisions: open, worth: open.length > 1 },
  ].filter(({ worth }) => worth);
  if (groups.length === 0) return null;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="subtle" rightSection={<ChevronDown size={12} aria-hidden />}>
          Several at once
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map(({ label, decisions }) => [
          <Menu.Label key={label}>{label}</Menu.Label>,
          ...(['mine', 'theirs'] as const).map((side) => (
            <Menu.Item key={`${label} ${side}`} onClick={() => onDecide(decisions, side)}>
              {side === 'mine' ? 'Keep mine' : 'Take theirs'}
            </Menu.Item>
          )),
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}
