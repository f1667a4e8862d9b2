export function isListed(list: readonly string[], text: string): boolean {
  return list.includes(text);
}

/** The one of a closed list that was probably meant: the same but for case, blanks and dashes. */
export function nearest(list: readonly string[], text: string): string | undefined {
  const key = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return list.find((item) => item === key);
}
