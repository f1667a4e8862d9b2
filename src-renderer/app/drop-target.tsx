import { FileInput } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { contextOf } from './actions/action-list.ts';
import { isImageFile, takeImages } from './actions/picture-actions.ts';
import classes from './drop-target.module.css';
import { useServices } from './services.ts';

/** Files may be dropped anywhere in the window; a preview says what they are before anything is taken in. */
export function DropTarget({
  disabled,
  children,
}: {
  readonly disabled: boolean;
  readonly children: ReactNode;
}) {
  const services = useServices();
  const { overlays } = services;
  const [over, setOver] = useState(false);
  // Entering a child leaves its parent: only the balance says whether the pointer is still inside.
  const depth = useRef(0);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

  function onDragEnter(event: DragEvent) {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current += 1;
    setOver(!disabled);
  }

  function onDragLeave(event: DragEvent) {
    if (!hasFiles(event)) return;
    depth.current -= 1;
    if (depth.current <= 0) setOver(false);
  }

  function onDragOver(event: DragEvent) {
    if (!hasFiles(event)) return;
    // Without this the window would navigate to the file.
    event.preventDefault();
    event.dataTransfer.dropEffect = disabled ? 'none' : 'copy';
  }

  function onDrop(event: DragEvent) {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (disabled || files.length === 0) return;
    const { session, canvas } = contextOf(services);
    const place = canvas?.at({ x: event.clientX, y: event.clientY }) ?? null;
    // Images dropped on a canvas belong there; anything else is looked at first.
    if (session && place && files.every(isImageFile)) void takeImages(services, session, files, place);
    else overlays.show({ kind: 'import', files });
  }

  return (
    <div
      role="none"
      className={classes.target}
      onDragEnter={onDragEnter}
      onDragLeave={onDragLeave}
      onDragOver={onDragOver}
      onDrop={onDrop}
    >
      {children}
      {over && (
        <div className={classes.over} aria-hidden="true">
          <span className={classes.words}>
            <FileInput size={18} strokeWidth={1.75} /> Drop to see what it is before it is imported
          </span>
        </div>
      )}
    </div>
  );
}
