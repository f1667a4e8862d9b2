import type { RandomSource } from '../random-source.ts';

/** What a page runs or asks for when one of these is read as anything but text. `#` stands for the number of the payload. */
const programs: readonly string[] = [
  '<script>__hit("#")</script>',
  '<img src=x onerror=__hit("#")>',
  '<svg onload=__hit("#")></svg>',
  '<svg><script>__hit("#")</script></svg>',
  '<svg><animate onbegin=__hit("#") attributeName=x dur=1s>',
  '<details open ontoggle=__hit("#")>',
  '<input autofocus onfocus=__hit("#")>',
  '<iframe srcdoc="<script>parent.__hit(#)</script>"></iframe>',
  '<iframe src="javascript:parent.__hit(#)"></iframe>',
  '<object data="javascript:__hit(#)"></object>',
  '<a href="javascript:__hit(#)" autofocus>x</a>',
  '<body onpageshow=__hit("#")>',
  '<video><source onerror=__hit("#")></video>',
  '<math><mtext></mtext><img src=x onerror=__hit("#")></math>',
  '<template><script>__hit("#")</script></template>',
  '<form action=javascript:__hit(#)><button>x',
  '<base href="http://xss.invalid/">',
];

const requests: readonly string[] = [
  '<img src="http://xss.invalid/#">',
  '<link rel=stylesheet href="http://xss.invalid/#">',
  '<link rel=prefetch href="http://xss.invalid/#">',
  '<image href="http://xss.invalid/#" width="1" height="1"/>',
  '<use href="http://xss.invalid/##a"/>',
  '<style>@import "http://xss.invalid/#";</style>',
  '<style>*{background:url(http://xss.invalid/#)}</style>',
  '<video poster="http://xss.invalid/#"></video>',
  '<input type=image src="http://xss.invalid/#">',
  '<meta http-equiv=refresh content="0;url=http://xss.invalid/#">',
  'red;background:url(http://xss.invalid/#)',
  '![](http://xss.invalid/#)',
  'http://xss.invalid/#',
];

/** What closes the place in which a name may stand. */
const leaves: readonly string[] = [
  '',
  '"',
  "'",
  '">',
  "'>",
  '</text>',
  '</title>',
  '</script>',
  '</style>',
  '-->',
  ']]>',
  '"]\n',
  '`',
  '${',
  '\u2028',
  '&lt;',
  '\\',
];

const alone: readonly string[] = [
  'javascript:__hit("#")',
  'data:text/html,<script>__hit("#")</script>',
  '" onmouseover=__hit("#") x="',
  "' autofocus onfocus=__hit('#') x='",
  '"]\n click a "javascript:__hit(#)"',
  '%%{init: {"themeCSS": "*{background:url(http://xss.invalid/#)}"}}%%',
  '{{constructor.constructor("__hit(#)")()}}',
  '<!ENTITY x SYSTEM "http://xss.invalid/#">',
  '=HYPERLINK("http://xss.invalid/#")',
  '\u202e<script>__hit("#")</script>',
];

export interface Payload {
  readonly number: number;
  readonly text: string;
}

/** So many different payloads, the plain ones first, then as the seed has it. */
export function makePayloads(count: number, random: RandomSource): readonly Payload[] {
  const plain = [...programs, ...requests, ...alone];
  const texts = new Set<string>(plain.slice(0, count));
  while (texts.size < count) {
    const body = random.pick(plain) ?? '';
    const end = random.chance(0.3) ? random.pick(leaves) : '';
    texts.add(`${random.pick(leaves) ?? ''}${body}${end ?? ''}${' '.repeat(texts.size % 3)}`);
  }
  return [...texts].map((text, index) => ({
    number: index + 1,
    text: text.replaceAll('#', String(index + 1)),
  }));
}
