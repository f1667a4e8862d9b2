import type { Session } from './session.ts';

/**
 * Everything that a user can do is one of these: the toolbar, the command palette, the shortcuts, the context menu and
 * the host's menu all show and run the same list. A new one is one entry in its feature's list.
 */
export interface Action {
  /** 'canvas.duplicate'; the host's menu names it too. */
  readonly id: string;
  /** A verb and what it does, sentence case. */
  readonly label: string;
  /** Other words by which people look for it in the palette: 'png'. */
  readonly keywords?: readonly string[];
  readonly group: 'File' | 'Edit' | 'Insert' | 'Arrange' | 'View' | 'Go' | 'Publish' | 'Workspace';
  /** Mantine's notation: 'mod+D'. Several are alternatives; the first is shown. */
  readonly shortcuts: readonly string[];
  /** Whether the shortcut also works while typing in a field. */
  readonly whileTyping?: boolean;
  /** null where it can be done now, else why not. */
  readonly disabled: (context: ActionContext) => string | null;
  readonly run: (context: ActionContext) => void | Promise<void>;
}

export interface ActionContext {
  /** The document in front; null on other views. */
  readonly session: Session | null;
  /** What the canvas in front can do that documents know nothing of: zoom, fit, rename in place. */
  readonly canvas: CanvasControl | null;
  /** The document that is compared in front: it may be undone there, and nothing of it is selected. */
  readonly compared?: Session | null;
  /** Where a menu was opened on the canvas, in canvas pixels: what is added or pasted from it goes there. */
  readonly place?: { readonly x: number; readonly y: number };
}

export interface CanvasControl {
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly zoomTo: (zoom: number) => void;
  readonly fit: () => void;
  readonly fitSelection: () => void;
  /** Takes the keyboard. */
  readonly focus: () => void;
  /** Scrolls a record into view, selects and focuses it. */
  readonly reveal: (recordId: string) => void;
  /** Adds what a palette entry stands for beside the card in focus, or where there is room, and opens its name. */
  readonly add: (paletteKey: string) => void;
  /** Goes to what was just made: the keyboard stands on the first of it, and as much of it as fits comes into view. */
  readonly goTo: (recordIds: readonly string[]) => void;
  /** Opens the name of a record for typing, in place. */
  readonly rename: (recordId: string) => void;
  /** Where something new goes: the middle of what is visible, in canvas pixels. */
  readonly center: () => { readonly x: number; readonly y: number };
  /** Where the pointer is, in canvas pixels; null where it is elsewhere or the keyboard was used last. */
  readonly pointer: () => { readonly x: number; readonly y: number } | null;
  /** The place on the canvas under a point of the window, in canvas pixels; null where the canvas is not there. */
  readonly at: (client: {
    readonly x: number;
    readonly y: number;
  }) => { readonly x: number; readonly y: number } | null;
  /** Abandons the gesture under way; false where there was none. */
  readonly cancel: () => boolean;
}
