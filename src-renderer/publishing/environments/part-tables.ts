/** Tables of which an ordinary push deletes rows too: a funnel that loses a step. */
export const partTables: readonly string[] = ['funnel_stages'];
