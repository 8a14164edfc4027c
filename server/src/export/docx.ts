/** Sets manuscripts as a word-processor document in the layout of GB/T 9704—2012 (section signs refer to it). */

import {
  AlignmentType,
  BorderStyle,
  CarriageReturn,
  Document,
  Footer,
  FrameAnchorType,
  FrameWrap,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Tab,
  TabStopType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type ISectionOptions,
} from 'docx';
import { settle } from './archive.ts';
import { imprint } from './imprint.ts';
import type { AttachmentItem, Manuscript, ManuscriptForm, ManuscriptPassage, Signer, Stretch } from './manuscript.ts';
import { hasRoomForImprint } from './pages.ts';
import {
  characters,
  LINE_PITCH,
  millimetres,
  SHEET,
  SIZE_2,
  SIZE_4,
  TEXT_HEIGHT,
  TEXT_WIDTH,
  widthOf,
} from './paper.ts';
import { characterStyleId, RED, stylesXml, type StretchStyle, type PrintStyle } from './styles.ts';
import { sheetParts, textOf } from './sheetParts.ts';
import { titleLines } from './titleLines.ts';
import type { TitleWords } from './titleWords.ts';
import { fontTable } from './typeface.ts';
import { isWide, wordTable } from './wordTable.ts';

type Block = Paragraph | Table;

/** The document as the bytes of a .docx file; the same manuscripts give the same bytes. */
export async function writeDocx(manuscripts: readonly Manuscript[]): Promise<Uint8Array> {
  const sections = manuscripts.flatMap(sectionsOf);
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    // Later sections take over the footers of the first.
    sections: sections.map((section, index) =>
      index > 0
        ? section
        : {
            ...section,
            footers: {
              ...section.footers,
              default: pageNumber(AlignmentType.RIGHT),
              even: pageNumber(AlignmentType.LEFT),
            },
          },
    ),
  });
  const archive = await Packer.pack(document, 'uint8array', undefined, [
    { path: 'word/styles.xml', data: stylesXml() },
    { path: 'word/fontTable.xml', data: fontTable() },
    { path: 'docProps/core.xml', data: coreProperties(manuscripts[0]?.title ?? null) },
  ]);
  return settle(archive, { 'word/document.xml': withoutEmptyLines });
}

/** The paragraph that ends a section is one of its own, which would begin a page where the last is full. */
function withoutEmptyLines(xml: string): string {
  const none = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>';
  return xml.replaceAll('<w:p><w:pPr><w:sectPr', `<w:p><w:pPr>${none}<w:sectPr`);
}

