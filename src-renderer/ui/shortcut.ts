const isMac = navigator.platform.startsWith('Mac');

const names: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  ctrl: isMac ? '⌃' : 'Ctrl',
  alt: isMac ? '⌥' : 'Alt',
  shift: isMac ? '⇧' : 'Shift',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  escape: 'Esc',
  delete: 'Del',
  backspace: 'Backspace',
  space: 'Space',
  enter: 'Enter',
  tab: 'Tab',
};

const modifiers = new Set(['mod', 'ctrl', 'meta', 'alt', 'shift']);

/** 'mod+shift+T' as the caps of this machine's keyboard: ['Ctrl', 'Shift', 'T']. */
export function shortcutParts(shortcut: string): readonly string[] {
  return split(shortcut).map(
    (part) => names[part.toLowerCase()] ?? (part.length === 1 ? part.toUpperCase() : part),
  );
}

/** Whether a key press is this shortcut ('mod+D', 'shift+1', '?'): exactly these modifiers and no others. */
export function matchesShortcut(shortcut: string, event: KeyboardEvent): boolean {
  const parts = split(shortcut).map((part) => part.toLowerCase());
  const key = parts.find((part) => !modifiers.has(part));
  const has = (name: string) => parts.includes(name);
  const mod = has('mod');
  const ctrl = has('ctrl') || (mod && !isMac);
  const meta = has('meta') || (mod && isMac);
  if (event.ctrlKey !== ctrl || event.metaKey !== meta || event.altKey !== has('alt')) return false;
  // '?' and '+' already contain their shift on many keyboards.
  const isSign = key !== undefined && key.length === 1 && !/[a-z0-9]/.test(key);
  if (!isSign && event.shiftKey !== has('shift')) return false;
  return key === keyOf(event) || (key !== undefined && codeOf(event) === key);
}

/** Whether two spellings mean the same keys. */
export function sameShortcut(a: string, b: string): boolean {
  const spelled = (shortcut: string) =>
    split(shortcut)
      .map((part) => part.toLowerCase())
      .sort()
      .join(' ');
  return spelled(a) === spelled(b);
}

const onlyModifiers = new Set([
  'control',
  'shift',
  'alt',
  'altgraph',
  'meta',
  'capslock',
  'dead',
  'process',
  'unidentified',
]);

/** A key press as a shortcut that it matches; null while only modifiers are held, or a letter is being composed. */
export function shortcutFrom(event: KeyboardEvent): string | null {
  const pressed = keyOf(event);
  if (onlyModifiers.has(pressed)) return null;
  const named = codeOf(event) ?? pressed;
  const isSign = named.length === 1 && !/[a-z0-9]/.test(named);
  const parts = [
    ...((isMac ? event.metaKey : event.ctrlKey) ? ['mod'] : []),
    ...(isMac && event.ctrlKey ? ['ctrl'] : []),
    ...(!isMac && event.metaKey ? ['meta'] : []),
    ...(event.altKey ? ['alt'] : []),
    ...(event.shiftKey && !isSign ? ['shift'] : []),
    named.length === 1 || named === 'space' ? named.toUpperCase().replace('SPACE', 'Space') : event.key,
  ];
  return parts.join('+');
}

function keyOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  return key === ' ' ? 'space' : key;
}

/** Letters and digits by their place, for layouts that have no Latin letters and for shifted digits. */
function codeOf(event: KeyboardEvent): string | null {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  if (digit !== undefined) return digit;
  const isLatin = /^[a-z]$/i.test(event.key);
  return isLatin ? null : (/^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase() ?? null);
}

/** 'mod++' ends with the plus key itself. */
function split(shortcut: string): string[] {
  if (shortcut === '+') return ['+'];
  if (shortcut.endsWith('++')) return [...shortcut.slice(0, -2).split('+'), '+'];
  return shortcut.split('+');
}

/** Whether keys go into text here, so that shortcuts keep out. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)
  );
}
