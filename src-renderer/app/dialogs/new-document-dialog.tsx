import { Button, Modal, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { codePointLength, nameKey } from '../../../shared/base/text.ts';
import { Gallery } from '../../documents/gallery/gallery.tsx';
import {
  freeDocumentName,
  type GalleryEntry,
  galleryGroups,
  type TemplateSummary,
} from '../../documents/gallery/gallery-entries.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type DocumentCommands, failureWords } from '../document-commands.ts';
import { useServices } from '../services.ts';
import classes from './new-document-dialog.module.css';

interface NewDocumentDialogProps {
  readonly commands: DocumentCommands;
  readonly onClose: () => void;
}

/** What every name column of production holds. */
const nameLimit = 100;

/** The gallery: choosing a card makes a document of it at once; a name may be given before, or any time later. */
export function NewDocumentDialog({ commands, onClose }: NewDocumentDialogProps) {
  const { bridge, library } = useServices();
  const documents = useStore(library.store, (state) => state.documents) ?? [];
  const [templates, setTemplates] = useState<readonly TemplateSummary[] | null>(null);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string | null>('empty-journey');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function load() {
    const reply = await bridge.call('documents.templates', {});
    if (reply.ok) setTemplates(reply.value);
    else setRefused(failureWords(reply.error));
  }
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens
  useEffect(() => void load(), []);

  const groups = galleryGroups(templates ?? [], search);
  const all = groups.flatMap(({ entries }) => entries);
  const active = all.find(({ id }) => id === chosen) ?? all[0] ?? null;
  const sameKind = documents.filter(({ kind }) => kind === active?.kind);
  const taken = sameKind.some((document) => nameKey(document.name) === nameKey(name));
  const problem = problemOf();

  function problemOf(): string | null {
    if (refused !== null) return refused;
    if (name.trim() !== '' && taken) return `Another ${active?.kind ?? 'document'} has this name.`;
    const length = codePointLength(name.trim());
    return length > nameLimit ? `At most ${nameLimit} characters; these are ${length}.` : null;
  }

  async function create(entry: GalleryEntry | null) {
    if (!entry || busy) return;
    setChosen(entry.id);
    const { kind, template } = entry;
    const others = documents.filter((document) => document.kind === kind).map((document) => document.name);
    const wanted = name.trim() || freeDocumentName(template?.name ?? `New ${kind}`, others);
    setBusy(true);
    const reply = await bridge.call('documents.create', {
      kind,
      name: wanted,
      template: template?.key ?? null,
    });
    setBusy(false);
    if (!reply.ok) {
      setRefused(failureWords(reply.error));
      return;
    }
    await library.refresh();
    onClose();
    commands.openAndFocus(reply.value.id);
  }

  async function remove(key: string) {
    const reply = await bridge.call('documents.removeTemplate', { key });
    if (!reply.ok) setRefused(failureWords(reply.error));
    await load();
  }

  function onSearchKey(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault();
      void create(active);
    } else if (event.key === 'ArrowDown' && active) {
      event.preventDefault();
      document.getElementById(`template-${active.id}`)?.focus();
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void create(active);
  }

  return (
    <Modal opened onClose={onClose} title="New document" size={960} classNames={{ body: classes.body }}>
      <div className={classes.head}>
        <TextInput
          data-autofocus
          aria-label="Search the starting points"
          placeholder="Search: billing, onboarding, a price test ..."
          leftSection={<Search size={14} strokeWidth={1.75} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={onSearchKey}
        />
      </div>
      {templates === null && refused === null ? (
        <div className={classes.loading}>
          <SkeletonRows rows={6} label="Reading the templates" />
        </div>
      ) : (
        <Gallery
          groups={groups}
          active={active?.id ?? null}
          onActive={setChosen}
          onChoose={(entry) => void create(entry)}
        />
      )}
      <form className={classes.foot} onSubmit={submit}>
        <TextInput
          className={classes.name}
          label="Name"
          placeholder={active ? (active.template?.name ?? `New ${active.kind}`) : ''}
          value={name}
          error={problem}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setRefused(null);
          }}
        />
        {active?.template?.saved && (
          <Button variant="subtle" color="red" onClick={() => void remove(active.id)}>
            Remove template
          </Button>
        )}
        <Button type="submit" loading={busy} disabled={active === null || problem !== null}>
          Create {active?.kind ?? 'document'}
        </Button>
      </form>
    </Modal>
  );
}
