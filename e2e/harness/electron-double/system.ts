/** Addresses that were handed to the system's browser. */
export const openedOutside: string[] = [];

export const shell = {
  openExternal: (url: string): Promise<void> => {
    openedOutside.push(url);
    return Promise.resolve();
  },
};

export const screen = {
  getDisplayMatching: (): { workArea: { x: number; y: number; width: number; height: number } } => ({
    workArea: { x: 0, y: 0, width: 1920, height: 1080 },
  }),
};
