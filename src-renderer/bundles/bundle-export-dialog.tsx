import { Button, Checkbox, Modal } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { bundleLimits } from '../../shared/bundles/bundle.ts';
import { documentKinds } from '../../shared/documents/document.ts';
import type { DocumentSummary } from '../../shared/documents/summary.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { kindWords } from '../documents/explorer/kinds.ts';
import { saveFile } from '../documents/save-file.ts';
import { DialogActions } from '../ui/dialog-actions.tsx';
import { showDone } from '../ui/toast.tsx';
import { BundleProgress } from './bundle-progress.tsx';
import classes from './bundles.module.css';
import { ShowMore, useShown } from './show-more.tsx';
import { useBundleJob } from './use-bundle-job.ts';

interface BundleExportDialogProps {
  readonly documents: readonly DocumentSummary[];
  /** Which of them are chosen at first; null: all of them. */
  readonly chosen: readonly string[] | null;
  readonly bridge: Bridge;
  readonly newId: () => string;
  readonly settle: () => Promise<void>;
  readonly onClose: () => void;
}

const most = bundleLimits.documents;

/** Chooses documents of any kind that leave as one file. */
export function BundleExportDialog(props: BundleExportDialogProps) {
  const { documents, chosen, bridge, newId, settle, onClose } = props;
  const work = useBundleJob(bridge, newId);
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set(chosen ?? documents.map(({ id }) => id)));
  const [references, setReferences] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const picked = documents.filter(({ id }) => ids.has(id));

  async function save(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    work.begin();
    await settle();
    const documentIds = picked.map(({ id }) => id);
    const reply = await bridge.call('bundles.export', { documentIds, references, job: work.job });
    const saved = reply.ok ? await saveFile(bridge, reply.value) : reply;
    setBusy(false);
    if (!saved.ok && saved.error.code === 'cancelled') return;
    if (!saved.ok) return setProblem([saved.error.message, saved.error.remedy].filter(Boolean).join(' '));
    if (saved.value === null || !reply.ok) return;
    onClose();
    showDone(`Saved ${saved.value}.${alongWords(reply.value.added)}${leftWords(reply.value.imagesLeft)}`);
  }

  return (
    <Modal opened onClose={busy ? work.stop : onClose} title="Export a bundle" size={520}>
      <form onSubmit={(event) => void save(event)}>
        <p className={classes.text}>
          One file with whole documents, to commit to a repository or to import in another workspace.
        </p>
        <Checkbox
          data-autofocus
          className={classes.all ?? ''}
          label={`All ${documents.length} documents`}
          checked={picked.length === documents.length}
          indeterminate={picked.length > 0 && picked.length < documents.length}
          onChange={(event) =>
            setIds(new Set(event.currentTarget.checked ? documents.map(({ id }) => id) : []))
          }
        />
        <div className={classes.picks}>
          {documentKinds.map((kind) => (
            <KindPicks
              key={kind}
              kind={kind}
              documents={documents.filter((document) => document.kind === kind)}
              ids={ids}
              onPick={(id, isPicked) =>
                setIds(new Set(isPicked ? [...ids, id] : [...ids].filter((one) => one !== id)))
              }
            />
          ))}
        </div>
        <Checkbox
          label="Take along the documents that these name"
          checked={references}
          onChange={(event) => setReferences(event.currentTarget.checked)}
        />
        {problem !== null && (
          <p className={classes.problem} role="alert">
            <CircleAlert size={16} strokeWidth={1.75} aria-hidden />
            <span>{problem}</span>
          </p>
        )}
        <DialogActions aside={aside()}>
          <Button variant="default" onClick={busy ? work.stop : onClose}>
            {busy ? 'Stop the export' : 'Cancel'}
          </Button>
          <Button type="submit" disabled={busy || picked.length === 0 || picked.length > most}>
            {picked.length === 1 ? 'Export 1 document' : `Export ${picked.length} documents`}
          </Button>
        </DialogActions>
      </form>
    </Modal>
  );

  function aside() {
    if (busy)
      return <BundleProgress label="Exporting" first="Reading the documents…" progress={work.progress} />;
    if (picked.length <= most) return undefined;
    return `A bundle holds ${most.toLocaleString('en')} documents at most: choose fewer of them at a time.`;
  }
}

interface KindPicksProps {
  readonly kind: DocumentSummary['kind'];
  readonly documents: readonly DocumentSummary[];
  readonly ids: ReadonlySet<string>;
  readonly onPick: (id: string, isPicked: boolean) => void;
}

function KindPicks({ kind, documents, ids, onPick }: KindPicksProps) {
  const { shown, rest, showMore } = useShown(documents);
  if (documents.length === 0) return null;
  const { Icon, many, color } = kindWords[kind];
  return (
    <fieldset className={classes.kind}>
      <legend>
        <Icon size={14} strokeWidth={1.75} style={{ color }} aria-hidden />
        {many}
      </legend>
      {shown.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={ids.has(id)}
          onChange={(event) => onPick(id, event.currentTarget.checked)}
        />
      ))}
      {rest > 0 && <ShowMore rest={rest} onShow={showMore} />}
    </fieldset>
  );
}

function alongWords(names: readonly string[]): string {
  if (names.length === 0) return '';
  return ` ${names.length === 1 ? names[0] : `${names.length} documents`} came along, because others name ${names.length === 1 ? 'it' : 'them'}.`;
}

function leftWords(names: readonly string[]): string {
  if (names.length === 0) return '';
  const which = names.length === 1 ? `the image ${names[0] ?? ''}` : `${names.length} images`;
  return ` Without ${which}: a bundle carries 12 MB of images at most.`;
}
