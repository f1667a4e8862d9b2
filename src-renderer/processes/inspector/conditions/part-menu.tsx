import { Menu } from '@mantine/core';
import {
  ArrowDown,
  ArrowUp,
  Copy,
  CornerDownRight,
  Ellipsis,
  Group as GroupIcon,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../ui/icon-button.tsx';
import {
  duplicateCondition,
  groupsAround,
  moveInto,
  type Part,
  shiftPart,
  wrapInGroup,
} from '../../actions/conditions.ts';
import { remove } from '../../actions/remove.ts';
import { useProcessFormDeps } from '../deps.ts';
import type { Editing } from './condition-editor.tsx';

interface PartMenuProps {
  readonly editing: Editing;
  readonly part: Part;
}

const icon = { size: 14, strokeWidth: 1.75 };
const matchNames: Readonly<Record<string, string>> = { all: 'all of', any: 'any of', none: 'none of' };

/** What can be done to one condition or group: move, wrap, remove. */
export function PartMenu({ editing, part }: PartMenuProps) {
  const { newId } = useProcessFormDeps();
  const [open, setOpen] = useState(false);
  const { session, document, rootId, finish } = editing;
  const what = part.kind === 'condition' ? 'condition' : 'group';
  const now = () => session.store.getState().document;
  const targets = open
    ? groupsAround(document, rootId).filter(({ group }) => moveInto(document, part.id, group.id))
    : [];
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end" width={220}>
      <Menu.Target>
        <IconButton label={`More for this ${what}`} Icon={Ellipsis} size={24} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<ArrowUp {...icon} />}
          disabled={open && shiftPart(document, part.id, -1) === null}
          onClick={() => finish(shiftPart(now(), part.id, -1))}
        >
          Move up
        </Menu.Item>
        <Menu.Item
          leftSection={<ArrowDown {...icon} />}
          disabled={open && shiftPart(document, part.id, 1) === null}
          onClick={() => finish(shiftPart(now(), part.id, 1))}
        >
          Move down
        </Menu.Item>
        {targets.map(({ group, depth }) => (
          <Menu.Item
            key={group.id}
            leftSection={<CornerDownRight {...icon} />}
            onClick={() => finish(moveInto(now(), part.id, group.id), part.id)}
          >
            {depth === 0
              ? 'Move to the outermost group'
              : `Move to “${matchNames[group.match] ?? group.match}”, level ${depth + 1}`}
          </Menu.Item>
        ))}
        {part.kind === 'condition' && (
          <Menu.Item
            leftSection={<Copy {...icon} />}
            onClick={() => finish(duplicateCondition(now(), part.id, newId))}
          >
            Duplicate
          </Menu.Item>
        )}
        {part.kind === 'condition' && (
          <Menu.Item
            leftSection={<GroupIcon {...icon} />}
            onClick={() => finish(wrapInGroup(now(), part.id, newId))}
          >
            Put into a group of its own
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item
          leftSection={<Trash2 {...icon} />}
          onClick={() => finish(remove(now(), [part.id]), rootId)}
        >
          Remove {what}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
