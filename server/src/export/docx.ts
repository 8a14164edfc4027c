/** Sets manuscripts as a word-processor document in the layout of GB/T 9704—2012 (section signs refer to it). */

import {
  AlignmentType,
  BorderStyle,
  CarriageReturn,
  Document,
  Footer,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  Paragraph,
  RelativeVerticalPosition,
  SectionType,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  type IBorderOptions,
  type IParagraphOptions,
  type ISectionOptions,
} from 'docx';
import { settle } from './archive.ts';
import type { AttachmentItem, ImprintEntry, Manuscript, ManuscriptPassage, Signer, Stretch } from './manuscript.ts';
import {
  characters,
  CLOSER,
  LINE_PITCH,
  millimetres,
  SHEET,
  SIZE_2,
  SIZE_3,
  SIZE_4,
  TEXT_WIDTH,
  widthOf,
} from './paper.ts';
import { titleLines } from './titleLines.ts';
import { FONTS, fontTable, type Typeface } from './typeface.ts';

type Block = Paragraph | Table;

/** The document as the bytes of a .docx file; the same manuscripts give the same bytes. */
export async function writeDocx(manuscripts: readonly Manuscript[]): Promise<Uint8Array> {
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          // Latin script is English, or figures would be broken over two lines like Chinese text.
          run: { font: fontOf('仿宋'), size: SIZE_3, language: { value: 'en-US', eastAsia: 'zh-CN' } },
          paragraph: { spacing: { line: LINE_PITCH, lineRule: LineRuleType.EXACT } },
        },
      },
    },
    sections: manuscripts.map(sectionOf),
  });
  const archive = await Packer.pack(document, 'uint8array', undefined, [
    { path: 'word/fontTable.xml', data: fontTable() },
    { path: 'docProps/core.xml', data: coreProperties(manuscripts[0]?.title ?? null) },
  ]);
  return settle(archive);
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

function sectionOf(manuscript: Manuscript, index: number): ISectionOptions {
  const numbering = manuscript.followsNotice && index > 0 ? {} : { start: 1 };
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: { width: SHEET.width, height: SHEET.height },
        margin: {
          top: SHEET.top,
          left: SHEET.left,
          right: SHEET.right,
          bottom: SHEET.bottom,
          header: millimetres(15),
          footer: FOOTER,
          gutter: 0,
        },
        pageNumbers: { ...numbering, formatType: NumberFormat.DECIMAL },
      },
      grid: { linePitch: LINE_PITCH },
    },
    // Later sections take over the footers of the first.
    ...(index === 0
      ? { footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) } }
      : {}),
    children: blocksOf(manuscript.passages),
  };
}

const FOOTER_LINE = 360;
/** §7.5: the dashes beside the page number stand 7 mm below the 版心; half of the line hangs below them. */
const FOOTER = SHEET.bottom - millimetres(7) - FOOTER_LINE / 2;

