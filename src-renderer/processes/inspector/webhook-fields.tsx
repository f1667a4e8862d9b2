/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a fieldset cannot be laid out as a grid in every browser */
import { Select } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { textDefect } from '../../../shared/base/text.ts';
import type { Does } from '../../../shared/processes/records/action.ts';
import { hasCredentials, isSecretHeader, secretReference } from '../../../shared/processes/secrets.ts';
import { DraftField, type Parsed } from '../../documents/inspector/draft-field.tsx';
import { fieldText } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { optionalText } from '../../documents/inspector/parsing.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import own from './forms.module.css';

type Webhook = Extract<Does, { readonly type: 'call_webhook' }>;

interface WebhookFieldsProps {
  readonly does: Webhook;
  readonly onChange: (does: Does) => void;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Where a webhook goes and with what. A header that seems to hold a secret is refused: it names one instead. */
export function WebhookFields({ does, onChange }: WebhookFieldsProps) {
  const headers = Object.entries(does.headers);
  const setHeaders = (next: readonly (readonly [string, string])[]) =>
    onChange({ ...does, headers: Object.fromEntries(next) });
  return (
    <>
      <DraftField
        label="URL"
        value={does.url}
        parse={parseUrl}
        placeholder="https://"
        inputMode="url"
        onCommit={(url) => onChange({ ...does, url: fieldText(url) })}
      />
      <Select
        label="Method"
        value={does.method}
        data={methods.includes(does.method) ? methods : [...methods, does.method]}
        allowDeselect={false}
        comboboxProps={{ shadow: 'md' }}
        onChange={(method) => method !== null && onChange({ ...does, method })}
      />
      <div role="group" aria-label="Headers">
        <div className={classes.legend}>Headers</div>
        {headers.map(([name, value], at) => (
          // Headers carry no id: the place in the list is what they are known by.
          <div key={at} className={own.headers}>
            <DraftField
              label={`Name of header ${at + 1}`}
              value={name}
              parse={(text) => parseName(text, headers, at)}
              onCommit={(next) => setHeaders(headers.with(at, [fieldText(next), value]))}
              bare
            />
            <DraftField
              label={`Value of header ${at + 1}`}
              value={value}
              parse={(text) => parseValue(name, text)}
              onCommit={(next) => setHeaders(headers.with(at, [name, fieldText(next)]))}
              bare
              showError
            />
            <IconButton
              label={`Remove header ${at + 1}`}
              Icon={Trash2}
              size={24}
              onClick={() => setHeaders(headers.filter((_, other) => other !== at))}
            />
          </div>
        ))}
        <div className={own.adders}>
          <button
            type="button"
            className={own.adder}
            onClick={() => setHeaders([...headers, [freeHeader(headers), '']])}
          >
            <Plus size={13} strokeWidth={1.75} aria-hidden />
            Header
          </button>
        </div>
      </div>
      <DraftField
        label="Body"
        value={does.body ?? ''}
        parse={optionalText}
        look="area"
        placeholder="{ }"
        onCommit={(body) => onChange({ ...does, body: typeof body === 'string' ? body : null })}
      />
    </>
  );
}

function parseUrl(text: string): Parsed {
  const url = text.trim();
  if (textDefect(url)) return { ok: false, message: 'It contains a character that cannot be stored.' };
  if (hasCredentials(url))
    return { ok: false, message: 'It carries a user name or password. Name a secret in a header instead.' };
  return { ok: true, value: url };
}

function parseName(text: string, headers: readonly (readonly [string, string])[], at: number): Parsed {
  const name = text.trim();
  // RFC 9110, section 5.6.2: what a header may be called.
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) || name === '__proto__')
    return { ok: false, message: 'Use letters, digits and hyphens.' };
  const taken = headers.some(([other], place) => place !== at && other.toLowerCase() === name.toLowerCase());
  return taken ? { ok: false, message: 'There is such a header already.' } : { ok: true, value: name };
}

function parseValue(name: string, text: string): Parsed {
  const value = text.trim();
  if (textDefect(value) || /[\r\n]/.test(value))
    return { ok: false, message: 'It contains a character that a header cannot hold.' };
  if (!isSecretHeader(name, value)) return { ok: true, value };
  return {
    ok: false,
    message: `This looks like a secret, and a document is shown to many. Write ${secretReference(name, value)} and keep the secret where the process runs.`,
  };
}

function freeHeader(headers: readonly (readonly [string, string])[]): string {
  const taken = new Set(headers.map(([name]) => name.toLowerCase()));
  let name = 'X-Header';
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `X-Header-${number}`;
  return name;
}
