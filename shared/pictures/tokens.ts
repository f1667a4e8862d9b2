/** The colours of `src-renderer/ui/tokens.css` that pictures are drawn with; a test holds the two together. */
export const pictureTokens = {
  light: {
    accent: '#4f5bd5',
    'accent-soft': '#eceefc',
    'accent-text': '#3d48bd',
    bg: '#f6f7f9',
    surface: '#ffffff',
    'surface-2': '#fafbfc',
    sunken: '#eff1f4',
    line: '#e3e6eb',
    'line-strong': '#cdd2da',
    text: '#1b1f27',
    'text-2': '#525a67',
    'text-3': '#69717f',
    journey: '#4f5bd5',
    funnel: '#0e7c86',
    process: '#a35a00',
    experiment: '#8b3fb8',
    web: '#2f6fd0',
    mobile: '#7a4fc9',
    email: '#b4590c',
    api: '#4a6572',
    support: '#b03a68',
    ok: '#1a7f4b',
    warn: '#9a6100',
    bad: '#c0342b',
    info: '#2f6fd0',
    'warn-soft': '#fdf1dc',
  },
  dark: {
    accent: '#8b94f7',
    'accent-soft': '#262b52',
    'accent-text': '#aab1fb',
    bg: '#0f1115',
    surface: '#16191f',
    'surface-2': '#1a1e25',
    sunken: '#12151a',
    line: '#272c35',
    'line-strong': '#3a414d',
    text: '#e8eaee',
    'text-2': '#adb4c0',
    'text-3': '#8a92a0',
    journey: '#8b94f7',
    funnel: '#3fbac6',
    process: '#e0a04a',
    experiment: '#c98bee',
    web: '#74a7f2',
    mobile: '#b094ee',
    email: '#e29a58',
    api: '#9ab3bf',
    support: '#e58bae',
    ok: '#4fc38a',
    warn: '#e0ab4a',
    bad: '#f0837b',
    info: '#74a7f2',
    'warn-soft': '#33270f',
  },
} as const;

export type PictureTheme = keyof typeof pictureTokens;
export type PictureToken = keyof (typeof pictureTokens)['light'];

export function isPictureToken(name: string): name is PictureToken {
  return Object.hasOwn(pictureTokens.light, name);
}

/** The colours of one theme, and mixtures of two as CSS's `color-mix(in srgb, ...)` makes them. */
export interface Ink {
  readonly theme: PictureTheme;
  readonly color: (token: PictureToken) => string;
  /** `share` percent of the first, the rest of the second. */
  readonly mix: (token: PictureToken, share: number, other: PictureToken) => string;
}

export function inkOf(theme: PictureTheme): Ink {
  const tokens = pictureTokens[theme];
  return {
    theme,
    color: (token) => tokens[token],
    mix: (token, share, other) => mixColors(tokens[token], tokens[other], share / 100),
  };
}

function mixColors(a: string, b: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [first, second] = [a, b].map((color) => Number.parseInt(color.slice(at, at + 2), 16));
    const mixed = Math.round((first ?? 0) * share + (second ?? 0) * (1 - share));
    return mixed.toString(16).padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
