import { clientFrame, sendFrame, sendRaw } from './raw-request.ts';

/** What an attacker may have: more than any real one would. */
export interface Target {
  readonly port: number;
  /** The name and value of a session that is open. */
  readonly cookie: string;
  /** A fresh, valid one-time code for each attack that wants one. */
  readonly newCode: () => string;
  /** A code that has opened a session already, and one whose time is over. */
  readonly usedCode: () => Promise<string>;
  readonly expiredCode: () => string;
  readonly ownerSecret: string;
  /** How many requests have reached the application. */
  readonly reached: () => number;
}

export interface Attack {
  readonly name: string;
  /** True where the attacker got something: a page, a session, a socket, an answer of the application. */
  readonly run: (target: Target) => Promise<boolean>;
}

type Lines = (target: Target) => readonly string[] | Promise<readonly string[]>;

const hosts: Readonly<Record<string, (port: number) => readonly string[]>> = {
  'a rebound name': (port) => [`Host: evil.example:${port}`],
  localhost: (port) => [`Host: localhost:${port}`],
  'the address without its port': () => ['Host: 127.0.0.1'],
  'another port': (port) => [`Host: 127.0.0.1:${port === 65_535 ? 1 : port + 1}`],
  'a name that begins like ours': (port) => [`Host: 127.0.0.1:${port}.evil.example`],
  'every interface': (port) => [`Host: 0.0.0.0:${port}`],
  'the IPv6 loopback': (port) => [`Host: [::1]:${port}`],
  'another loopback address': (port) => [`Host: 127.0.0.2:${port}`],
  'no host': () => [],
  'an empty host': () => ['Host:'],
  'two hosts': (port) => [`Host: 127.0.0.1:${port}`, 'Host: evil.example'],
};

const origins: Readonly<Record<string, (port: number) => readonly string[]>> = {
  'no origin': () => [],
  'a null origin': () => ['Origin: null'],
  'another site': () => ['Origin: http://evil.example'],
  'localhost as origin': (port) => [`Origin: http://localhost:${port}`],
  'https instead of http': (port) => [`Origin: https://127.0.0.1:${port}`],
  'another port as origin': (port) => [`Origin: http://127.0.0.1:${port === 65_535 ? 1 : port + 1}`],
  'an origin that begins like ours': (port) => [`Origin: http://127.0.0.1:${port}.evil.example`],
  'an origin with a slash': (port) => [`Origin: http://127.0.0.1:${port}/`],
  'an extension': () => ['Origin: chrome-extension://abcdefghijklmnopabcdefghijklmnop'],
};

const cookies: Readonly<Record<string, (target: Target) => readonly string[]>> = {
  'no cookie': () => [],
  'a guessed cookie': ({ cookie }) => [`Cookie: ${cookie.split('=')[0]}=${'A'.repeat(43)}`],
  'an empty cookie': ({ cookie }) => [`Cookie: ${cookie.split('=')[0]}=`],
  'the cookie under another name': ({ cookie }) => [`Cookie: jd_1=${cookie.split('=')[1]}`],
  'the cookie beside a planted one': ({ cookie }) => [`Cookie: ${cookie}; ${cookie.split('=')[0]}=planted`],
};

const paths: readonly string[] = [
  '/../package.json',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
  '/assets/../../package.json',
  '/assets/..%5c..%5cpackage.json',
  '//etc/passwd',
  '/.mark',
  '/index.html%00.js',
  'file:///etc/passwd',
  '/assets/',
];

const frames: Readonly<Record<string, Buffer>> = {
  'text that is not JSON': clientFrame(1, Buffer.from('{"id":1,')),
  'JSON that is no request': clientFrame(1, Buffer.from('[1,2,3]')),
  'a request without an id': clientFrame(1, Buffer.from('{"command":"workspace.status","input":{}}')),
  'a command that is no text': clientFrame(1, Buffer.from('{"id":1,"command":{},"input":{}}')),
  'a binary message': clientFrame(2, Buffer.from('{"id":1,"command":"workspace.status","input":{}}')),
  'text that is not UTF-8': clientFrame(1, Buffer.from([0xff, 0xfe, 0x80])),
  'a message of a gigabyte': clientFrame(1, Buffer.alloc(1024), 1024 ** 3),
};

const host = ({ port }: Target): string => `Host: 127.0.0.1:${port}`;
const origin = ({ port }: Target): string => `Origin: http://127.0.0.1:${port}`;
const cookie = ({ cookie }: Target): string => `Cookie: ${cookie}`;
const upgrade = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];

