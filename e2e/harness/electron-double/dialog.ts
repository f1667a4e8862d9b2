export interface Recorded {
  readonly kind: 'save' | 'message' | 'error';
  readonly options: unknown;
}

/** What was asked, and what the test answers next. */
export const asked: Recorded[] = [];
export const saveAnswers: (string | null)[] = [];

export const dialog = {
  showSaveDialog: (...args: unknown[]): Promise<{ canceled: boolean; filePath: string }> => {
    asked.push({ kind: 'save', options: args.at(-1) });
    const answer = saveAnswers.shift() ?? null;
    return Promise.resolve({ canceled: answer === null, filePath: answer ?? '' });
  },
  showMessageBoxSync: (...args: unknown[]): number => {
    asked.push({ kind: 'message', options: args.at(-1) });
    return 0;
  },
  showErrorBox: (title: string, content: string): void => {
    asked.push({ kind: 'error', options: { title, content } });
    process.stderr.write(`${title}: ${content}\n`);
  },
};
