import { firstCodePoints } from '../../../shared/base/text.ts';

const longest = 300;

/**
 * What a server says is text from outside: one line, no control or direction characters, cut, and never with the password in it,
 * whatever the server puts there.
 */
export function untrustedText(text: string, secret: string | null = null): string {
  const hidden = secret !== null && secret.length > 2 ? text.replaceAll(secret, '•••') : text;
  const plain = hidden
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const cut = firstCodePoints(plain, longest);
  return cut === plain ? plain : `${cut}…`;
}
