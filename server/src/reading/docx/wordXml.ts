/** The lists of a Word 2003 document in XML: the same as in numbering.xml, in elements of their own. */

import { FORMATS } from '../doc/lists.ts';
import { readMarkup } from '../markup.ts';
import type { List, ListLevel } from '../numbering.ts';
import { depth, type DocxNumbering } from './numbering.ts';

export function wordXmlNumbering(xml: string): DocxNumbering {
  const families = new Map<string, (ListLevel | undefined)[]>();
  const lists = new Map<string, List>();
  let family: (ListLevel | undefined)[] | null = null;
  let level: { -readonly [Key in keyof ListLevel]: ListLevel[Key] } | null = null;
  let at = 0;
  let list: string | null = null;
  readMarkup(xml, 'xml', {
    open(name, attributes) {
      const value = attributes.get('val') ?? '';
      if (name === 'listDef') families.set(attributes.get('listDefId') ?? '', (family = []));
      else if (name === 'list') list = attributes.get('ilfo') ?? null;
      else if (name === 'ilst' && list !== null)
        lists.set(list, { family: value, levels: families.get(value) ?? [], starts: new Map() });
      else if (name === 'lvl' && family !== null) {
        at = depth(attributes.get('ilvl'));
        level = { start: 1, format: 'decimal', pattern: '', restart: null, inFigures: false };
      } else if (level === null) return;
      else if (name === 'start') level.start = number(value, 1);
      else if (name === 'nfc') level.format = FORMATS.get(number(value, 0)) ?? 'decimal';
      else if (name === 'lvlText') level.pattern = value.slice(0, 100);
      else if (name === 'lvlRestart') level.restart = number(value, 0);
      else if (name === 'isLgl') level.inFigures = value !== 'off';
    },
    text() {},
    close(name) {
      if (name === 'lvl' && level !== null && family !== null) {
        family[at] = level;
        level = null;
      } else if (name === 'listDef') family = null;
      else if (name === 'list') list = null;
    },
  });
  return { lists, depthOf: () => null };
}

function number(value: string, otherwise: number): number {
  return /^\d{1,6}$/.test(value) ? Number(value) : otherwise;
}
