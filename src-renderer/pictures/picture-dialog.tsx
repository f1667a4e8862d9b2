import { Button, Checkbox, Modal, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useCallback, useEffect, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { MakeScene } from '../../shared/drawing/with-images.ts';
import type { FunnelMeasures } from '../../shared/funnels/measures/measures.ts';
import { pictureFileName } from '../../shared/pictures/file-name.ts';
import { svgText } from '../../shared/pictures/svg/svg.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { ImageStore } from '../documents/pictures/image-store.ts';
import { PictureView } from '../documents/pictures/picture-view.tsx';
import { saveBytes, saveFile } from '../documents/save-file.ts';
import type { Session } from '../documents/session.ts';
import { DialogActions } from '../ui/dialog-actions.tsx';
import { showDone, showFailure } from '../ui/toast.tsx';
import {
  choiceDate,
  firstChoice,
  loadImages,
  makePicture,
  makeSheets,
  type PictureChoice,
} from './make-pictures.ts';
import { paintPicture, possibleScale } from './paint-picture.ts';
import { type Orientation, type PaperName, papers } from './paper.ts';
import styles from './picture-dialog.module.css';
import { PrintSheets } from './print-sheets.tsx';

interface PictureDialogProps {
  readonly session: Session;
  readonly bridge: Bridge;
  readonly images: ImageStore;
  readonly format: PictureChoice['format'];
  readonly theme: PictureChoice['theme'];
  readonly makeScene: MakeScene | null;
  /** What was imported of the document; null: nothing. */
  readonly measures: FunnelMeasures | null;
  readonly onClose: () => void;
}

/** Everything about a picture of the document in front, with the picture itself beside it. */
export function PictureDialog(props: PictureDialogProps) {
  const { session, bridge, images, format, theme, makeScene, measures, onClose } = props;
  const document = useStore(session.store, (state) => state.document);
  const selection = useStore(session.store, (state) => state.selection);
  const known = useStore(images.store);
  const ids = useMemo(() => [...selection], [selection]);
  const [choice, setChoice] = useState<PictureChoice>({ ...firstChoice, format, theme });
  const [fileName, setFileName] = useState(() => pictureFileName(document.header.name, 'svg').slice(0, -4));
  const [busy, setBusy] = useState(false);
  const form = useId();
  const [printing, setPrinting] = useState(false);
  const set = (fields: Partial<PictureChoice>) => setChoice({ ...choice, ...fields });
  const source = useMemo(
    () => ({ document, selection: ids, images, makeScene, measures }),
    [document, ids, images, makeScene, measures],
  );

  useEffect(() => void loadImages(source), [source]);
  // oxlint-disable-next-line react/exhaustive-deps -- images that have come are a reason to draw again
  const sheets = useMemo(() => preview(source, choice), [source, choice, known]);
  const first = sheets[0];
  const scale = first ? possibleScale(first, choice.scale) : choice.scale;

  async function save() {
    if (choice.format === 'pdf') {
      setPrinting(true);
      return;
    }
    setBusy(true);
    await loadImages(source);
    const picture = makePicture(source, choice, 'file');
    const name = pictureFileName(fileName, choice.format);
    const saved =
      choice.format === 'svg'
        ? await saveFile(bridge, { fileName: name, text: `${svgText(picture.svg)}\n` })
        : await saveBytes(bridge, { fileName: name, bytes: await paintPicture(picture, choice.scale) });
    setBusy(false);
    if (!saved.ok) {
      showFailure(saved.error);
      return;
    }
    if (saved.value === null) return;
    showDone(`Saved ${saved.value}.`);
    onClose();
  }

  /** By the host where it can make the file; else the browser's own print does. */
  const savePdf = useCallback(async (): Promise<'done' | 'print'> => {
    const reply = await bridge.call('files.savePdf', { fileName: pictureFileName(fileName, 'pdf') });
    if (reply.ok && reply.value.result === 'handed') return 'print';
    if (!reply.ok) showFailure(reply.error);
    else if (reply.value.result === 'saved') showDone(`Saved ${reply.value.path ?? fileName}.`);
    return 'done';
  }, [bridge, fileName]);
  const endPrinting = useCallback(() => setPrinting(false), []);

  return (
    <Modal
      opened
      onClose={onClose}
      title="Export a picture"
      size={960}
      classNames={{ body: styles.body ?? '' }}
    >
      <form
        id={form}
        className={styles.choices}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Choice
          label="Format"
          value={choice.format}
          options={[
            ['svg', 'SVG'],
            ['png', 'PNG'],
            ['pdf', 'PDF'],
          ]}
          onChange={(value) => set({ format: value })}
        />
        <Choice
          label="Show"
          value={ids.length === 0 ? 'all' : choice.only}
          options={[
            ['all', 'Everything'],
            ['selection', 'The selection'],
          ]}
          disabled={ids.length === 0}
          onChange={(value) => set({ only: value })}
        />
        <Choice
          label="Colours"
          value={choice.theme}
          options={[
            ['light', 'Light'],
            ['dark', 'Dark'],
          ]}
          onChange={(value) => set({ theme: value })}
        />
        {choice.format === 'png' && (
          <Choice
            label="Scale"
            value={String(choice.scale)}
            options={['1', '2', '3', '4'].map((value) => [value, `${value}×`] as const)}
            onChange={(value) => set({ scale: Number(value) })}
          />
        )}
        {choice.format === 'pdf' && <PaperChoice choice={choice} set={set} />}
        <Checkbox
          label="Legend"
          checked={choice.legend}
          onChange={(event) => set({ legend: event.currentTarget.checked })}
        />
        <Checkbox
          label="Date"
          checked={choice.dated}
          onChange={(event) => set({ dated: event.currentTarget.checked })}
        />
        <TextInput
          label="File name"
          value={fileName}
          onChange={(event) => setFileName(event.currentTarget.value)}
        />
        <p className={styles.size} aria-live="polite">
          {sizeWords(choice, sheets.length, first, scale)}
        </p>
      </form>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <section className={styles.preview} aria-label="Preview" data-theme={choice.theme} tabIndex={0}>
        {sheets.map((sheet, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- sheets are told apart by their place only
          <div key={index} className={styles.sheet}>
            <PictureView picture={sheet.svg} className={styles.picture ?? ''} />
          </div>
        ))}
      </section>
      <div className={styles.end}>
        <DialogActions>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form={form} loading={busy} data-autofocus>
            {choice.format === 'pdf' ? 'Print or save as PDF' : `Save ${choice.format.toUpperCase()}`}
          </Button>
        </DialogActions>
      </div>
      {printing && (
        <PrintSheets
          name={fileName}
          sheets={sheets}
          paper={choice.paper}
          orientation={choice.orientation}
          date={choiceDate(choice)}
          onReady={savePdf}
          onDone={endPrinting}
        />
      )}
    </Modal>
  );
}

function preview(source: Parameters<typeof makePicture>[0], choice: PictureChoice) {
  return choice.format === 'pdf' ? makeSheets(source, choice) : [makePicture(source, choice, 'window')];
}

function sizeWords(
  choice: PictureChoice,
  sheets: number,
  first: { readonly width: number; readonly height: number } | undefined,
  scale: number,
): string {
  if (choice.format === 'pdf') {
    const paper = `${papers[choice.paper].label}, ${choice.orientation}`;
    return `${sheets === 1 ? 'One sheet' : `${sheets} sheets`} of ${paper}. In the next window choose a printer, or "Save as PDF".`;
  }
  const size = `${Math.round((first?.width ?? 0) * scale)} × ${Math.round((first?.height ?? 0) * scale)} px`;
  if (choice.format === 'svg') return 'Vectors and text that stays text, at any size.';
  return scale < choice.scale ? `${size}: no browser draws it larger.` : size;
}

function PaperChoice({
  choice,
  set,
}: {
  choice: PictureChoice;
  set: (fields: Partial<PictureChoice>) => void;
}) {
  return (
    <>
      <Select
        label="Paper"
        allowDeselect={false}
        data={Object.entries(papers).map(([value, { label }]) => ({ value, label }))}
        value={choice.paper}
        onChange={(value) => set({ paper: (value ?? 'a4') as PaperName })}
      />
      <Choice<Orientation>
        label="Orientation"
        value={choice.orientation}
        options={[
          ['landscape', 'Landscape'],
          ['portrait', 'Portrait'],
        ]}
        onChange={(value) => set({ orientation: value })}
      />
      <Checkbox
        label="Everything on one sheet"
        checked={choice.onOneSheet}
        onChange={(event) => set({ onOneSheet: event.currentTarget.checked })}
      />
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly disabled?: boolean;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({
  label,
  value,
  options,
  disabled = false,
  onChange,
}: ChoiceProps<Value>) {
  return (
    <div className={styles.choice}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      <SegmentedControl
        aria-label={label}
        fullWidth
        disabled={disabled}
        value={value}
        data={options.map(([key, text]) => ({ value: key, label: text }))}
        onChange={(next) => onChange(next)}
      />
    </div>
  );
}