/** Title only: the hour of making and a made-up author are nobody's business, and would make each file differ. */
function coreProperties(title: string | null): string {
  const escaped = (title ?? '').replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped}</dc:title></cp:coreProperties>`
  );
}

function sectionsOf(manuscript: Manuscript, index: number): ISectionOptions[] {
  const { passages, form } = manuscript;
  const printed = passages.filter(({ part }) => part !== 'imprint');
  const last = passages.at(-1);
  const entries = last?.part === 'imprint' ? last.entries : [];
  const setter = new Setter(manuscript);
  const sections: ISectionOptions[] = sheetParts(printed).map(({ across, from, end }, at) =>
    section(setter.blocks(from, end), {
      across,
      type: SectionType.NEXT_PAGE,
      anew: at === 0 && !(manuscript.followsNotice && index > 0),
      letter: form === 'letter' && at === 0,
    }),
  );
  if (entries.length === 0) return sections;
  // §7.4: at the foot of the last page, which is an even one.
  const foot = imprint(entries, { ruled: form !== 'letter' });
  if (sections.length > 0 && hasRoomForImprint(manuscript)) {
    const before = sections[sections.length - 1]!;
    sections[sections.length - 1] = { ...before, children: [...before.children, ...foot] };
  } else
    sections.push(
      section([noLine(), ...foot], { across: false, type: SectionType.EVEN_PAGE, anew: false, letter: false }),
    );
  return sections;
}

interface SectionSetting {
  readonly across: boolean;
  readonly type: (typeof SectionType)[keyof typeof SectionType];
  /** Pages are numbered from 1. */
  readonly anew: boolean;
  readonly letter: boolean;
}

function section(blocks: readonly Block[], { across, type, anew, letter }: SectionSetting): ISectionOptions {
  const upright = { top: SHEET.top, right: SHEET.right, bottom: SHEET.bottom, left: SHEET.left };
  // Turned to the left: its head is at the spine.
  const turned = { top: SHEET.left, right: SHEET.bottom, bottom: SHEET.right, left: SHEET.top };
  const children = blocks.at(-1) instanceof Table ? [...blocks, noLine()] : [...blocks];
  return {
    properties: {
      type,
      ...(letter ? { titlePage: true } : {}),
      page: {
        // The library turns width and height round by itself.
        size: {
          width: SHEET.width,
          height: SHEET.height,
          ...(across ? { orientation: PageOrientation.LANDSCAPE } : {}),
        },
        margin: {
          ...(across ? turned : upright),
          header: millimetres(15),
          footer: across ? millimetres(12) : FOOTER,
          gutter: 0,
        },
        pageNumbers: { ...(anew ? { start: 1 } : {}), formatType: NumberFormat.DECIMAL },
      },
      grid: { linePitch: LINE_PITCH },
    },
    ...(letter ? { footers: { first: letterFoot() } } : {}),
    children,
  };
}

const FOOTER_LINE = 360;
/** §7.5: the dashes beside the page number stand 7 mm below the 版心; half of the line hangs below them. */
const FOOTER = SHEET.bottom - millimetres(7) - FOOTER_LINE / 2;

/** §7.5: 4号半角宋体, a dash on either side; odd pages right, even pages left, one character in. */
function pageNumber(alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT): Footer {
  const indent = alignment === AlignmentType.RIGHT ? { right: SIZE_4 * 10 } : { left: SIZE_4 * 10 };
  const children = [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })];
  return new Footer({ children: [new Paragraph({ style: '页码', alignment, indent, children })] });
}

type Part = ManuscriptPassage['part'];

const UNDER_TITLE: ReadonlySet<Part> = new Set(['title', 'byline', 'attachment']);
/** Longer paragraphs stay where they are: moving them for the sake of a signature would leave a hole. */
const LONGEST_TAKEN_ALONG = 28 * 6;

/** Sets the passages of one manuscript. */
class Setter {
  readonly #passages: readonly ManuscriptPassage[];
  readonly #form: ManuscriptForm;
  readonly #words: TitleWords;

  constructor({ passages, form, words }: Manuscript) {
    this.#passages = passages;
    this.#form = form;
    this.#words = words;
  }

  blocks(from: number, end: number): Block[] {
    const blocks: Block[] = [];
    for (let at = from; at < end; at++) {
      const passage = this.#passages[at]!;
      const before = at > 0 ? this.#passages[at - 1] : undefined;
      if (at > from && needsBlankLine(passage, before)) blocks.push(blankLine(passage.part === 'attachmentNote'));
      // Two tables without anything between would grow together.
      if (passage.part === 'table' && blocks.at(-1) instanceof Table) blocks.push(noLine());
      blocks.push(...this.#set(passage, at, at === from));
    }
    return blocks;
  }

  /** §7.3.5: a signature does not stand alone on a page; it takes a line of the text along. */
  #leadsToSignature(at: number): boolean {
    return this.#passages[at + 1]?.part === 'signature';
  }

  #set(passage: ManuscriptPassage, at: number, opensSheet: boolean): Block[] {
    const before = at > 0 ? this.#passages[at - 1] : undefined;
    switch (passage.part) {
      case 'letterhead':
        return letterhead(passage.names, at, this.#form);
      case 'mark':
        return [styled('版头标注', passage.text)];
      case 'number':
        return number(passage.text, passage.signer, this.#form);
      case 'title':
        // §7.3.1: two lines below the red rule.
        return [...(before?.part === 'number' ? [blankLine(), blankLine()] : []), this.#title('标题', passage.lines)];
      case 'byline':
        return [styled('题下标注', passage.text)];
      case 'addressee':
        return [styled('主送机关', passage.text)];
      case 'paragraph': {
        const { style, stretches } = passage;
        const keepNext = this.#leadsToSignature(at) && textOf(stretches).length <= LONGEST_TAKEN_ALONG;
        const leads = this.#form === 'order' && before?.part === 'number' ? [blankLine(), blankLine()] : [];
        return [...leads, paragraph(style, keepNext ? { keepNext } : {}, stretches)];
      }
      case 'table':
        return [wordTable(passage.table, this.#liesAcross(passage) ? TEXT_HEIGHT : TEXT_WIDTH)];
      case 'attendance':
        return attendance(passage.label, passage.names, before?.part !== 'attendance');
      case 'attachmentNote': {
        const { items } = passage;
        const last = this.#leadsToSignature(at) ? items.length - 1 : -1;
        return items.map((item, index) => attachmentItem(item, index === last));
      }
      case 'attachment':
        return [
          // §7.3.7: on a page of its own, 附件 in 3号黑体 at the left of the first line, its title on the third.
          paragraph('附件序号', opensSheet ? {} : { pageBreakBefore: true }, [{ text: passage.mark, style: null }]),
          ...(passage.title.length === 0 ? [] : [blankLine(), this.#title('附件标题', passage.title)]),
        ];
      case 'signature':
        return signature(passage.names, passage.date);
      case 'note':
        return [styled('附注', passage.text)];
      case 'imprint':
        return [];
    }
  }

  #liesAcross(passage: Extract<ManuscriptPassage, { part: 'table' }>): boolean {
    return isWide(passage.table, TEXT_WIDTH);
  }

  /** §7.3.1: 2号小标宋, centred. */
  #title(style: '标题' | '附件标题', lines: readonly string[]): Paragraph {
    return new Paragraph({
      style,
      // A line of its author ends with <w:br>, one that is only too long for the sheet with <w:cr>: read back, it is one.
      children: lines.flatMap((line, index) =>
        titleLines([line], this.#words).map(
          (text, part) =>
            new TextRun({
              ...(index > 0 && part === 0 ? { break: 1 } : {}),
              children: part > 0 ? [new CarriageReturn(), text] : [text],
            }),
        ),
      ),
    });
  }
}

/** §7.3.2, §7.3.4: one blank line between the title and what follows, and above 附件说明. */
function needsBlankLine(passage: ManuscriptPassage, before: ManuscriptPassage | undefined): boolean {
  if (before === undefined) return false;
  if (passage.part === 'attachmentNote') return true;
  if (before.part === 'attachment' && before.title.length === 0) return false;
  return UNDER_TITLE.has(before.part) && !UNDER_TITLE.has(passage.part);
}

type Setting = Omit<IParagraphOptions, 'children' | 'style'>;

function paragraph(style: PrintStyle, setting: Setting, stretches: readonly Stretch[]): Paragraph {
  return new Paragraph({
    // 正文 is what a paragraph is without a style.
    ...(style === '正文' ? {} : { style }),
    ...setting,
    children: stretches.map(({ text, style: own }) => run(text, own)),
  });
}

function styled(style: PrintStyle, text: string): Paragraph {
  return paragraph(style, {}, [{ text, style: null }]);
}

function run(text: string, style: StretchStyle | null): TextRun {
  return new TextRun({ text, ...(style === null ? {} : { style: characterStyleId(style) }) });
}

function tab(): TextRun {
  return new TextRun({ children: [new Tab()] });
}

function blankLine(keepNext = false): Paragraph {
  return new Paragraph(keepNext ? { keepNext } : {});
}

/** A paragraph that must be there and takes no room. */
function noLine(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT } });
}

/** From the top of the 版心 to the top of the 发文机关标志, in millimetres: §7.2.4, §10.2, §10.3. */
const HEAD_ROOM: Readonly<Record<ManuscriptForm, number>> = { document: 35, letter: 0, order: 20, minutes: 35 };

/** §7.2.4: red, not higher than 22 mm nor wider than the 版心. */
function letterhead(names: readonly string[], linesAbove: number, form: ManuscriptForm): Block[] {
  if (form === 'letter') return [letterHead(names)];
  const before = Math.max(0, millimetres(HEAD_ROOM[form]) - linesAbove * LINE_PITCH);
  // §7.2.5: two blank lines between it and the number.
  const below = [blankLine(), blankLine()];
  if (names.length > 1) return [...jointLetterhead(names, before), ...below];
  const [name = ''] = names;
  return [redLine(name, headSize(widthOf(name)), before), ...below];
}

function headSize(width: number): number {
  return Math.max(SIZE_2, Math.min(124, Math.floor((TEXT_WIDTH / 10 / width) * 0.95)));
}

function redLine(text: string, size: number, before = 0, setting: Setting = {}): Paragraph {
  const line = Math.round(size * 10 * 1.3);
  return new Paragraph({
    style: '发文机关标志',
    spacing: { before, after: 0, line, lineRule: LineRuleType.EXACT },
    ...setting,
    children: [new TextRun({ text, size })],
  });
}

/** §7.2.4: the names of all bodies of one width, 文件 at their right, in the middle of them. */
function jointLetterhead(names: readonly string[], before: number): Block[] {
  const ending = '文件';
  const bare = names
    .map((name) => (name.endsWith(ending) ? name.slice(0, -ending.length) : name))
    .filter((name) => name !== '');
  const hasEnding = names.some((name) => name.endsWith(ending));
  const longest = Math.max(...bare.map(widthOf));
  const size = Math.min(88, headSize(longest + (hasEnding ? 3 : 0)));
  if (!hasEnding) return bare.map((name, index) => redLine(name, size, index === 0 ? before : 0));
  const endingWidth = Math.round(size * 10 * 2.6);
  const nameWidth = Math.min(TEXT_WIDTH - endingWidth, Math.round(longest * size * 10 * 1.04));
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const cell = (width: number, children: Paragraph[]): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 0, right: 0, top: 0, bottom: 0 },
      children,
    });
  const table = new Table({
    alignment: AlignmentType.CENTER,
    width: { size: nameWidth + endingWidth, type: WidthType.DXA },
    columnWidths: [nameWidth, endingWidth],
    layout: TableLayoutType.FIXED,
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          cell(
            nameWidth,
            bare.map((name) => redLine(name, size, 0, { alignment: AlignmentType.DISTRIBUTE })),
          ),
          cell(endingWidth, [redLine(ending, size)]),
        ],
      }),
    ],
  });
  const room = new Paragraph({ spacing: { before, after: 0, line: 20, lineRule: LineRuleType.EXACT } });
  return [room, table];
}

/** §10.1: rules of 170 mm, wider than the 版心. */
const LETTER_RULE = millimetres(170);
const LETTER_LEFT = Math.round((SHEET.width - LETTER_RULE) / 2);

/** §10.1: 30 mm below the edge of the sheet; 4 mm below it a double rule, the upper line thick. */
function letterHead(names: readonly string[]): Paragraph {
  const name = names.join('');
  const size = Math.max(SIZE_2, Math.min(100, Math.floor((LETTER_RULE / 10 / widthOf(name)) * 0.9)));
  return redLine(name, size, 0, {
    border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, color: RED, size: 24, space: 11 } },
    frame: {
      type: 'absolute',
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
      position: { x: LETTER_LEFT, y: millimetres(30) },
      width: LETTER_RULE,
      height: Math.round(size * 10 * 1.3),
      wrap: FrameWrap.NOT_BESIDE,
    },
  });
}

/** §10.1: the second double rule 20 mm above the edge of the sheet, the lower line thick; no page number. */
function letterFoot(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
        border: { top: { style: BorderStyle.THIN_THICK_SMALL_GAP, color: RED, size: 24, space: 0 } },
        frame: {
          type: 'absolute',
          anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
          position: { x: LETTER_LEFT, y: SHEET.height - millimetres(20) },
          width: LETTER_RULE,
          height: 20,
          wrap: FrameWrap.AROUND,
        },
      }),
      new Paragraph({ style: '页码' }),
    ],
  });
}

/** §7.2.5–7.2.7: centred, or at the left with 签发人 at the right, two a line; 4 mm below it the red rule. */
function number(text: string, signer: Signer | null, form: ManuscriptForm): Paragraph[] {
  // §10.1: at the right edge, below the rule; §10.2: an order has no rule.
  if (form === 'letter')
    return text === '' ? [] : [paragraph('发文字号', { alignment: AlignmentType.RIGHT }, [{ text, style: null }])];
  if (form === 'order') return text === '' ? [] : [styled('发文字号', text)];
  const border = { bottom: { style: BorderStyle.SINGLE, color: RED, size: 12, space: 11 } };
  if (signer === null) return [paragraph('发文字号', { border }, [{ text, style: null }])];
  const pairs: string[] = [];
  for (let at = 0; at < signer.names.length; at += 2) pairs.push(signer.names.slice(at, at + 2).join('　'));
  const labelled = characters(widthOf(signer.label));
  const longest = Math.max(...pairs.map(widthOf), 0);
  const names = TEXT_WIDTH - characters(1 + longest);
  const line = (left: string, label: string, pair: string, isLast: boolean): Paragraph =>
    new Paragraph({
      style: '发文字号',
      ...(isLast ? { border } : {}),
      alignment: AlignmentType.LEFT,
      indent: { firstLineChars: 100, firstLine: characters(1) },
      tabStops: [
        { type: TabStopType.LEFT, position: names - labelled },
        { type: TabStopType.LEFT, position: names },
      ],
      children: [
        ...(left === '' ? [] : [run(left, null)]),
        tab(),
        ...(label === '' ? [tab()] : [run(label, null)]),
        run(pair, '签发人姓名'),
      ],
    });
  if (pairs.length === 0) return [line(text, signer.label, '', true)];
  // §7.2.6: the number stands beside the last of those who sign.
  return pairs.map((pair, index) =>
    line(index === pairs.length - 1 ? text : '', index === 0 ? signer.label : '', pair, index === pairs.length - 1),
  );
}

/** §10.3: 出席 in 3号黑体 two characters in, the names in 3号仿宋, further lines under the first name. */
function attendance(label: string, names: string, isFirst: boolean): Paragraph[] {
  const head = `${label}：`;
  const left = 2 + widthOf(head);
  return [
    ...(isFirst ? [blankLine()] : []),
    paragraph('参会人员', { indent: { left: characters(left), hanging: characters(widthOf(head)) } }, [
      { text: head, style: '参会标注' },
      { text: names, style: null },
    ]),
  ];
}

/** §7.3.4: two characters in; further items under the first, long names under their own beginning. */
function attachmentItem({ label, numeral, name }: AttachmentItem, keepNext: boolean): Paragraph {
  const left = 2 + LABEL_WIDTH + widthOf(numeral);
  return paragraph(
    '附件说明',
    {
      ...(keepNext ? { keepNext } : {}),
      indent: { left: characters(left), hanging: characters(widthOf(label + numeral)) },
    },
    [{ text: label + numeral + name, style: null }],
  );
}

/** 附件： */
const LABEL_WIDTH = 3;

/** §7.3.5: the date four characters in from the right, those who sign centred over it. */
function signature(names: readonly string[], date: string | null): Block[] {
  const widths = names.map(widthOf);
  const dateWidth = date === null ? Math.max(...widths) : widthOf(date);
  // A name so long that it would pass the right edge moves the date inwards with it.
  const centre = Math.max(DATE_INDENT + dateWidth / 2, ...widths.map((width) => width / 2));
  const right = (text: string): Setting => ({
    indent: { right: characters(Math.max(0, centre - widthOf(text) / 2)) },
  });
  return [
    blankLine(true),
    blankLine(true),
    ...names.map((name) => paragraph('署名', right(name), [{ text: name, style: null }])),
    ...(date === null ? [] : [paragraph('成文日期', right(date), [{ text: date, style: null }])]),
  ];
}

const DATE_INDENT = 4;