/** Every attack that the loopback server must refuse. */
export const attacks: readonly Attack[] = [
  ...Object.entries(hosts).flatMap(([name, lines]) => [
    request(`page, ${name}`, (t) => ['GET / HTTP/1.1', ...lines(t.port), cookie(t)]),
    request(`entry, ${name}`, (t) => [`GET /enter?code=${t.newCode()} HTTP/1.1`, ...lines(t.port)]),
    request(`socket, ${name}`, (t) => [
      'GET /socket HTTP/1.1',
      ...lines(t.port),
      origin(t),
      cookie(t),
      ...upgrade,
    ]),
  ]),
  ...Object.entries(origins).map(([name, lines]) =>
    request(`socket, ${name}`, (t) => [
      'GET /socket HTTP/1.1',
      host(t),
      ...lines(t.port),
      cookie(t),
      ...upgrade,
    ]),
  ),
  request('page, another site as origin', (t) => [
    'GET / HTTP/1.1',
    host(t),
    'Origin: http://evil.example',
    cookie(t),
  ]),
  ...Object.entries(cookies).flatMap(([name, lines]) => [
    request(`page, ${name}`, (t) => ['GET / HTTP/1.1', host(t), ...lines(t)]),
    request(`socket, ${name}`, (t) => ['GET /socket HTTP/1.1', host(t), origin(t), ...lines(t), ...upgrade]),
  ]),
  request('a code used before', async (t) => [`GET /enter?code=${await t.usedCode()} HTTP/1.1`, host(t)]),
  request('a code that is too old', (t) => [`GET /enter?code=${t.expiredCode()} HTTP/1.1`, host(t)]),
  request('a guessed code', (t) => [`GET /enter?code=${'A'.repeat(43)} HTTP/1.1`, host(t)]),
  request('no code', (t) => ['GET /enter HTTP/1.1', host(t)]),
  request('a code by POST', (t) => [
    `POST /enter?code=${t.newCode()} HTTP/1.1`,
    host(t),
    'Content-Length: 0',
  ]),
  request('a code by HEAD', (t) => [`HEAD /enter?code=${t.newCode()} HTTP/1.1`, host(t)]),
  request('a code from an image of another site', (t) => [
    `GET /enter?code=${t.newCode()} HTTP/1.1`,
    host(t),
    'Sec-Fetch-Site: cross-site',
    'Sec-Fetch-Mode: no-cors',
    'Sec-Fetch-Dest: image',
  ]),
  request('a page fetched by another site', (t) => [
    'GET / HTTP/1.1',
    host(t),
    cookie(t),
    'Sec-Fetch-Site: cross-site',
    'Sec-Fetch-Mode: cors',
  ]),
  request('a page framed by a neighbour', (t) => [
    'GET / HTTP/1.1',
    host(t),
    cookie(t),
    'Sec-Fetch-Site: same-site',
    'Sec-Fetch-Mode: navigate',
    'Sec-Fetch-Dest: iframe',
  ]),
  ...paths.map((path) => request(`the path ${path}`, (t) => [`GET ${path} HTTP/1.1`, host(t), cookie(t)])),
  request('a page by POST', (t) => ['POST / HTTP/1.1', host(t), cookie(t), 'Content-Length: 0']),
  request('a socket elsewhere', (t) => [
    'GET /socket/../x HTTP/1.1',
    host(t),
    origin(t),
    cookie(t),
    ...upgrade,
  ]),
  request('a new window without the secret', (t) => ['POST /again HTTP/1.1', host(t), 'Content-Length: 0']),
  request('a new window with a guessed secret', (t) => again(t, host(t), 'A'.repeat(43))),
  request('a new window with the cookie', (t) => [...again(t, host(t), ''), cookie(t)]),
  request('a new window from a page', (t) => [...again(t, host(t), t.ownerSecret), origin(t)]),
  request('a new window under a rebound name', (t) => again(t, 'Host: evil.example', t.ownerSecret)),
  ...Object.entries(frames).map(([name, frame]) => ({
    name: `message, ${name}`,
    run: async (target: Target): Promise<boolean> => {
      const before = target.reached();
      const lines = ['GET /socket HTTP/1.1', host(target), origin(target), cookie(target), ...upgrade];
      return (await sendFrame(target.port, lines, frame)) === 'open' || target.reached() > before;
    },
  })),
];

function again(_target: Target, hostLine: string, secret: string): string[] {
  return ['POST /again HTTP/1.1', hostLine, `Authorization: Bearer ${secret}`, 'Content-Length: 0'];
}

function request(name: string, lines: Lines): Attack {
  return {
    name,
    run: async (target) => {
      const { status, head } = await sendRaw(target.port, await lines(target));
      return status < 400 && (status === 101 || status === 200 || /set-cookie/i.test(head));
    },
  };
}
