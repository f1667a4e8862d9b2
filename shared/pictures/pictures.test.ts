import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { experiment } from '../../stress/arbitraries/experiment.ts';
import { funnel } from '../../stress/arbitraries/funnel.ts';
import { journey } from '../../stress/arbitraries/journey.ts';
import { process } from '../../stress/arbitraries/process.ts';
import { type Document, documentKinds } from '../documents/document.ts';
import type { FunnelMeasures } from '../funnels/measures/measures.ts';
import { templates } from '../templates/templates.ts';
import { drawDocument, type PictureOptions } from './draw-document.ts';
import { isImageAddress, svg, svgAttributes, svgElements, svgText } from './svg/svg.ts';
import { fitText, textWidth, wrapText } from './svg/text-width.ts';
import { inkOf, pictureTokens } from './tokens.ts';

const whole: PictureOptions = { theme: 'light', legend: true, date: '23 Nov 2026, 09:00 UTC', title: true };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  preserveOrder: true,
  trimValues: false,
});

interface Found {
  readonly elements: Set<string>;
  readonly attributes: Set<string>;
  readonly texts: string[];
}

/** What another's parser makes of a picture. */
function read(text: string): Found {
  expect(XMLValidator.validate(text)).toBe(true);
  const found: Found = { elements: new Set(), attributes: new Set(), texts: [] };
  const walk = (items: readonly Record<string, unknown>[], inText: boolean) => {
    for (const item of items) {
      for (const [key, value] of Object.entries(item)) {
        if (key === ':@') for (const name of Object.keys(value as object)) found.attributes.add(name);
        else if (key === '#text') {
          if (inText) found.texts.push(String(value));
        } else {
          found.elements.add(key);
          walk(value as Record<string, unknown>[], key === 'text');
        }
      }
    }
  };
  walk(parser.parse(text) as Record<string, unknown>[], false);
  return found;
}

function sample(kind: Document['kind']): Document {
  let count = 0;
  const template = templates.find((one) => one.kind === kind);
  if (!template) throw new Error(`There is no template of a ${kind}.`);
  return template.make(() => `id-${String(count++).padStart(4, '0')}`);
}

