import { TextInput } from '@mantine/core';
import { useStore } from 'zustand';
import { Row } from './row.tsx';
import type { SettingsStore } from './settings-store.ts';

const longest = 80;

/** What comments and reasons are signed with. */
export function AuthorRow({ settings }: { readonly settings: SettingsStore }) {
  const author = useStore(settings.store, (state) => state.author);
  return (
    <Row
      label="Your name"
      hint="Signs your comments and reasons. It travels with the documents to production."
    >
      <TextInput
        aria-label="Your name"
        placeholder="Unsigned"
        w={260}
        maxLength={longest}
        value={author}
        onChange={(event) => settings.set({ author: event.currentTarget.value })}
      />
    </Row>
  );
}
