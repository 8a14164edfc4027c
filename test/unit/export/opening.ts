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
  /** What each character is set closer by, in twips. */
  readonly closer: number;
  readonly colour: string | undefined;
}

export interface OpenParagraph {
  readonly text: string;
  /** Its id. */
  readonly style: string;
  readonly runs: readonly OpenRun[];
  readonly alignment: string | undefined;
  readonly indent: Readonly<Record<string, string>>;
  readonly spacing: Readonly<Record<string, string>>;
  readonly pageBreak: boolean;
  readonly keepNext: boolean;
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
  const styles = stylesIn(parts);
  return {
    paragraphs: all(body, 'w:p').map((element) => paragraphOf(element, styles)),
    sections: all(body, 'w:sectPr'),
    parts,
  };
}

export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]));
}

/** Paragraph and run properties of the styles by their ids; what holds for all is `''`. */
export type OpenStyles = ReadonlyMap<string, { readonly pPr: XmlElement[]; readonly rPr: XmlElement[] }>;

export function stylesIn(parts: Readonly<Record<string, string>>): OpenStyles {
  const root = parseXml(parts['word/styles.xml']!);
  const read = (element: XmlElement) => ({ pPr: all(element, 'w:pPr'), rPr: all(element, 'w:rPr') });
  return new Map([
    ['', read(all(root, 'w:docDefaults')[0]!)],
    ...all(root, 'w:style').map((style) => [style.attributes['w:styleId']!, read(style)] as const),
  ]);
}

function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** As it is shown: what the paragraph says itself, then its style, then what holds for all. */
export function paragraphOf(element: XmlElement, styles: OpenStyles): OpenParagraph {
  const own = childrenNamed(element, 'w:pPr');
  const style = own.flatMap((pPr) => all(pPr, 'w:pStyle'))[0]?.attributes['w:val'] ?? '正文';
  const layers = [own, styles.get(style)!.pPr, styles.get('')!.pPr].map((list) =>
    list.filter((pPr) => pPr !== undefined),
  );
  const property = (name: string) =>
    layers.flatMap((layer) => layer.flatMap((pPr) => childrenNamed(pPr, name)))[0]?.attributes;
  const runs = all(element, 'w:r').map((run) => {
    const direct = childrenNamed(run, 'w:rPr');
    const named = direct.flatMap((rPr) => all(rPr, 'w:rStyle'))[0]?.attributes['w:val'];
    const from = [
      direct,
      named === undefined ? [] : styles.get(named)!.rPr,
      styles.get(style)!.rPr,
      styles.get('')!.rPr,
    ];
    const shown = (name: string) =>
      from.flatMap((layer) => layer.flatMap((rPr) => childrenNamed(rPr, name)))[0]?.attributes;
    return {
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
      font: shown('w:rFonts')?.['w:eastAsia'],
      size: Number(shown('w:sz')?.['w:val']),
      closer: Number(shown('w:spacing')?.['w:val']),
      colour: shown('w:color')?.['w:val'],
    };
  });
  return {
    text: runs.map(({ text }) => text).join(''),
    style,
    runs,
    alignment: property('w:jc')?.['w:val'],
    indent: property('w:ind') ?? {},
    spacing: property('w:spacing') ?? {},
    pageBreak: all(element, 'w:pageBreakBefore').length > 0,
    keepNext: property('w:keepNext') !== undefined,
    outlineLevel: property('w:outlineLvl')?.['w:val'],
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
