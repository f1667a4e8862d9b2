import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readImage } from '../../shared/documents/attached/image-bytes.ts';
import { appOfEachTest, openTestApp } from '../testing/test-app.ts';

const t = appOfEachTest({ beforeEach, afterEach });

/** A PNG as the standard has it: signature, header, one row of grey, end. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const rows = deflateSync(Buffer.alloc(height * (width + 1)));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const add = (fileName: string, bytes: Buffer) =>
  t.call('attachments.add', { fileName, base64: bytes.toString('base64') });

test('an image is kept once, named by its bytes, and travels with its document', async () => {
  const bytes = png(3, 2);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const added = await add('sketch.png', bytes);
  expect(added).toEqual({
    ok: true,
    value: { sha256, fileName: 'sketch.png', mediaType: 'image/png', width: 3, height: 2 },
  });
  expect(await add('the same.png', bytes)).toMatchObject({ ok: true, value: { sha256 } });
  expect(await t.get('attachments.get', { sha256 })).toMatchObject({
    fileName: 'sketch.png',
    base64: bytes.toString('base64'),
  });

  const { id } = await t.get('documents.create', { kind: 'funnel', name: 'With a picture', template: null });
  const layout = { x: 0, y: 0, width: 30, height: 20 };
  const image = { id: 'i', kind: 'image', name: 'sketch.png', alt: 'The sketch', sha256, layout };
  await t.get('documents.applyChange', {
    id,
    baseRevision: 1,
    changeId: 'c',
    intent: 'edit',
    label: 'Add an image',
    change: { added: [image], updated: [], removed: [] },
  });
  const { fileName, text, imagesLeft } = await t.get('documents.exportJson', { id });
  expect(imagesLeft).toEqual([]);

  const other = await openTestApp();
  expect(await other.call('attachments.get', { sha256 })).toMatchObject({ ok: false });
  const imported = await other.get('documents.importJson', { fileName, text });
  expect((await other.get('attachments.get', { sha256 })).base64).toBe(bytes.toString('base64'));
  const drawn = await other.get('pictures.draw', {
    id: imported.id,
    theme: 'light',
    legend: false,
    date: false,
    title: true,
  });
  expect(drawn.fileName).toBe('With a picture.svg');
  expect(drawn.text).toContain(`href="data:image/png;base64,${bytes.toString('base64')}"`);
  await other.app.close();
});

test('what is no raster image, or too large a one, is refused by its bytes', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  for (const [name, bytes] of [
    ['drawing.png', svg],
    ['page.gif', Buffer.from('<!doctype html>')],
    ['huge.png', png(20_000, 1)],
    ['empty.png', Buffer.alloc(0)],
    ['cut.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a])],
  ] as const) {
    expect(await add(name, bytes)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  }
  const large = Buffer.concat([png(1, 1), Buffer.alloc(10 * 1024 * 1024)]);
  expect(await add('large.png', large)).toMatchObject({ ok: false });
});

test('sizes are read from each format as its standard says', () => {
  const gif = Buffer.from('474946383961050004000000003b0000', 'hex');
  const jpeg = Buffer.from(
    'ffd8ffe000104a46494600010100000100010000ffc0000b080007000901011100ffd90000',
    'hex',
  );
  const lossless = Buffer.from('524946461a000000574542505650384c0d0000002f0480010000000000000000', 'hex');
  const extended = Buffer.from('5249464616000000574542505650385800000000000000000b0000060000', 'hex');
  expect(readImage(gif)).toMatchObject({ value: { mediaType: 'image/gif', width: 5, height: 4 } });
  expect(readImage(jpeg)).toMatchObject({ value: { mediaType: 'image/jpeg', width: 9, height: 7 } });
  expect(readImage(lossless)).toMatchObject({ value: { mediaType: 'image/webp', width: 5, height: 7 } });
  expect(readImage(extended)).toMatchObject({ value: { mediaType: 'image/webp', width: 12, height: 7 } });
});
