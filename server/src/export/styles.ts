/** The named styles of a document, so that an office can restyle it: GB/T 9704—2012 in the words of the trade. */

import { CLOSER, LINE_PITCH, SIZE_2, SIZE_3, SIZE_4 } from './paper.ts';
import { FONTS, type Typeface } from './typeface.ts';

export type PrintStyle =
  | '正文'
  | '标题'
  | '一级标题'
  | '二级标题'
  | '三级标题'
  | '四级标题'
  | '章标题'
  | '节标题'
  | '条文'
  | '版头标注'
  | '发文机关标志'
  | '发文字号'
  | '题下标注'
  | '主送机关'
  | '附件说明'
  | '附件序号'
  | '附件标题'
  | '署名'
  | '成文日期'
  | '附注'
  | '参会人员'
  | '版记'
  | '表头'
  | '表文'
  | '页码';

/** Of stretches within a paragraph that is set otherwise; each of the first four follows its paragraph style. */
export type StretchStyle = '一级标题' | '二级标题' | '三级标题' | '四级标题' | '条序号' | '签发人姓名' | '参会标注';

interface StyleEntry {
  readonly typeface: Typeface;
  /** In half-points. */
  readonly size: number;
  readonly align: 'left' | 'right' | 'center' | 'both';
  /** The first line two characters in. */
  readonly indented?: boolean;
  /** From 0. */
  readonly outline?: number;
  readonly keepNext?: boolean;
  readonly colour?: string;
  /** Height of a line in twips. */
  readonly line?: number;
}

export const RED = 'FF0000';
/** 小四. */
export const TABLE_SIZE = 24;
export const TABLE_LINE = 420;

const heading = (typeface: Typeface, outline: number): StyleEntry => ({
  typeface,
  size: SIZE_3,
  align: 'both',
  indented: true,
  outline,
  keepNext: true,
});

export const STYLES: Readonly<Record<PrintStyle, StyleEntry>> = {
  正文: { typeface: '仿宋', size: SIZE_3, align: 'both', indented: true },
  标题: { typeface: '小标宋', size: SIZE_2, align: 'center', outline: 0, keepNext: true },
  一级标题: heading('黑体', 0),
  二级标题: heading('楷体', 1),
  三级标题: heading('仿宋', 2),
  四级标题: heading('仿宋', 3),
  章标题: { typeface: '黑体', size: SIZE_3, align: 'center', outline: 0, keepNext: true },
  节标题: { typeface: '楷体', size: SIZE_3, align: 'center', outline: 1, keepNext: true },
  条文: { typeface: '仿宋', size: SIZE_3, align: 'both', indented: true },
  版头标注: { typeface: '黑体', size: SIZE_3, align: 'left' },
  发文机关标志: { typeface: '小标宋', size: SIZE_2, align: 'center', colour: RED },
  发文字号: { typeface: '仿宋', size: SIZE_3, align: 'center' },
  题下标注: { typeface: '楷体', size: SIZE_3, align: 'center' },
  主送机关: { typeface: '仿宋', size: SIZE_3, align: 'both' },
  附件说明: { typeface: '仿宋', size: SIZE_3, align: 'left' },
  附件序号: { typeface: '黑体', size: SIZE_3, align: 'left', keepNext: true },
  附件标题: { typeface: '小标宋', size: SIZE_2, align: 'center', outline: 0, keepNext: true },
  署名: { typeface: '仿宋', size: SIZE_3, align: 'right', keepNext: true },
  成文日期: { typeface: '仿宋', size: SIZE_3, align: 'right' },
  附注: { typeface: '仿宋', size: SIZE_3, align: 'left', indented: true },
  参会人员: { typeface: '仿宋', size: SIZE_3, align: 'left' },
  版记: { typeface: '仿宋', size: SIZE_4, align: 'left' },
  表头: { typeface: '黑体', size: TABLE_SIZE, align: 'center', line: TABLE_LINE },
  表文: { typeface: '仿宋', size: TABLE_SIZE, align: 'left', line: TABLE_LINE },
  页码: { typeface: '宋体', size: SIZE_4, align: 'left', line: 360 },
};

