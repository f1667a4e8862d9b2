import { codePointLength } from '../../shared/base/text.ts';

/** Letters that were typed before the field was there for which they are meant. */
export interface TypedAhead {
  /** Keeps what a key would have written; says nothing of keys that write nothing. */
  readonly keep: (event: KeyboardEvent) => void;
  readonly forget: () => void;
  /** Writes what was kept into the field that has the focus now; what is no field of text gets nothing. */
  readonly writeInto: (target: EventTarget | null) => void;
}

const textTypes = new Set(['text', 'search', 'url', 'tel', 'password']);

export function createTypedAhead(): TypedAhead {
  let text = '';
  return {
    keep: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.key === 'Backspace') text = text.slice(0, -1);
      else if (codePointLength(event.key) === 1) text += event.key;
    },
    forget: () => {
      text = '';
    },
    writeInto: (target) => {
      const wanted = text;
      text = '';
      if (wanted === '' || !isTextField(target)) return;
      target.setRangeText(wanted, target.selectionStart ?? 0, target.selectionEnd ?? 0, 'end');
      target.dispatchEvent(new InputEvent('input', { bubbles: true, data: wanted, inputType: 'insertText' }));
    },
  };
}

function isTextField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  return target instanceof HTMLInputElement && textTypes.has(target.type) && !target.readOnly;
}
