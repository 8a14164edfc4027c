/** Opens exported files as an office program does: unzips them and reads their XML. */

import { strFromU8, unzipSync } from 'fflate';
import { exportDocx, exportXlsx, type ManuscriptOptions } from '../../../server/src/export/index.ts';
import { createPolicyService } from '../../../server/src/service/index.ts';

const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});

export function analysisOf(text: string) {
  return service.analysis(service.document('memory:draft', 0, text));
}

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    const char = ENTITIES[name!];
    if (char === undefined) throw new Error(`unknown entity ${name}`);
    return char;
  });
}

/** A strict reading of the XML that office files are made of; throws at whatever is not well-formed. */
export function parseXml(xml: string): XmlElement {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml)) throw new Error('forbidden character');
  const root: { name: string; attributes: Record<string, string>; children: (XmlElement | string)[] } = {
    name: '',
    attributes: {},
    children: [],
  };
  const open = [root];
  const token = /<\?[^>]*\?>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const match = token.exec(xml);
    if (match === null) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 40)}`);
    const [, closing, name, attributes = '', empty, text] = match;
    const parent = open[open.length - 1]!;
    if (text !== undefined) {
      if (/&(?!(?:#\d+|#x[0-9a-f]+|\w+);)/i.test(text)) throw new Error('bare ampersand');
      parent.children.push(unescape(text));
    } else if (closing === '/') {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes nothing`);
    } else if (name !== undefined) {
      const element = {
        name,
        attributes: Object.fromEntries(
          [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key!, unescape(value!)]),
        ),
        children: [],
      };
      const given = [...attributes.matchAll(/[\w:]+="[^"]*"/g)].length;
      if (Object.keys(element.attributes).length < given) throw new Error(`<${name}> has an attribute twice`);
      parent.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  if (open.length !== 1) throw new Error(`<${open[open.length - 1]!.name}> stays open`);
  return root.children.find((child) => typeof child !== 'string') as XmlElement;
}

export function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
}

export function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

export interface OpenRun {
  readonly text: string;
  readonly font: string | undefined;
  /** In half-points. */
  readonly size: number;
  readonly colour: string | undefined;
}

export interface OpenParagraph {
  readonly text: string;
  readonly runs: readonly OpenRun[];
  readonly alignment: string | undefined;
  readonly indent: Readonly<Record<string, string>>;
  readonly spacing: Readonly<Record<string, string>>;
  readonly pageBreak: boolean;
  readonly outlineLevel: string | undefined;
  readonly element: XmlElement;
}

export interface OpenDocument {
  readonly paragraphs: readonly OpenParagraph[];
  readonly sections: readonly XmlElement[];
  readonly parts: Readonly<Record<string, string>>;
}

export async function openDocx(text: string, options?: ManuscriptOptions): Promise<OpenDocument> {
  const bytes = await exportDocx(analysisOf(text), options);
  if (bytes === null) throw new Error('nothing exported');
  const parts = partsOf(bytes);
  for (const [path, xml] of Object.entries(parts)) if (/\.(?:xml|rels)$/.test(path)) parseXml(xml);
  const body = parseXml(parts['word/document.xml']!);
  return { paragraphs: all(body, 'w:p').map(paragraphOf), sections: all(body, 'w:sectPr'), parts };
}

export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]));
}

export function paragraphOf(element: XmlElement): OpenParagraph {
  const runs = all(element, 'w:r').map((run) => ({
    // A line break reads as one, a tab as one.
    text: run.children
      .map((child) =>
        typeof child === 'string'
          ? ''
          : child.name === 'w:t'
            ? textIn(child)
            : child.name === 'w:br'
              ? '\n'
              : child.name === 'w:tab'
                ? '\t'
                : '',
      )
      .join(''),
    font: all(run, 'w:rFonts')[0]?.attributes['w:eastAsia'],
    size: Number(all(run, 'w:sz')[0]?.attributes['w:val']),
    colour: all(run, 'w:color')[0]?.attributes['w:val'],
  }));
  return {
    text: runs.map(({ text }) => text).join(''),
    runs,
    alignment: all(element, 'w:jc')[0]?.attributes['w:val'],
    indent: all(element, 'w:ind')[0]?.attributes ?? {},
    spacing:
      element.children.flatMap((child) =>
        typeof child !== 'string' && child.name === 'w:pPr' ? all(child, 'w:spacing') : [],
      )[0]?.attributes ?? {},
    pageBreak: all(element, 'w:pageBreakBefore').length > 0,
    outlineLevel: all(element, 'w:outlineLvl')[0]?.attributes['w:val'],
    element,
  };
}

export interface OpenSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly element: XmlElement;
}

export function openWorkbook(bytes: Uint8Array): {
  readonly sheets: readonly OpenSheet[];
  readonly parts: Readonly<Record<string, string>>;
} {
  const parts = partsOf(bytes);
  const strings = all(parseXml(parts['xl/sharedStrings.xml']!), 'si').map(textIn);
  const sheets = all(parseXml(parts['xl/workbook.xml']!), 'sheet').map(({ attributes }, index) => {
    const element = parseXml(parts[`xl/worksheets/sheet${index + 1}.xml`]!);
    const rows = all(element, 'row').map((row) =>
      all(row, 'c').map((cell) => {
        const value = all(cell, 'v')[0];
        if (value === undefined) return '';
        if (cell.attributes['t'] !== 's') throw new Error('a cell is not text');
        return strings[Number(textIn(value))]!;
      }),
    );
    return { name: attributes['name']!, rows, element };
  });
  return { sheets, parts };
}

export async function openXlsx(text: string) {
  return openWorkbook(await exportXlsx(analysisOf(text)));
}