/** §7.5: 4号半角宋体, a dash on either side; odd pages right, even pages left, one character in. */
function pageNumber(alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT): Footer {
  const indent = alignment === AlignmentType.RIGHT ? { right: SIZE_4 * 10 } : { left: SIZE_4 * 10 };
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent,
        spacing: { line: FOOTER_LINE, lineRule: LineRuleType.EXACT },
        children: [new TextRun({ font: fontOf('宋体'), size: SIZE_4, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

function blocksOf(passages: readonly ManuscriptPassage[]): Block[] {
  const blocks: Block[] = [];
  for (const [index, passage] of passages.entries()) {
    const before = passages[index - 1];
    if (needsBlankLine(passage, before)) blocks.push(blankLine());
    if (passage.part === 'letterhead') blocks.push(...letterhead(passage.names, index));
    else blocks.push(...set(passage, before));
  }
  return blocks;
}

type Part = ManuscriptPassage['part'];

const UNDER_TITLE: ReadonlySet<Part> = new Set(['title', 'byline', 'attachment']);

/** §7.3.2, §7.3.4: one blank line between the title and what follows, and above 附件说明. */
function needsBlankLine(passage: ManuscriptPassage, before: ManuscriptPassage | undefined): boolean {
  if (before === undefined) return false;
  if (passage.part === 'attachmentNote') return true;
  if (before.part === 'attachment' && before.title.length === 0) return false;
  return UNDER_TITLE.has(before.part) && !UNDER_TITLE.has(passage.part);
}

function set(
  passage: Exclude<ManuscriptPassage, { part: 'letterhead' }>,
  before: ManuscriptPassage | undefined,
): Block[] {
  switch (passage.part) {
    case 'mark':
      return [paragraph({}, [{ text: passage.text, typeface: '黑体' }])];
    case 'number':
      return [number(passage.text, passage.signer)];
    case 'title':
      // §7.3.1: two lines below the red rule.
      return [...(before?.part === 'number' ? [blankLine(), blankLine()] : []), title(passage.lines, 0)];
    case 'byline':
      return [paragraph({ alignment: AlignmentType.CENTER }, [{ text: passage.text, typeface: '楷体' }])];
    case 'addressee':
      return [paragraph({ alignment: AlignmentType.BOTH }, [{ text: passage.text, typeface: '仿宋' }])];
    case 'chapter':
      return [paragraph({ alignment: AlignmentType.CENTER, outlineLevel: passage.level }, passage.stretches)];
    case 'paragraph':
      return [
        paragraph(
          {
            alignment: AlignmentType.BOTH,
            indent: FIRST_LINE,
            ...(passage.level === null ? {} : { outlineLevel: passage.level, keepNext: true }),
          },
          passage.stretches,
        ),
      ];
    case 'attachmentNote':
      return passage.items.map(attachmentItem);
    case 'attachment':
      return [
        // §7.3.7: on a page of its own, 附件 in 3号黑体 at the left of the first line, its title on the third.
        paragraph({ pageBreakBefore: true }, [{ text: passage.mark, typeface: '黑体' }]),
        ...(passage.title.length === 0 ? [] : [blankLine(), title(passage.title, 0)]),
      ];
    case 'signature':
      return signature(passage.names, passage.date);
    case 'note':
      return [paragraph({ indent: FIRST_LINE }, [{ text: passage.text, typeface: '仿宋' }])];
    case 'imprint':
      return imprint(passage.entries);
  }
}

/** §7.3.3: two characters; the count serves word processors that know it, the length all others. */
const FIRST_LINE = { firstLineChars: 200, firstLine: SIZE_3 * 20 };

type Setting = Omit<IParagraphOptions, 'children'>;

function paragraph(setting: Setting, stretches: readonly Stretch[], size = SIZE_3): Paragraph {
  return new Paragraph({
    widowControl: false,
    spacing: { before: 0, after: 0, line: LINE_PITCH, lineRule: LineRuleType.EXACT },
    ...setting,
    children: stretches.map(({ text, typeface }) => run(text, typeface, size)),
  });
}

function run(text: string, typeface: Typeface, size = SIZE_3): TextRun {
  return new TextRun({ text, font: fontOf(typeface), size, ...(size === SIZE_3 ? { characterSpacing: CLOSER } : {}) });
}

function tab(size = SIZE_3): TextRun {
  return new TextRun({ children: [new Tab()], font: fontOf('仿宋'), size });
}

function blankLine(): Paragraph {
  return paragraph({ run: { font: fontOf('仿宋'), size: SIZE_3 } }, []);
}

/** One font for figures and letters too: the standard asks for no Latin typeface, and “” must not turn narrow. */
function fontOf(typeface: Typeface) {
  const { name } = FONTS[typeface];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' };
}

/** §7.2.4: red, its top 35 mm below the top of the 版心, not higher than 22 mm nor wider than the 版心. */
function letterhead(names: readonly string[], linesAbove: number): Block[] {
  const longest = Math.max(...names.map(widthOf));
  const size = Math.max(SIZE_2, Math.min(124, Math.floor((TEXT_WIDTH / 10 / longest) * 0.95)));
  const line = Math.round(size * 10 * 1.3);
  const blocks = names.map((name, index) => {
    const before = index === 0 ? Math.max(0, millimetres(35) - linesAbove * LINE_PITCH) : 0;
    return new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before, after: 0, line, lineRule: LineRuleType.EXACT },
      children: [new TextRun({ text: name, font: fontOf('小标宋'), size, color: RED })],
    });
  });
  // §7.2.5: two blank lines between it and the number.
  return [...blocks, blankLine(), blankLine()];
}

const RED = 'FF0000';

/** §7.2.5–7.2.7: centred, or at the left with 签发人 at the right; 4 mm below it the red rule. */
function number(text: string, signer: Signer | null): Paragraph {
  const border = { bottom: { style: BorderStyle.SINGLE, color: RED, size: 12, space: 11 } };
  if (signer === null) return paragraph({ alignment: AlignmentType.CENTER, border }, [{ text, typeface: '仿宋' }]);
  return new Paragraph({
    border,
    widowControl: false,
    spacing: { before: 0, after: 0, line: LINE_PITCH, lineRule: LineRuleType.EXACT },
    indent: { firstLineChars: 100, firstLine: characters(1) },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - characters(1) }],
    children: [run(text, '仿宋'), tab(), run(signer.label, '仿宋'), run(signer.name, '楷体')],
  });
}

