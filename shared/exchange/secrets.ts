import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import type { NoteList } from './note-list.ts';

/** What stands in the place of a secret, in the document and in the attached source. */
export const removed = '[removed]';

const secretName =
  /^(?:.*[-_. ])?(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|authorization|authentication|cookie|jwt|bearer|private[-_ ]?key|api[-_ ]?key|access[-_ ]?key|account[-_ ]?key|auth[-_ ]?(?:key|token|header)|signing[-_ ]?key|client[-_ ]?secret|shared[-_ ]?access[-_ ]?signature|x[-_]?api[-_]?key)(?:[-_ ]?(?:value|text|string|hash|base64|id|\d+))?$/i;
/** Names whose words run together: apiKey, clientSecret, accessToken, userPassword. */
const camelSecret =
  /(?:Password|Passwd|Secret|Token|ApiKey|AccessKey|PrivateKey|Credentials?|Authorization)$/;
/** '{{secrets.x}}', '${token}', '%%key%%': the name of a secret is none. */
const reference =
  /^(?:(?:bearer|basic|token)\s+)?(?:\{\{.*\}\}|\$\{.*\}|\$[A-Z_]+|%%.*%%|\{[\w.=]+\}|<[\w-]+>)$/i;

export function isSecretName(name: string): boolean {
  const bare = name
    .slice(0, 120)
    .trim()
    .replace(/^x-(?=.)/i, '');
  return secretName.test(bare) || camelSecret.test(bare);
}

/** Secrets that show by their form, wherever they stand. Repetitions are bounded, so that no text takes forever. */
const patterns: readonly (readonly [RegExp, string])[] = [
  // A user name and password in an address.
  [/\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"'<>]{1,300}@/gi, '$1'],
  // Addresses whose path is the secret.
  [/https?:\/\/hooks\.slack\.com\/[^\s"'<>]*/gi, removed],
  [/https?:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/[^\s"'<>]*/gi, removed],
  [/https?:\/\/[\w.-]+\.webhook\.office\.com\/[^\s"'<>]*/gi, removed],
  [/https?:\/\/hooks\.zapier\.com\/[^\s"'<>]*/gi, removed],
  [
    /([?&;](?:[\w-]{0,40}(?:token|secret|password|passwd|pwd|signature|api_?key|apikey|access_?key|auth)|key|sig|code)=)[^&\s"'<>#]+/gi,
    `$1${removed}`,
  ],
  [/\b((?:bearer|basic)\s+)[a-z0-9+/_=.~-]{8,}/gi, `$1${removed}`],
  // A header or assignment written as text; what follows is the secret unless it is a reference.
  [
    /((?:authorization|proxy-authorization|x-api-key|api[-_]?key|client[-_]?secret|access[-_]?token|auth[-_]?token|password|passwd)["']?\s*[:=]\s*)(?!\s*["']?(?:(?:bearer|basic|token)\s+)?(?:\{\{|\$\{|%%|\[removed\]))(?:"[^"\n]*"|'[^'\n]*'|(?:(?:bearer|basic|token)\s+)?[^\s,;"'<>&]+)/gi,
    `$1${removed}`,
  ],
  [/\beyJ[\w-]{8,2000}\.[\w-]{8,4000}(?:\.[\w-]{0,2000})?/g, removed],
  [/\b(?:sk|pk|rk)_(?:live|test)_[\w]{8,}/g, removed],
  [
    /\b(?:sk-(?:proj-|ant-)?[\w-]{20,}|xox[abeoprs]-[\w-]{10,}|gh[oprsu]_\w{20,}|github_pat_\w{20,})/g,
    removed,
  ],
  [
    /\b(?:glpat-[\w-]{16,}|npm_\w{30,}|AIza[\w-]{30,}|AKIA[A-Z0-9]{12,}|ya29\.[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,})/g,
    removed,
  ],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, removed],
];

/** The text without the secrets that show by their form. */
export function withoutSecrets(text: string): string {
  let clean = text;
  for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement);
  return clean;
}

/** Whether a value under a secret's name is one: the name of a variable, a switch, nothing and an empty text are none. */
export function isSecretValue(value: Json | undefined): boolean {
  if (typeof value === 'number') return true;
  return (
    typeof value === 'string' && value.trim() !== '' && value !== removed && !reference.test(value.trim())
  );
}

const nameKeys = ['name', 'label', 'key', 'field', 'header'];
const valueKeys = ['value', 'text', 'default', 'defaultValue', 'values'];

/**
 * The value without its secrets: under names that tell of one, in pairs of a name and a value, and by their form. Each is
 * noted with its place. The depth of the value is known to be small.
 */
export function withoutSecretsIn(value: Json, notes: NoteList, place = ''): Json {
  if (typeof value === 'string') {
    const clean = withoutSecrets(value);
    if (clean !== value) notes.secret(place, 'A password, token or key in this text');
    return clean;
  }
  if (Array.isArray(value)) {
    return value.map((item: Json, index) => withoutSecretsIn(item, notes, `${place}[${index}]`));
  }
  return isJsonObject(value) ? objectWithoutSecrets(value, notes, place) : value;
}

function objectWithoutSecrets(value: JsonObject, notes: NoteList, place: string): JsonObject {
  const namesSecret = nameKeys.some((key) => typeof value[key] === 'string' && isSecretName(value[key]));
  const pairs = Object.entries(value).map(([key, item]): [string, Json] => {
    const at = place === '' ? key : `${place}.${key}`;
    const secret = isSecretName(key) || (namesSecret && valueKeys.includes(key));
    if (secret && isSecretValue(item)) {
      notes.secret(at, 'A password, token or key');
      return [key, removed];
    }
    if (secret && (Array.isArray(item) || isJsonObject(item))) return [key, allRemoved(item, notes, at)];
    return [key, withoutSecretsIn(item, notes, at)];
  });
  return Object.fromEntries(pairs);
}

/** Under a secret's name every text is one: {"credentials": {"user": …}}. */
function allRemoved(value: Json, notes: NoteList, place: string): Json {
  if (Array.isArray(value))
    return value.map((item: Json, index) => allRemoved(item, notes, `${place}[${index}]`));
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, allRemoved(item, notes, `${place}.${key}`)]),
    );
  }
  if (!isSecretValue(value)) return value;
  notes.secret(place, 'A password, token or key');
  return removed;
}
