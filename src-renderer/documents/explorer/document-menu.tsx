import { Menu } from '@mantine/core';
import {
  Archive,
  ArchiveRestore,
  ChartNetwork,
  Copy,
  FileOutput,
  GitCompareArrows,
  LayoutTemplate,
  PackageOpen,
  PanelTopOpen,
  Pencil,
  Table2,
} from 'lucide-react';
import type { DocumentSummary } from '../../../shared/documents/summary.ts';
import { ContextMenu } from '../../ui/context-menu.tsx';
import { Keys } from '../../ui/keys.tsx';
import type { ExplorerCommands } from './explorer-commands.ts';

interface DocumentMenuProps {
  readonly document: DocumentSummary | null;
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly readOnly: boolean;
  readonly commands: ExplorerCommands;
  readonly onRename: (id: string) => void;
  readonly onClose: () => void;
}

/** What can be done with one document of the explorer. */
export function DocumentMenu({ document, at, readOnly, commands, onRename, onClose }: DocumentMenuProps) {
  if (document === null) return null;
  const isArchived = document.archivedAt !== null;
  return (
    <ContextMenu at={at} label={`Menu of ${document.name}`} onClose={onClose}>
      {isArchived ? (
        <Menu.Item
          disabled={readOnly}
          leftSection={<ArchiveRestore size={14} />}
          onClick={() => commands.restore(document)}
        >
          Restore
        </Menu.Item>
      ) : (
        <>
          <Menu.Item
            leftSection={<PanelTopOpen size={14} />}
            rightSection={<Keys shortcut="Enter" plain />}
            onClick={() => commands.open(document.id)}
          >
            Open
          </Menu.Item>
          <Menu.Item
            disabled={readOnly}
            leftSection={<Pencil size={14} />}
            rightSection={<Keys shortcut="F2" plain />}
            onClick={() => onRename(document.id)}
          >
            Rename
          </Menu.Item>
          <Menu.Item
            disabled={readOnly}
            leftSection={<Copy size={14} />}
            onClick={() => commands.duplicate(document)}
          >
            Duplicate
          </Menu.Item>
          <Menu.Item
            leftSection={<GitCompareArrows size={14} />}
            rightSection={<Keys shortcut="mod+shift+D" plain />}
            onClick={() => commands.compare(document.id)}
          >
            Compare with…
          </Menu.Item>
          <Menu.Item leftSection={<FileOutput size={14} />} onClick={() => commands.exportJson(document)}>
            Export as a file
          </Menu.Item>
          <Menu.Item
            leftSection={<ChartNetwork size={14} />}
            onClick={() => commands.exportMermaid(document)}
          >
            Export as Mermaid
          </Menu.Item>
          <Menu.Item leftSection={<Table2 size={14} />} onClick={() => commands.exportCsv(document)}>
            Export as a table
          </Menu.Item>
          <Menu.Item
            leftSection={<PackageOpen size={14} />}
            onClick={() => commands.exportBundle([document.id])}
          >
            Export in a bundle…
          </Menu.Item>
          <Menu.Item
            disabled={readOnly}
            leftSection={<LayoutTemplate size={14} />}
            onClick={() => commands.saveTemplate(document, null)}
          >
            Save as a template
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            disabled={readOnly}
            leftSection={<Archive size={14} />}
            rightSection={<Keys shortcut="Delete" plain />}
            onClick={() => commands.archive(document)}
          >
            Archive
          </Menu.Item>
        </>
      )}
    </ContextMenu>
  );
}
