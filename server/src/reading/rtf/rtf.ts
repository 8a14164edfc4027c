/**
 * Rich text, which many a .doc on the web really is: its characters and paragraphs, without its form. Word writes the
 * automatic numbers out in groups of their own, for programs that cannot count; these are kept.
 */

import { rowLines } from '../tables.ts';

/** Groups whose text is not the document's. Any other group that begins with \* is passed over too. */
const PASSED_OVER: ReadonlySet<string> = new Set(
  (
    'fonttbl colortbl stylesheet listtable listoverridetable info pict object header headerl headerr headerf footer ' +
    'footerl footerr footerf footnote annotation revtbl rsidtbl themedata colorschememapping datastore latentstyles ' +
    'fldinst xmlnstbl'
  ).split(' '),
);

const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['row', '\n'],
  ['cell', '\t'],
  ['tab', '\t'],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['~', '\u00a0'],
  ['_', '-'],
]);

/** Windows code pages by their number; nearly all Chinese files say 936. */
const CODE_PAGES: ReadonlyMap<string, string> = new Map([
  ['936', 'gb18030'],
  ['950', 'big5'],
  ['65001', 'utf-8'],
  ['1252', 'windows-1252'],
]);

/** Ends a paragraph within a cell, where the end of a line ends the row. */
const CELL_PARAGRAPH = '\v';

const MOST_WAITING = 8192;

interface Group {
  passedOver: boolean;
  /** Hidden, or deleted under tracking. */
  hidden: boolean;
  /** How many characters stand behind \u for programs without Unicode. */
  substitutes: number;
}

const OUTERMOST: Group = { passedOver: false, hidden: false, substitutes: 1 };

export function readRtf(bytes: Uint8Array): string {
  const source = new TextDecoder('latin1').decode(bytes);
  const decoder = new TextDecoder(CODE_PAGES.get(/\\ansicpg(\d+)/.exec(source.slice(0, 2000))?.[1] ?? '') ?? 'gb18030');
  const groups: Group[] = [];
  let group: Group = { ...OUTERMOST };
  let text = '';
  /** Bytes of characters that may take more than one. */
  let waiting: number[] = [];
  let toSkip = 0;
  let opening = false;
  let inTable = false;
  const settle = (more = false): void => {
    text += decoder.decode(Uint8Array.from(waiting), { stream: more });
    waiting = [];
  };
  const write = (byte: number): void => {
    if (toSkip > 0) toSkip--;
    else if (!group.passedOver && !group.hidden && waiting.push(byte) >= MOST_WAITING) settle(true);
  };
  const token =
    /\\(?:'([0-9a-fA-F]{2})|([a-zA-Z]{1,32})(-?\d{1,10})? ?|([^a-zA-Z]))|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/gy;
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    const [, hex, word, parameter, symbol, brace, plain] = match;
    if (brace === '{') {
      groups.push(group);
      group = { ...group };
      opening = true;
      continue;
    }
    if (brace === '}') {
      settle();
      group = groups.pop() ?? { ...OUTERMOST };
      toSkip = 0;
    } else if (hex !== undefined) write(parseInt(hex, 16));
    else if (plain !== undefined) for (let at = 0; at < plain.length; at++) write(plain.charCodeAt(at));
    else if (symbol === '*' && opening) {
      group.passedOver = true;
      continue;
    } else if (symbol === '\\' || symbol === '{' || symbol === '}') write(symbol.charCodeAt(0));
    else if (word === 'bin') token.lastIndex += Math.max(0, Number(parameter ?? 0));
    else if (word === 'u') {
      settle();
      if (!group.passedOver && !group.hidden) text += String.fromCharCode(Number(parameter ?? 0) & 0xffff);
      toSkip = group.substitutes;
    } else if (word === 'uc') group.substitutes = Math.max(0, Math.min(Number(parameter ?? 1), 16));
    else if (word === 'v' || word === 'deleted') group.hidden = parameter !== '0';
    else if (word === 'pard' || word === 'intbl') inTable = word === 'intbl';
    else if (word !== undefined && opening && PASSED_OVER.has(word)) group.passedOver = true;
    else {
      const character = word === 'par' && inTable ? CELL_PARAGRAPH : CHARACTERS.get(word ?? symbol ?? '');
      if (character !== undefined) {
        settle();
        if (!group.passedOver && !group.hidden) text += character;
      }
    }
    opening = false;
  }
  settle();
  return text.split('\n').flatMap(asRow).join('\n');
}

/** A line with several tabs was a row; one tab near its beginning stands behind an automatic number. */
function asRow(line: string): readonly string[] {
  if (/\t[^\t]*\t/.test(line)) return rowLines(line.split('\t').map((cell) => cell.split(CELL_PARAGRAPH)));
  return [line.replace(/^ *([^\t]{1,8})\t/, '$1')];
}
