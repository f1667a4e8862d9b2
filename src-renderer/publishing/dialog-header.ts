/** Mantine draws a dialog's title in a <header>, which would be a second banner of the page. */
export const plainHeader = { header: { role: 'presentation' } } as const;
