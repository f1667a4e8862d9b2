import type { Picture } from '../../shared/pictures/draw-document.ts';
import type { Svg, SvgAttributes } from '../../shared/pictures/svg/svg.ts';

/** What browsers draw at most, in pixels of one side and of the whole. */
const limits = { side: 16_000, area: 120_000_000 };

/** The largest scale, up to `wanted`, at which the picture can be drawn. */
export function possibleScale({ width, height }: Picture, wanted: number): number {
  const bySide = limits.side / Math.max(width, height);
  const byArea = Math.sqrt(limits.area / (width * height));
  return Math.min(wanted, bySide, byArea);
}

/**
 * The picture in pixels, painted shape by shape with the window's own fonts: nothing is parsed, loaded or run on the way.
 */
export async function paintPicture(picture: Picture, scale: number): Promise<Blob> {
  const real = possibleScale(picture, scale);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * real));
  canvas.height = Math.max(1, Math.round(picture.height * real));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no 2D canvas');
  const [x = 0, y = 0] = String(picture.svg.attributes.viewBox ?? '0 0')
    .split(' ')
    .map(Number);
  const family = getComputedStyle(document.body).fontFamily;
  await document.fonts.load(`600 12px ${family}`);
  await document.fonts.load(`400 12px ${family}`);
  const images = await loadImages(picture.svg);
  context.scale(real, real);
  context.translate(-x, -y);
  for (const child of picture.svg.children) paint(context, child, family, images);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The browser made no picture'));
    }, 'image/png');
  });
}

type Images = ReadonlyMap<string, HTMLImageElement>;

async function loadImages(root: Svg): Promise<Images> {
  const found = new Map<string, HTMLImageElement>();
  const walk = (node: Svg) => {
    const { href } = node.attributes;
    if (node.name === 'image' && typeof href === 'string') found.set(href, new Image());
    for (const child of node.children) if (typeof child !== 'string') walk(child);
  };
  walk(root);
  await Promise.all(
    [...found].map(async ([href, image]) => {
      image.src = href;
      await image.decode().catch(() => found.delete(href));
    }),
  );
  return found;
}

function paint(context: CanvasRenderingContext2D, node: Svg | string, family: string, images: Images) {
  if (typeof node === 'string' || node.name === 'title' || node.name === 'desc') return;
  const at = node.attributes;
  context.save();
  if (typeof at.transform === 'string') transform(context, at.transform);
  switch (node.name) {
    case 'rect':
      shape(context, rectPath(at), at);
      break;
    case 'circle': {
      const path = new Path2D();
      path.arc(number(at.cx), number(at.cy), number(at.r), 0, Math.PI * 2);
      shape(context, path, at);
      break;
    }
    case 'line': {
      const path = new Path2D();
      path.moveTo(number(at.x1), number(at.y1));
      path.lineTo(number(at.x2), number(at.y2));
      shape(context, path, { ...at, fill: 'none' });
      break;
    }
    case 'path':
      shape(context, new Path2D(String(at.d ?? '')), at);
      break;
    case 'text':
      paintText(context, node, family);
      break;
    case 'image':
      paintImage(context, at, images);
      break;
    default:
      for (const child of node.children) paint(context, child, family, images);
  }
  context.restore();
}

function rectPath(at: SvgAttributes): Path2D {
  const path = new Path2D();
  path.roundRect(number(at.x), number(at.y), number(at.width), number(at.height), number(at.rx));
  return path;
}

function shape(context: CanvasRenderingContext2D, path: Path2D, at: SvgAttributes) {
  if (at.fill !== 'none') {
    context.fillStyle = String(at.fill ?? 'black');
    context.fill(path);
  }
  if (at.stroke === undefined || at.stroke === 'none') return;
  context.strokeStyle = String(at.stroke);
  context.lineWidth = at['stroke-width'] === undefined ? 1 : number(at['stroke-width']);
  context.lineJoin = at['stroke-linejoin'] === 'round' ? 'round' : 'miter';
  context.lineCap = at['stroke-linecap'] === 'round' ? 'round' : 'butt';
  context.setLineDash(
    String(at['stroke-dasharray'] ?? '')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
  context.stroke(path);
}

function paintText(context: CanvasRenderingContext2D, { attributes: at, children }: Svg, family: string) {
  context.font = `${at['font-weight'] ?? 400} ${number(at['font-size'])}px ${family}`;
  context.fillStyle = String(at.fill ?? 'black');
  context.textBaseline = 'alphabetic';
  context.textAlign =
    at['text-anchor'] === 'middle' ? 'center' : at['text-anchor'] === 'end' ? 'right' : 'left';
  context.fillText(
    children.filter((child) => typeof child === 'string').join(''),
    number(at.x),
    number(at.y),
  );
}

function paintImage(context: CanvasRenderingContext2D, at: SvgAttributes, images: Images) {
  const image = images.get(String(at.href));
  if (!image) return;
  const [width, height] = [number(at.width), number(at.height)];
  const scale = Math.min(width / image.naturalWidth, height / image.naturalHeight);
  const [wide, high] = [image.naturalWidth * scale, image.naturalHeight * scale];
  context.drawImage(image, number(at.x) + (width - wide) / 2, number(at.y) + (height - high) / 2, wide, high);
}

function transform(context: CanvasRenderingContext2D, text: string) {
  for (const [, name, inside = ''] of text.matchAll(/(translate|scale)\(([^)]*)\)/g)) {
    const [a = 0, b = a] = inside.split(/[ ,]+/).map(Number);
    if (name === 'translate') context.translate(a, b);
    else context.scale(a, b);
  }
}

function number(value: string | number | undefined): number {
  const read = Number(value ?? 0);
  return Number.isFinite(read) ? read : 0;
}
