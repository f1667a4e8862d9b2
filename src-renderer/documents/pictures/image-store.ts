import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '../../../shared/base/result.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Attachment } from '../../../shared/documents/attached/attachment.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { blobToBase64 } from '../../ui/files.ts';

/** An image of the workspace as this window can show it. */
export type KnownImage =
  | { readonly state: 'loading' }
  | { readonly state: 'missing' }
  | {
      readonly state: 'ready';
      /** An object address, good for this window only. */
      readonly url: string;
      /** The bytes as an address of their own, for files. */
      readonly dataUri: string;
    };

export interface ImageStore {
  readonly store: StoreApi<ReadonlyMap<string, KnownImage>>;
  /** Asks for an image that is not known yet. */
  readonly want: (sha256: string) => void;
  /** Waits until all of them are ready or known to be missing. */
  readonly load: (wanted: Iterable<string>) => Promise<void>;
  readonly add: (file: File) => Promise<Result<Attachment, AppError>>;
  readonly stop: () => void;
}

export function createImageStore(bridge: Bridge): ImageStore {
  const store = createStore<ReadonlyMap<string, KnownImage>>(() => new Map());
  const loading = new Map<string, Promise<void>>();

  function set(sha256: string, image: KnownImage) {
    store.setState(new Map(store.getState()).set(sha256, image), true);
  }

  async function fetchOne(sha256: string): Promise<void> {
    const reply = await bridge.call('attachments.get', { sha256 });
    if (reply.ok) {
      const { base64, mediaType } = reply.value;
      const url = URL.createObjectURL(new Blob([bytesOf(base64)], { type: mediaType }));
      set(sha256, { state: 'ready', url, dataUri: `data:${mediaType};base64,${base64}` });
    } else if (reply.error.code === 'not-found') set(sha256, { state: 'missing' });
    else {
      // Asked again the next time that it is needed.
      loading.delete(sha256);
    }
  }

  function wait(sha256: string): Promise<void> {
    const known = loading.get(sha256);
    if (known) return known;
    const one = fetchOne(sha256);
    loading.set(sha256, one);
    return one;
  }

  return {
    store,
    want: (sha256) => void wait(sha256),
    load: async (wanted) => {
      await Promise.all([...new Set(wanted)].map(wait));
    },
    add: async (file) => {
      const base64 = await blobToBase64(file);
      const reply = await bridge.call('attachments.add', { fileName: file.name || 'Pasted image', base64 });
      if (reply.ok && store.getState().get(reply.value.sha256)?.state !== 'ready') {
        loading.delete(reply.value.sha256);
        await wait(reply.value.sha256);
      }
      return reply;
    },
    stop: () => {
      for (const image of store.getState().values())
        if (image.state === 'ready') URL.revokeObjectURL(image.url);
    },
  };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}
