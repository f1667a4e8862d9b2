import { err, ok, type Result } from '../../base/result.ts';
import { imageLimits } from './image.ts';

export const imageTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
export type ImageType = (typeof imageTypes)[number];

/** What the bytes themselves say; names and what a browser claims are not looked at. */
export interface ImageFacts {
  readonly mediaType: ImageType;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** What kind of image these bytes are, or why they are none that we keep. An SVG can hold programs, so it is refused. */
export function readImage(bytes: Uint8Array): Result<ImageFacts, string> {
  if (bytes.length > imageLimits.bytes) return err('is larger than 10 MB');
  const facts = readPng(bytes) ?? readGif(bytes) ?? readWebp(bytes) ?? readJpeg(bytes);
  if (!facts) return err('is no PNG, JPEG, WebP or GIF image');
  const { width, height } = facts;
  if (width === 0 || height === 0) return err('has no size');
  if (Math.max(width, height) > imageLimits.side || width * height > imageLimits.pixels)
    return err(`is ${width} × ${height} pixels, more than a canvas can show`);
  return ok(facts);
}

function startsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  if (bytes.length < at + text.length) return false;
  for (let index = 0; index < text.length; index += 1)
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** PNG (Third Edition), 5.2 and 11.2.1: a signature, then the header chunk. */
function readPng(bytes: Uint8Array): ImageFacts | null {
  if (bytes.length < 33 || !startsWith(bytes, '\u0089PNG\r\n\u001a\n') || !startsWith(bytes, 'IHDR', 12))
    return null;
  const view = viewOf(bytes);
  return { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** GIF89a, 17 and 18. */
function readGif(bytes: Uint8Array): ImageFacts | null {
  if (bytes.length < 14 || !(startsWith(bytes, 'GIF89a') || startsWith(bytes, 'GIF87a'))) return null;
  const view = viewOf(bytes);
  return { mediaType: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** RFC 9649, 2: simple, lossless and extended files say their size in different places. */
function readWebp(bytes: Uint8Array): ImageFacts | null {
  if (bytes.length < 30 || !startsWith(bytes, 'RIFF') || !startsWith(bytes, 'WEBP', 8)) return null;
  const view = viewOf(bytes);
  const mediaType = 'image/webp';
  if (startsWith(bytes, 'VP8X', 12)) {
    const width = 1 + (view.getUint16(24, true) | ((bytes[26] ?? 0) << 16));
    const height = 1 + (view.getUint16(27, true) | ((bytes[29] ?? 0) << 16));
    return { mediaType, width, height };
  }
  if (startsWith(bytes, 'VP8L', 12) && bytes[20] === 0x2f) {
    const bits = view.getUint32(21, true);
    return { mediaType, width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (startsWith(bytes, 'VP8 ', 12) && bytes[23] === 0x9d && bytes[24] === 0x01 && bytes[25] === 0x2a)
    return { mediaType, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return null;
}

/** ITU-T T.81, Annex B: markers one after the other, up to the start of a frame, which says the size. */
function readJpeg(bytes: Uint8Array): ImageFacts | null {
  if (bytes.length < 11 || bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return null;
  const view = viewOf(bytes);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Start of frame 0 to 15, without the tables for Huffman and arithmetic coding and the reserved one.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { mediaType: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}
