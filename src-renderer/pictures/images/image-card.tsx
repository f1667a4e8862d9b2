import { ImageOff } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ImageRecord } from '../../../shared/documents/attached/image.ts';
import { CardFrame } from '../../canvas/cards/card.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import type { ImageStore } from '../../documents/pictures/image-store.ts';
import styles from './image-card.module.css';

/** An image of the workspace on the canvas; where the workspace does not have it, its name in an empty frame. */
export function ImageCard({ record, selected, mark, images }: CardProps & { readonly images: ImageStore }) {
  const { sha256, alt, name } = record as ImageRecord;
  const image = useStore(images.store, (known) => known.get(sha256));
  useEffect(() => {
    if (!image) images.want(sha256);
  }, [image, images, sha256]);
  return (
    <CardFrame
      className={styles.frame ?? ''}
      selected={selected}
      mark={mark}
      data-state={image?.state ?? 'loading'}
      title={alt || name}
    >
      {image?.state === 'ready' && (
        <img className={styles.image} src={image.url} alt={alt} draggable={false} />
      )}
      {image?.state === 'missing' && (
        <div className={styles.missing}>
          <ImageOff size={18} strokeWidth={1.75} aria-hidden />
          <span className={styles.name}>{alt || name || 'Image'}</span>
          <span>Not in this workspace</span>
        </div>
      )}
    </CardFrame>
  );
}
