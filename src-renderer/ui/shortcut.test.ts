import { describe, expect, it } from 'vitest';
import { matchesShortcut, shortcutParts } from './shortcut.ts';

/** A key press, as far as matching looks at it. */
function press(key: string, held: string = '', code: string = ''): KeyboardEvent {
  const has = (name: string) => held.split('+').includes(name);
  return {
    key,
    code,
    ctrlKey: has('ctrl'),
    shiftKey: has('shift'),
    altKey: has('alt'),
    metaKey: has('meta'),
  } as KeyboardEvent;
}

describe('matchesShortcut', () => {
  it('wants exactly the modifiers that it names', () => {
    expect(matchesShortcut('mod+D', press('d', 'ctrl'))).toBe(true);
    expect(matchesShortcut('mod+D', press('d'))).toBe(false);
    expect(matchesShortcut('mod+D', press('D', 'ctrl+shift'))).toBe(false);
    expect(matchesShortcut('mod+shift+Z', press('Z', 'ctrl+shift'))).toBe(true);
    expect(matchesShortcut('T', press('t', 'alt'))).toBe(false);
  });

  it('takes signs however the keyboard makes them', () => {
    expect(matchesShortcut('?', press('?', 'shift'))).toBe(true);
    expect(matchesShortcut('mod++', press('+', 'ctrl+shift'))).toBe(true);
    expect(matchesShortcut('mod+=', press('=', 'ctrl'))).toBe(true);
    expect(matchesShortcut('mod+/', press('/', 'ctrl'))).toBe(true);
  });

  it('knows digits and letters by their place where the layout writes something else', () => {
    expect(matchesShortcut('shift+1', press('!', 'shift', 'Digit1'))).toBe(true);
    expect(matchesShortcut('mod+C', press('с', 'ctrl', 'KeyC'))).toBe(true);
    // On Dvorak the key of C writes J: what is written counts where it is Latin.
    expect(matchesShortcut('mod+C', press('j', 'ctrl', 'KeyC'))).toBe(false);
  });
});

describe('shortcutParts', () => {
  it('names keys as they are printed', () => {
    expect(shortcutParts('mod+shift+ArrowUp').at(-1)).toBe('↑');
    expect(shortcutParts('Delete')).toEqual(['Del']);
    expect(shortcutParts('mod++').at(-1)).toBe('+');
  });
});