/** §7.3.1: 2号小标宋, centred. */
function title(lines: readonly string[], outlineLevel: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    outlineLevel,
    widowControl: false,
    keepNext: true,
    spacing: { before: 0, after: 0, line: LINE_PITCH, lineRule: LineRuleType.EXACT },
    // A line of its author ends with <w:br>, one that is only too long for the sheet with <w:cr>: read back, it is one.
    children: lines.flatMap((line, index) =>
      titleLines([line]).map(
        (text, part) =>
          new TextRun({
            font: fontOf('小标宋'),
            size: SIZE_2,
            ...(index > 0 && part === 0 ? { break: 1 } : {}),
            children: part > 0 ? [new CarriageReturn(), text] : [text],
          }),
      ),
    ),
  });
}

/** §7.3.4: two characters in; further items under the first, long names under their own beginning. */
function attachmentItem({ label, numeral, name }: AttachmentItem): Paragraph {
  const left = 2 + LABEL_WIDTH + widthOf(numeral);
  return paragraph(
    {
      alignment: AlignmentType.LEFT,
      indent: { left: characters(left), hanging: characters(widthOf(label + numeral)) },
    },
    [{ text: label + numeral + name, typeface: '仿宋' }],
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
    alignment: AlignmentType.RIGHT,
    indent: { right: characters(Math.max(0, centre - widthOf(text) / 2)) },
  });
  return [
    blankLine(),
    blankLine(),
    ...names.map((name) => paragraph({ ...right(name), keepNext: true }, [{ text: name, typeface: '仿宋' }])),
    ...(date === null ? [] : [paragraph(right(date), [{ text: date, typeface: '仿宋' }])]),
  ];
}

const DATE_INDENT = 4;

/** §7.4: at the foot of the last page, 4号, between rules as wide as the 版心: 0.35 mm outside, 0.25 mm within. */
function imprint(entries: readonly ImprintEntry[]): Block[] {
  const outer = rule(8);
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const indent = SIZE_4 * 10;
  const cell = (text: string, date: string | null, width: number, columnSpan?: number): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { left: indent, right: indent, top: 0, bottom: 0 },
      ...(columnSpan === undefined ? {} : { columnSpan }),
      children: [imprintEntry(text, date, width - 2 * indent)],
    });
  // A date that is a line of its own in the draft has a cell of its own.
  const columns = entries.some(({ apart }) => apart) ? [TEXT_WIDTH - DATE_COLUMN, DATE_COLUMN] : [TEXT_WIDTH];
  const table = new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      absoluteHorizontalPosition: 0,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    borders: { top: outer, bottom: outer, left: none, right: none, insideHorizontal: rule(6), insideVertical: none },
    rows: entries.map(
      ({ text, date, apart }) =>
        new TableRow({
          cantSplit: true,
          children:
            apart && date !== null
              ? [cell(text, null, TEXT_WIDTH - DATE_COLUMN), cell('', date, DATE_COLUMN)]
              : [cell(text, date, TEXT_WIDTH, columns.length > 1 ? columns.length : undefined)],
        }),
    ),
  });
  // A table may not be the last thing of a section; this paragraph takes no room.
  return [table, new Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT } })];
}

const DATE_COLUMN = Math.round(TEXT_WIDTH * 0.45);

function rule(size: number): IBorderOptions {
  return { style: BorderStyle.SINGLE, size, color: '000000' };
}

function imprintEntry(text: string, date: string | null, width: number): Paragraph {
  // 抄送：and the like: what goes on in the next line stands under the first name.
  const label = /^[^：:]{2,4}[：:]/.exec(text);
  const hanging = label === null ? 0 : widthOf(label[0]) * SIZE_4 * 10;
  return new Paragraph({
    widowControl: false,
    spacing: { before: 0, after: 0, line: LINE_PITCH, lineRule: LineRuleType.EXACT },
    indent: { left: hanging, hanging },
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [run(text, '仿宋', SIZE_4), ...(date === null ? [] : [tab(SIZE_4), run(date, '仿宋', SIZE_4)])],
  });
}
