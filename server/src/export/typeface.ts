/** The typefaces that GB/T 9704—2012 names, and what to take for them on a computer that lacks them. */

export type Typeface = '小标宋' | '黑体' | '楷体' | '仿宋' | '宋体';

interface Font {
  /** As offices have it installed. */
  readonly name: string;
  /** Tried in this order when it is not. */
  readonly alternatives: readonly string[];
}

export const FONTS: Readonly<Record<Typeface, Font>> = {
  小标宋: { name: '方正小标宋简体', alternatives: ['方正小标宋_GBK', '小标宋体', '华文中宋', '宋体'] },
  黑体: { name: '黑体', alternatives: ['SimHei', '方正黑体_GBK'] },
  楷体: { name: '楷体_GB2312', alternatives: ['楷体', 'KaiTi', '方正楷体_GBK'] },
  仿宋: { name: '仿宋_GB2312', alternatives: ['仿宋', 'FangSong', '方正仿宋_GBK'] },
  宋体: { name: '宋体', alternatives: ['SimSun', '方正书宋_GBK'] },
};

/** For the person at the keyboard: the layout is only as good as the fonts of the computer that opens the file. */
export const FONT_NOTE = `版式用到${Object.values(FONTS)
  .map(({ name }) => name)
  .join('、')}；打开文件的电脑缺少其中的字体时会换用相近字体，每行字数、每页行数可能有出入，印发前请核对。`;

/** 0x86: the Chinese character set, by which a word processor picks a substitute when all names fail. */
const CHINESE = '86';

/** The font table of a document, which carries the alternatives. */
export function fontTable(): string {
  const fonts = Object.values(FONTS).map(
    ({ name, alternatives }) =>
      `<w:font w:name="${name}"><w:altName w:val="${alternatives.join(',')}"/><w:charset w:val="${CHINESE}"/>` +
      '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>',
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}
