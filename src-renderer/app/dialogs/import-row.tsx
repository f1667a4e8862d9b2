import { TextInput } from '@mantine/core';
import { CircleAlert, CircleCheck, FileInput, KeyRound, Pencil, Scissors } from 'lucide-react';
import type { CSSProperties } from 'react';
import { kindWords } from '../../documents/explorer/kinds.ts';
import { Thumbnail } from '../../documents/gallery/thumbnail.tsx';
import classes from './dialogs.module.css';
import { describePreview, type FilePreview, findingsWords, type ImportPreview } from './file-preview.ts';
import rowClasses from './import-row.module.css';

interface ImportRowProps {
  readonly file: FilePreview;
  readonly name: string;
  /** undefined: not tried yet; null: it is here; else why not. */
  readonly outcome: string | null | undefined;
  readonly onName: (name: string) => void;
}

/** One file: what would be made of it, what would stay behind, and under which name. */
export function ImportRow({ file, name, outcome, onName }: ImportRowProps) {
  const failure = file.state === 'bad' ? file.reason : outcome;
  const bad = typeof failure === 'string';
  const Icon = bad ? CircleAlert : outcome === null ? CircleCheck : FileInput;
  return (
    <li className={classes.file} data-bad={bad || undefined} data-done={outcome === null || undefined}>
      <Icon size={16} strokeWidth={1.75} />
      <div className={rowClasses.what}>
        {file.state === 'bad' ? (
          <div className={classes.fileName}>{file.fileName}</div>
        ) : (
          <Preview fileName={file.fileName} preview={file.preview} name={name} onName={onName} />
        )}
        {bad && <div className={classes.detail}>{failure}</div>}
      </div>
    </li>
  );
}

interface PreviewProps {
  readonly fileName: string;
  readonly preview: ImportPreview;
  readonly name: string;
  readonly onName: (name: string) => void;
}

function Preview({ fileName, preview, name, onName }: PreviewProps) {
  const { format, kind, notes, findings, outline } = preview;
  const color = { '--kind': kindWords[kind].color } as CSSProperties;
  return (
    <div className={rowClasses.preview}>
      <div className={rowClasses.picture} style={color}>
        <Thumbnail outline={outline} />
      </div>
      <div className={rowClasses.words}>
        <TextInput
          label={`Name of the document from ${fileName}`}
          value={name}
          error={name.trim() === '' ? 'Type a name.' : null}
          onChange={(event) => onName(event.currentTarget.value)}
        />
        <div className={classes.detail}>
          {describePreview(preview)}. {format}. {findingsWords(findings)}.
        </div>
      </div>
      {notes.length > 0 && <Notes notes={notes} />}
    </div>
  );
}

const marks = {
  'left-out': { Icon: Scissors, word: 'Left out' },
  changed: { Icon: Pencil, word: 'Changed' },
  secret: { Icon: KeyRound, word: 'Secret dropped' },
} as const;

function Notes({ notes }: { readonly notes: ImportPreview['notes'] }) {
  return (
    <section className={rowClasses.notes} aria-label="What does not come along as it is">
      <div className={rowClasses.heading}>
        {notes.length === 1 ? 'One thing does' : `${notes.length} things do`} not come along as{' '}
        {notes.length === 1 ? 'it is' : 'they are'}. The source stays attached, without secrets.
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls must be reached by keyboard */}
      <ul className={rowClasses.list} tabIndex={0} aria-label="Notes on the import">
        {notes.map(({ kind, place, what }) => {
          const { Icon, word } = marks[kind];
          return (
            <li key={`${kind} ${place} ${what}`} data-kind={kind}>
              <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
              <span>
                <span className={rowClasses.mark}>{word}</span> <b>{place}</b> {what}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
