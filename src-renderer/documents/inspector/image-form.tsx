import type { ImageRecord } from '../../../shared/documents/attached/image.ts';
import { type DocumentRecord, emptyChange } from '../../../shared/documents/document.ts';
import { DraftField } from './draft-field.tsx';
import type { FormProps } from './form.ts';
import classes from './inspector.module.css';
import { anyText } from './parsing.ts';

/** The fields of an image, in documents of every kind. What it shows comes first: many people do not see it. */
export function ImageForm({ session, records }: FormProps<DocumentRecord>) {
  const [first, ...more] = records;
  const image = first as ImageRecord;
  if (more.length > 0) return <p className={classes.section}>{records.length} images</p>;
  function set(field: 'alt' | 'name', value: unknown) {
    if (typeof value !== 'string') return;
    const updated = [[image, { ...image, [field]: value }]] as const;
    const label = field === 'alt' ? `Describe ${image.name}` : 'Rename the image';
    session.commit(label, { ...emptyChange, updated });
  }
  const { width, height } = image.layout;
  return (
    <section className={classes.section} aria-label="Image">
      <DraftField
        label="What it shows"
        value={image.alt}
        parse={anyText}
        onCommit={(value) => set('alt', value)}
        look="area"
        {...(image.alt === '' ? { hint: 'Say it for people who do not see the image' } : {})}
      />
      <DraftField label="Name" value={image.name} parse={anyText} onCommit={(value) => set('name', value)} />
      <dl className={classes.figures}>
        <dt>Size on the canvas</dt>
        <dd>
          {width} × {height} px
        </dd>
      </dl>
    </section>
  );
}
