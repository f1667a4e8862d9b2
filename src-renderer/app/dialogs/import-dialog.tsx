import { Button, Modal } from '@mantine/core';
import { CircleAlert, CircleCheck, FileJson } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type DocumentCommands, failureWords } from '../document-commands.ts';
import { useServices } from '../services.ts';
import classes from './dialogs.module.css';
import { type FilePreview, previewFile } from './file-preview.ts';

interface ImportDialogProps {
  readonly files: readonly File[];
  readonly commands: DocumentCommands;
  readonly onClose: () => void;
}

/** Says what dropped or chosen files are before anything is taken in, then what became of each. */
export function ImportDialog({ files, commands, onClose }: ImportDialogProps) {
  const { library } = useServices();
  const [previews, setPreviews] = useState<readonly FilePreview[] | null>(null);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<FilePreview, string | null>>(new Map());
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let left = false;
    async function look() {
      const made = await Promise.all(files.map(previewFile));
      if (!left) setPreviews(made);
    }
    void look();
    return () => {
      left = true;
    };
  }, [files]);

  const good = (previews ?? []).filter((preview) => preview.state === 'good');
  const finished = outcomes.size > 0 && !busy;

  async function importAll() {
    setBusy(true);
    const done = new Map<FilePreview, string | null>();
    let last: string | null = null;
    for (const preview of good) {
      const reply = await library.importJson(preview.fileName, preview.text);
      done.set(preview, reply.ok ? null : failureWords(reply.error));
      if (reply.ok) last = reply.value.id;
      setOutcomes(new Map(done));
    }
    setBusy(false);
    if (last !== null) commands.open(last);
    if ([...done.values()].every((failure) => failure === null)) onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={files.length === 1 ? 'Import a file' : `Import ${files.length} files`}
    >
      <ul className={classes.files} aria-busy={previews === null}>
        {(previews ?? []).map((preview) => (
          <FileRow key={preview.fileName} preview={preview} outcome={outcomes.get(preview)} />
        ))}
      </ul>
      <p className={classes.hint}>
        Each file becomes a document of this workspace. Documents that are already here are never overwritten.
      </p>
      <div className={classes.buttons}>
        {finished ? (
          <Button onClick={onClose}>Close</Button>
        ) : (
          <>
            <Button
              data-autofocus
              loading={busy}
              disabled={good.length === 0}
              onClick={() => void importAll()}
            >
              {good.length > 1 ? `Import ${good.length} documents` : 'Import document'}
            </Button>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
          </>
        )}
      </div>
    </Modal>
  );
}

function FileRow({ preview, outcome }: { preview: FilePreview; outcome: string | null | undefined }) {
  const failure = preview.state === 'bad' ? preview.reason : outcome;
  const bad = typeof failure === 'string';
  const Icon = bad ? CircleAlert : outcome === null ? CircleCheck : FileJson;
  return (
    <li className={classes.file} data-bad={bad || undefined} data-done={outcome === null || undefined}>
      <Icon size={16} strokeWidth={1.75} />
      <div>
        <div className={classes.fileName}>{preview.state === 'good' ? preview.name : preview.fileName}</div>
        <div className={classes.detail}>{bad ? failure : preview.state === 'good' && preview.detail}</div>
      </div>
    </li>
  );
}