describe('pictures', () => {
  it('show a collapsed card as one on a pile that says how many it stands for', () => {
    const funnel = sample('funnel');
    const holder = Object.values(funnel.records).find(({ name }) => name === 'View profile');
    if (!holder) throw new Error('The sample has no such step.');
    const records = { ...funnel.records, [holder.id]: { ...holder, layout: { collapsed: true } } };
    const texts = (document: Document) => read(drawDocument(document, whole)).texts;
    expect(texts(funnel)).toEqual(expect.arrayContaining(['Send a question', 'Read the answer']));
    const folded = texts({ ...funnel, records });
    expect(folded).toEqual(expect.arrayContaining(['View profile', '2 cards']));
    expect(folded).not.toEqual(expect.arrayContaining(['Send a question']));
  });

  it('have the colours of the window', () => {
    const css = readFileSync(new URL('../../src-renderer/ui/tokens.css', import.meta.url), 'utf8');
    const blocks = css.match(/:root[^{]*\{[^}]*\}/g) ?? [];
    for (const [theme, block] of [
      ['light', blocks[0]],
      ['dark', blocks[1]],
    ] as const) {
      for (const [token, color] of Object.entries(pictureTokens[theme])) {
        expect(block).toContain(`--${token}: ${color};`);
      }
    }
    expect(inkOf('light').mix('accent', 50, 'surface')).toBe('#a7adea');
  });

  it.each(documentKinds)('of a %s hold every name as text that can be selected', (kind) => {
    const document = sample(kind);
    const { texts, elements } = read(drawDocument(document, whole));
    const shown = texts.join('\n');
    expect(shown).toContain(fitText(document.header.name, 240, 18, 600).replace('…', ''));
    expect(shown).toContain('23 Nov 2026, 09:00 UTC');
    expect(texts.length).toBeGreaterThan(8);
    expect([...elements].every((name) => (svgElements as readonly string[]).includes(name))).toBe(true);
    expect(texts).toMatchSnapshot();
  });

  it('cannot be entered by a name, whatever the document holds', () => {
    const hostile = fc.constantFrom(
      '</text><script>alert(1)</script>',
      '"/><image href="http://evil.example/x"/>',
      "' onload='alert(1)",
      ']]><!ENTITY x SYSTEM "file:///etc/passwd">',
      '\u0000\ud800&#x3c;svg/onload=alert(1)>',
      'javascript:alert(1)',
    );
    fc.assert(
      fc.property(fc.oneof(journey, funnel, process, experiment), hostile, (document, name) => {
        const records = Object.fromEntries(
          Object.entries(document.records).map(([id, record]) => [
            id,
            { ...record, ...('name' in record ? { name } : {}), ...('text' in record ? { text: name } : {}) },
          ]),
        );
        const evil = { ...document, header: { ...document.header, name }, records };
        const text = drawDocument(evil, { ...whole, images: () => name });
        const { elements, attributes } = read(text);
        for (const element of elements) expect(svgElements).toContain(element);
        for (const attribute of attributes) expect(svgAttributes).toContain(attribute);
        expect(attributes.has('href')).toBe(false);
        expect(text).not.toMatch(/<script|<!/);
      }),
      { numRuns: 150 },
    );
  });

  it('take an image in only as the image itself', () => {
    const good = 'data:image/png;base64,iVBORw0KGgo=';
    expect(isImageAddress(good, 'file')).toBe(true);
    for (const bad of [
      'data:image/svg+xml;base64,PHN2Zz4=',
      'data:text/html;base64,PHN2Zz4=',
      'https://example.org/x.png',
      'javascript:alert(1)',
      `${good}" onload="x`,
      'blob:http://127.0.0.1:1/x',
    ]) {
      expect(isImageAddress(bad, 'file')).toBe(false);
      expect(svgText(svg('image', { href: bad }))).toBe('<image/>');
    }
    expect(() => svg('script' as 'g', {})).toThrow();
    expect(() => svg('g', { onload: 'x' } as object)).toThrow();
  });

  it('of a measured funnel say what was measured, and hide what is hidden', () => {
    const document = sample('funnel');
    const steps = Object.values(document.records).filter(({ kind }) => kind === 'step');
    const counted = (value: number) => ({ state: 'value', value }) as const;
    const visitors = [counted(2000), counted(1500), { state: 'hidden' } as const, null];
    const nothing = {
      conversions: null,
      conversionRate: null,
      averageTimeSpentSeconds: null,
      dropOffCount: null,
      dropOffRate: null,
    };
    const measures: FunnelMeasures = {
      environmentId: 'e',
      environmentName: 'Staging',
      importedAt: '2026-11-20T06:14:00.000Z',
      totalVisitors: null,
      conversionRate: null,
      averageTimeToConvertDays: null,
      steps: steps.map(({ id }, at) => ({ stepId: id, visitors: visitors[at] ?? null, ...nothing })),
    };
    const { texts } = read(drawDocument(document, { ...whole, measures }));
    expect(texts).toContain('Measured in Staging');
    expect(texts).toContain('imported 20 Nov 2026, 06:14 UTC');
    expect(texts).toContain('75.0\u00a0%');
    expect(texts).toContain('hidden: fewer than 10 people');
    expect(texts).toContain('not measured');
    expect(read(drawDocument(document, whole)).texts.join('\n')).not.toContain('measured');
  });

  it('show a selection without the rest, a stage with what it holds', () => {
    const document = sample('journey');
    const stage = Object.values(document.records).find(({ kind }) => kind === 'stage');
    const inside = Object.values(document.records).filter(
      (record) => record['stageId'] === stage?.id && record.kind === 'touchpoint',
    );
    const options = { ...whole, title: false, legend: false, date: null };
    const { texts } = read(drawDocument(document, { ...options, recordIds: [stage?.id ?? ''] }));
    for (const { name } of inside as readonly { name?: string }[])
      expect(texts.join('\n')).toContain(name?.slice(0, 8));
    expect(texts.length).toBeLessThan(read(drawDocument(document, options)).texts.length / 2);
  });

  it('cut what is too long, never between the halves of a character', () => {
    expect(fitText('Short', 200, 13)).toBe('Short');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 20, max: 300 }),
        (text, room) => {
          const cut = fitText(text, room, 13, 600);
          expect(textWidth(cut, 13, 600)).toBeLessThanOrEqual(room + 0.001);
          expect(cut.isWellFormed()).toBe(true);
          expect(wrapText(text, room, 3, 12).length).toBeLessThanOrEqual(3);
        },
      ),
    );
  });
});
