/**
 * Rich text, which many a .doc on the web really is: its characters and paragraphs, without its form. Word writes the
 * automatic numbers out in groups of their own, for programs that cannot count; these are kept.
 */

import { symbol } from '../docx/symbols.ts';
import type { DocumentReading } from '../omissions.ts';
import { rowLines } from '../tables.ts';

/** Groups whose text is not the document's. Any other group that begins with \* is passed over too. */
const PASSED_OVER: ReadonlySet<string> = new Set(
  (
    'fonttbl colortbl stylesheet listtable listoverridetable info pict object header headerl headerr headerf footer ' +
    'footerl footerr footerf annotation revtbl rsidtbl themedata colorschememapping datastore latentstyles ' +
    'fldinst xmlnstbl sp shprslt nonshppict'
  ).split(' '),
);

/** Groups that begin with \* and have text of the document within. */
const OPENED: ReadonlySet<string> = new Set(['shpinst']);
/** Groups whose text stands beside that around them. */
const ASIDE: ReadonlySet<string> = new Set(['shptxt', 'footnote']);

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
const LONGEST_INSTRUCTIONS = 200;

interface Group {
  passedOver: boolean;
  /** Its instructions are kept to be looked at: `fldinst`. */
  instructs: boolean;
  /** The field that it belongs to is a table of contents. */
  field: { instructions: string } | null;
  /** Hidden, or deleted under tracking. */
  hidden: boolean;
  deleted: boolean;
  revised: boolean;
  /** How many characters stand behind \u for programs without Unicode. */
  substitutes: number;
  /** What this very group begins, whose text is set aside. */
  aside: string | null;
}

const OUTERMOST: Group = {
  passedOver: false,
  instructs: false,
  field: null,
  hidden: false,
  deleted: false,
  revised: false,
  substitutes: 1,
  aside: null,
};

/** The lines that are finished and the one that is being written, of the document or of what stands aside. */
interface Sheet {
  readonly lines: string[];
  text: string;
  inTable: boolean;
}