const STRETCHES: Readonly<Record<StretchStyle, Typeface>> = {
  一级标题: '黑体',
  二级标题: '楷体',
  三级标题: '仿宋',
  四级标题: '仿宋',
  条序号: '黑体',
  签发人姓名: '楷体',
  参会标注: '黑体',
};

/** Names that word processors know by themselves, and show in Chinese as 正文 and 标题. */
const BUILT_IN: Readonly<Partial<Record<PrintStyle, string>>> = { 正文: 'Normal', 标题: 'Title' };

/** How a stretch of this style is referred to. */
export function characterStyleId(style: StretchStyle): string {
  return `${style}字符`;
}

/** What `word/styles.xml` says. */
export function stylesXml(): string {
  const paragraphs = (Object.keys(STYLES) as PrintStyle[]).map(paragraphStyle);
  const characters = (Object.keys(STRETCHES) as StretchStyle[]).map(characterStyle);
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>' +
    `<w:rPrDefault><w:rPr>${fonts('仿宋')}<w:spacing w:val="${CLOSER}"/>${sizes(SIZE_3)}` +
    // Latin script is English, or figures would be broken over two lines like Chinese text.
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>' +
    `<w:pPrDefault><w:pPr><w:widowControl w:val="0"/>${lines(LINE_PITCH)}</w:pPr></w:pPrDefault></w:docDefaults>` +
    paragraphs.join('') +
    characters.join('') +
    '</w:styles>'
  );
}

function paragraphStyle(name: PrintStyle): string {
  const { typeface, size, align, indented, outline, keepNext, colour, line } = STYLES[name];
  const linked = name in STRETCHES ? `<w:link w:val="${characterStyleId(name as StretchStyle)}"/>` : '';
  const next = name === '表文' || name === '表头' ? name : '正文';
  return (
    `<w:style w:type="paragraph"${name === '正文' ? ' w:default="1"' : BUILT_IN[name] === undefined ? ' w:customStyle="1"' : ''} w:styleId="${name}">` +
    `<w:name w:val="${BUILT_IN[name] ?? name}"/><w:next w:val="${next}"/>${linked}<w:qFormat/><w:pPr>` +
    (keepNext === true ? '<w:keepNext/>' : '') +
    (line === undefined ? '' : lines(line)) +
    // §7.3.3: two characters; the count serves word processors that know it, the length all others.
    (indented === true ? `<w:ind w:firstLineChars="200" w:firstLine="${size * 20}"/>` : '') +
    `<w:jc w:val="${align}"/>` +
    (outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`) +
    `</w:pPr><w:rPr>${fonts(typeface)}` +
    (colour === undefined ? '' : `<w:color w:val="${colour}"/>`) +
    (size === SIZE_3 ? '' : `<w:spacing w:val="0"/>${sizes(size)}`) +
    '</w:rPr></w:style>'
  );
}

function characterStyle(name: StretchStyle): string {
  const linked = name in STYLES ? `<w:link w:val="${name}"/>` : '';
  const id = characterStyleId(name);
  return (
    `<w:style w:type="character" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/>${linked}` +
    `<w:rPr>${fonts(STRETCHES[name])}</w:rPr></w:style>`
  );
}

/** One font for figures and letters too: the standard asks for no Latin typeface, and “” must not turn narrow. */
function fonts(typeface: Typeface): string {
  const { name } = FONTS[typeface];
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}" w:hint="eastAsia"/>`;
}

function sizes(size: number): string {
  return `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
}

function lines(height: number): string {
  return `<w:spacing w:before="0" w:after="0" w:line="${height}" w:lineRule="exact"/>`;
}
