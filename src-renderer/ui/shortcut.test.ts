import { describe, expect, it } from 'vitest';
import { matchesShortcut, sameShortcut, shortcutFrom, shortcutParts } from './shortcut.ts';

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

describe('shortcutFrom', () => {
  it('spells a press so that the same press matches it again', () => {
    const keys = [
      'a',
      'Z',
      '1',
      '!',
      '?',
      '+',
      '=',
      ',',
      'F2',
      'ArrowUp',
      'Enter',
      'Delete',
      ' ',
      'PageDown',
    ];
    const holds = ['', 'ctrl', 'ctrl+shift', 'alt', 'alt+shift', 'ctrl+alt'];
    for (const key of keys) {
      for (const held of holds) {
        const event = press(key, held, key === '!' ? 'Digit1' : '');
        const shortcut = shortcutFrom(event);
        expect(shortcut, `${held}+${key}`).not.toBeNull();
        expect(matchesShortcut(shortcut ?? '', event), shortcut ?? '').toBe(true);
      }
    }
    expect(shortcutFrom(press('d', 'ctrl'))).toBe('mod+D');
    expect(shortcutFrom(press('!', 'shift', 'Digit1'))).toBe('shift+1');
  });

  it('waits while only a modifier is held', () => {
    expect(shortcutFrom(press('Control', 'ctrl'))).toBeNull();
    expect(shortcutFrom(press('Shift', 'shift'))).toBeNull();
  });

  it('knows the same keys however they are written', () => {
    expect(sameShortcut('mod+shift+Z', 'shift+mod+z')).toBe(true);
    expect(sameShortcut('mod++', 'mod+=')).toBe(false);
  });
});

describe('shortcutParts', () => {
  it('names keys as they are printed', () => {
    expect(shortcutParts('mod+shift+ArrowUp').at(-1)).toBe('↑');
    expect(shortcutParts('Delete')).toEqual(['Del']);
    expect(shortcutParts('mod++').at(-1)).toBe('+');
  });
});