export function readRtf(bytes: Uint8Array): DocumentReading {
  const source = new TextDecoder('latin1').decode(bytes);
  const decoder = new TextDecoder(CODE_PAGES.get(/\\ansicpg(\d+)/.exec(source.slice(0, 2000))?.[1] ?? '') ?? 'gb18030');
  const groups: Group[] = [];
  let group: Group = { ...OUTERMOST };
  const sheets: Sheet[] = [];
  let sheet: Sheet = { lines: [], text: '', inTable: false };
  const omissions = { revisions: 0, comments: 0, pictures: 0, contents: false };
  /** Bytes of characters that may take more than one. */
  let waiting: number[] = [];
  let toSkip = 0;
  let opening = false;
  let starred = false;
  const put = (text: string): void => {
    for (let start = 0; start <= text.length;) {
      const end = text.indexOf('\n', start);
      sheet.text += text.slice(start, end < 0 ? text.length : end);
      if (end < 0) break;
      sheet.lines.push(sheet.text);
      sheet.text = '';
      start = end + 1;
    }
  };
  const settle = (more = false): void => {
    const text = decoder.decode(Uint8Array.from(waiting), { stream: more });
    waiting = [];
    if (!group.instructs) put(text);
    else if (group.field !== null && group.field.instructions.length < LONGEST_INSTRUCTIONS)
      group.field.instructions += text;
  };
  const isRead = (): boolean => (!group.passedOver && !group.hidden && !group.deleted) || group.instructs;
  const write = (byte: number): void => {
    if (toSkip > 0) toSkip--;
    else if (isRead() && waiting.push(byte) >= MOST_WAITING) settle(true);
  };
  const endAside = (kind: string): void => {
    const { lines, text } = sheet;
    const all = [...lines, text].map((line) => line.trim()).filter((line) => line !== '');
    sheet = sheets.pop() ?? { lines: [], text: '', inTable: false };
    if (all.length === 0) return;
    if (kind === 'footnote') put(`（注：${all.join(' ')}）`);
    else if (sheet.inTable) put(all.join(CELL_PARAGRAPH) + CELL_PARAGRAPH);
    // A text box stands in front of the paragraph that it is anchored to.
    else for (const line of all) sheet.lines.push(line);
  };
  const token =
    /\\(?:'([0-9a-fA-F]{2})|([a-zA-Z]{1,32})(-?\d{1,10})? ?|([^a-zA-Z]))|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/gy;
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    const [, hex, word, parameter, symbolic, brace, plain] = match;
    if (brace === '{') {
      settle();
      groups.push(group);
      group = { ...group, aside: null };
      opening = true;
      starred = false;
      continue;
    }
    if (brace === '}') {
      settle();
      const { aside, instructs, field } = group;
      group = groups.pop() ?? { ...OUTERMOST };
      toSkip = 0;
      if (aside !== null) endAside(aside);
      // Signs are fields of their own: SYMBOL 254 \f "Wingdings".
      if (instructs && !group.instructs && field !== null && isRead()) put(signOf(field.instructions));
    } else if (hex !== undefined) write(parseInt(hex, 16));
    else if (plain !== undefined) for (let at = 0; at < plain.length; at++) write(plain.charCodeAt(at));
    else if (symbolic === '*' && opening) {
      starred = true;
      continue;
    } else if (symbolic === '\\' || symbolic === '{' || symbolic === '}') write(symbolic.charCodeAt(0));
    else if (word === 'bin') token.lastIndex += Math.max(0, Number(parameter ?? 0));
    else if (opening && word === 'field') group.field = { instructions: '' };
    else if (opening && word === 'fldinst') {
      group.instructs = !group.passedOver && group.field !== null;
      group.passedOver = true;
    } else if (opening && word === 'fldrslt' && /^\s*(?:TOC|SYMBOL)\b/i.test(group.field?.instructions ?? '')) {
      omissions.contents ||= /^\s*TOC\b/i.test(group.field?.instructions ?? '');
      group.passedOver = true;
    } else if (opening && word !== undefined && ASIDE.has(word) && !group.passedOver && !group.hidden) {
      group.aside = word;
      sheets.push(sheet);
      sheet = { lines: [], text: '', inTable: false };
    } else if (opening && starred && word !== undefined && OPENED.has(word)) opening = true;
    else if (opening && word !== undefined && (starred || PASSED_OVER.has(word))) {
      if (word === 'annotation') omissions.comments++;
      else if (word === 'pict' && !group.passedOver) omissions.pictures++;
      else if (word === 'shppict') omissions.pictures++;
      group.passedOver = true;
    } else if (word === 'u') {
      settle();
      const code = Number(parameter ?? 0) & 0xffff;
      // Signs of a font have their letters at F000 to F0FF.
      if (isRead())
        put(code >= 0xf020 && code <= 0xf0ff ? symbol('Wingdings', code.toString(16)) : String.fromCharCode(code));
      toSkip = group.substitutes;
    } else if (word === 'uc') group.substitutes = Math.max(0, Math.min(Number(parameter ?? 1), 16));
    else if (word === 'v') {
      settle();
      group.hidden = parameter !== '0';
    } else if (word === 'deleted' || word === 'revised') {
      settle();
      const on = parameter !== '0';
      if (on && !group[word] && !group.passedOver) omissions.revisions++;
      group[word] = on;
    } else if (word === 'plain') {
      settle();
      group.hidden = group.deleted = group.revised = false;
    } else if (word === 'pard' || word === 'intbl') sheet.inTable = word === 'intbl';
    else {
      const character = word === 'par' && sheet.inTable ? CELL_PARAGRAPH : CHARACTERS.get(word ?? symbolic ?? '');
      if (character !== undefined) {
        settle();
        if (isRead() && !group.instructs) put(character);
      }
    }
    opening = false;
  }
  settle();
  while (sheets.length > 0) endAside('shptxt');
  return { text: [...sheet.lines, sheet.text].flatMap(asRow).join('\n'), omissions };
}

/** The sign that a field stands for; empty for any other field. */
function signOf(instructions: string): string {
  const field = /^\s*SYMBOL\s+(\d{1,5})\s.*?\\f\s*"([^"]{1,40})"/i.exec(instructions);
  return field === null ? '' : symbol(field[2]!, Number(field[1]).toString(16));
}

/** A line with several tabs was a row; one tab near its beginning stands behind an automatic number. */
function asRow(line: string): readonly string[] {
  if (/\t[^\t]*\t/.test(line)) return rowLines(line.split('\t').map((cell) => cell.split(CELL_PARAGRAPH)));
  return [line.replace(/^ *([^\t]{1,8})\t/, '$1')];
}
