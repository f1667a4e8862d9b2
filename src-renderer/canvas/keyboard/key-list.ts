/** What the keys do while the canvas has the focus, beside the commands: for the list of shortcuts. */
export const canvasKeys = [
  ['Go to the next card in a direction', 'ArrowRight'],
  ['Go to the first card', 'Home'],
  ['Go to the last card', 'End'],
  ['Go to the next card in reading order', 'PageDown'],
  ['Select on top of what is selected', 'shift+ArrowRight'],
  ['Select or leave out the card', 'Space'],
  ['Follow the connection onwards', 'alt+ArrowRight'],
  ['Follow the connection back', 'alt+ArrowLeft'],
  ['Choose another of several connections', 'alt+shift+ArrowDown'],
  ['Pick the next connection of the card', ']'],
  ['Pick the connection before it', '['],
  ['Open the fields', 'Enter'],
  ['Connect from the card', 'C'],
  ['Add and connect at once, as with a touchpoint', 'shift+T'],
  ['Open the menu', 'shift+F10'],
  ['Stop, or select nothing', 'Escape'],
] as const satisfies readonly (readonly [label: string, shortcut: string])[];
