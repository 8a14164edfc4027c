/**
 * Places of a skeleton that are still to be filled in: 【事由】, 【牵头单位】. Lenticular brackets also hold labels that stay
 * (第三条【适用范围】, 【责任单位】市科技局, the buttons of a web page); these stand at the head of a line, in front of
 * something that does not go on with them.
 */

import type { Span } from '../../text/span.ts';
import { shows, type Block } from '../../syntax/block.ts';
import { Sign } from '../../syntax/characters.ts';

const HOLE = /【([^【】。；;]{1,30})】/g;
const NONE: readonly Span[] = Object.freeze([]);

/** What goes on with a name that is missing at the head of a line: 【地区】人民政府, 【机关代字】〔2026〕, 【任务名称】。 */
const GOES_ON = /^(?:[。，、〔（【]|号|函〔|人民政府|委员会|办公[厅室]|关于|纪要|会议|[ \u3000]+(?:19|20)\d\d年)/;

/** 第三条【适用范围】: the name of an article. */
const ARTICLE = /^第[一二三四五六七八九十百零〇\d]{1,7}[条章节][ \u3000]*$/;

/** 【主送机关】：and 【发文机关】 alone on a line; 【此处接正文】. */
const WHOLE_LINE = /(?:机关|署名)$|^(?:此处|请|填写|插入)/;

/** 【打印】【关闭】: what a web page left. */
const BUTTONS = /^[\s\u3000]*(?:【[^【】]{1,30}】[\s\u3000]*){2,}$/;

/** Spans within the line, from left to right. */
export function readHoles(block: Block): readonly Span[] {
  if (!shows(block, Sign.Lenticular)) return NONE;
  const { text, content, marker } = block;
  const head = marker?.contentStart ?? content.start;
  if (BUTTONS.test(text)) return NONE;
  const holes: Span[] = [];
  for (const match of text.matchAll(HOLE)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const name = match[1]!;
    if (/^[\s\d]*$/.test(name)) continue;
    if (ARTICLE.test(text.slice(content.start, span.start))) continue;
    if (span.start === head && isLabel(block, name, text.slice(span.end, content.end))) continue;
    holes.push(span);
  }
  return holes;
}

/** @param behind what stands behind it on the line */
function isLabel({ marker }: Block, name: string, behind: string): boolean {
  if (behind === '') return marker === null && !WHOLE_LINE.test(name);
  if (behind === '：' || behind === ':') return marker !== null || !WHOLE_LINE.test(name);
  return !GOES_ON.test(behind);
}

/**
 * The text as it might read when it is filled in, as far as the shape of a line goes by it: 【主送机关】： is an addressee,
 * 【机关代字】〔2026〕【顺序号】号 a number.
 */
export function withHolesFilled(content: string): string {
  if (!content.includes('【')) return content;
  return content
    .replace(/【[^【】]{1,30}】(?=号)/g, '1')
    .replace(/【[^【】]{0,28}(?:机关|单位|部门|代字|地区)】/g, '某局');
}
