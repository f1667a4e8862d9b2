import type { Id } from '../../../shared/base/ids.ts';
import { DocumentChooser } from '../../documents/inspector/document-chooser.tsx';
import { useProcessFormDeps } from './deps.ts';

interface ProcessChooserProps {
  readonly value: Id | null;
  readonly onChange: (id: Id | null) => void;
}

/** Which process is started: one of the workspace, with the way there. */
export function ProcessChooser({ value, onChange }: ProcessChooserProps) {
  const { bridge, openDocument } = useProcessFormDeps();
  return (
    <DocumentChooser
      bridge={bridge}
      kind="process"
      label="Process to start"
      value={value}
      onChange={onChange}
      onOpen={openDocument}
    />
  );
}
