const secretName = /auth|api[-_]?key|token|secret|passw|cookie|signature|credential/i;
const secretValue = /^(eyJ|sk_|pk_|rk_|gh[pousr]_|xox[abprs]-|AKIA)|^(?=.*\d)[A-Za-z0-9+/_=.-]{32,}$/;
const reference = /\{\{\s*[A-Za-z0-9_.-]+\s*\}\}/g;
const credentials = /^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i;

/** Whether a header seems to carry a secret itself rather than a reference to one, such as `{{secrets.crm}}`. */
export function isSecretHeader(name: string, value: string): boolean {
  const rest = value
    .replace(reference, '')
    .trim()
    .replace(/^(bearer|basic|token|digest)\b/i, '')
    .trim();
  return rest !== '' && (secretName.test(name) || secretValue.test(rest));
}

/** The reference that takes a secret header's place; the scheme before it stays. */
export function secretReference(name: string, value: string): string {
  const key = name.toLowerCase().replace(/[^a-z0-9]+/g, '_') || 'header';
  const [scheme] = /^(bearer|basic|token|digest) /i.exec(value) ?? [''];
  return `${scheme}{{secrets.${key}}}`;
}

export function hasCredentials(url: string): boolean {
  return credentials.test(url);
}

export function withoutCredentials(url: string): string {
  return url.replace(credentials, '$1');
}
