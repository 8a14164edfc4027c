/** What a web page says of itself on a line: masthead, source and hour, counters, tools, links, footer, advert. */

import { Suffixes } from '../../text/suffixes.ts';
import { withoutTail } from '../../text/tails.ts';

export type WebSignKind =
  'masthead' | 'source' | 'time' | 'counter' | 'staff' | 'tools' | 'links' | 'footer' | 'advert';

export interface WebSign {
  readonly kinds: readonly WebSignKind[];
  /**
   * Written as pages write it and nobody else (首页 > 政务公开, 发布时间：2026-03-05 10:31, 【打印】【关闭】). Otherwise
   * the words may as well be a draft's own: 主办单位：云岭市教育局.
   */
  readonly telling: boolean;
}

const LONGEST = 200;

const WORDS: Readonly<Record<Exclude<WebSignKind, 'advert'>, string>> = {
  masthead: '当前位置|当前所在位置|您的位置|您当前的位置|您所在的位置|您现在的位置|网站首页|首页',
  source: '来源|信息来源|文章来源',
  time: '发布时间|发布日期|更新时间|更新日期|发文时间',
  counter: '浏览次数|浏览量|访问量|访问次数|点击数|点击量|点击次数|阅读次数|阅读量|阅读',
  staff: '责任编辑|编辑|作者|审核|供稿',
  tools:
    '字体|字号|打印本页|打印|关闭窗口|关闭本页|关闭|分享到|分享给朋友|分享|扫一扫|收藏本页|收藏|返回顶部|返回列表|我要纠错',
  links: '上一篇|下一篇|相关文章|相关链接|相关阅读|相关附件|相关新闻|政策图解|政策问答',
  footer: '版权声明|免责声明|版权所有|联系我们|主办单位|主办|承办单位|承办|网站地图|网站标识码|技术支持',
};
const KINDS = Object.keys(WORDS) as (keyof typeof WORDS)[];
const KIND_OF = new Map<string, WebSignKind>(
  KINDS.flatMap((kind) => WORDS[kind].split('|').map((word) => [word, kind])),
);
const ANY = [...KIND_OF.keys()].sort((a, b) => b.length - a.length).join('|');

/** The words that open a line, and what sets them off from a sentence that begins with them. */
const OPENING = new RegExp(`^[【[]?(${ANY})`);
const SET_OFF = /^[ \u00a0\u3000]*(?:[：:>＞】\]()（）\d]|$|在手机|本页)/;
const WORD_ENDS = new Suffixes([...KIND_OF.keys()]);
const TOOLS = new RegExp(`[【[]?(?:${WORDS.tools}|大|中|小)[】\\]]?[：:]?`, 'g');

const DATE = '\\d{4}(?:[-/.]\\d{1,2}[-/.]\\d{1,2}|年\\d{1,2}月\\d{1,2}日)';
const HOUR = /[：:][ \u00a0\u3000]*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/;
const DATED = new RegExp(`(?:${WORDS.time})[ \\u00a0\\u3000]*[：:][ \\u00a0\\u3000]*${DATE}`);
const COUNTED = new RegExp(
  `(?:${WORDS.counter})[ \\u00a0\\u3000]*[：:(（][ \\u00a0\\u3000]*(?:\\d+(?!\\d*[\\u4e00-\\u9fa5])|-+)`,
);

const SENTENCE = /[，。；！？]/;
const TRAIL = /^(?:[^>＞»，。；]{1,20}[>＞»]){2,8}[^>＞»，。；]{0,80}$|^[>＞»]$/;
const FOOTER = /ICP备|公网安备|网站标识码|版权所有|Copyright|转载请注明|未经.{0,12}许可.{0,8}转载/i;
const ADVERT = /^admin.{0,4}\d{1,3}(?:年|个月|天|小时)前|^\d{1,3}年前[ \u00a0\u3000]*[(（]\d{4}-\d\d-\d\d[)）]/;
const ADVERT_WITHIN = /本文由.{1,20}发布|(?:扫一扫|长按).{0,20}微信/;
const PHONE_SCAN = /^[【[]?扫一扫(?:在)?手机|^分享(?:到|给朋友)[：:]/;

/** Null for nearly every line. */
export function readWebSign(content: string): WebSign | null {
  if (content.length > LONGEST) return null;
  if (TRAIL.test(content)) return telling(['masthead']);
  if (ADVERT.test(content) || ADVERT_WITHIN.test(content)) return telling(['advert']);
  if (FOOTER.test(content)) return telling(['footer']);
  const [opened = '', word] = OPENING.exec(content) ?? [];
  if (word === undefined || !SET_OFF.test(content.slice(opened.length))) return null;
  const opening = KIND_OF.get(word)!;
  if (opening === 'masthead' && /[>＞»]/.test(content)) return telling(['masthead']);
  if (PHONE_SCAN.test(content) || isRowOfTools(content)) return telling(['tools']);
  if (SENTENCE.test(content)) return { kinds: [opening], telling: false };
  const kinds = kindsOfLabels(content);
  const counted = COUNTED.test(content);
  const dated = DATED.test(content);
  // One label alone may be a form's; a page gives its hour in figures, or sets several side by side.
  const sideBySide = kinds.length > 1 && (counted || dated || kinds.every((kind) => kind === 'footer'));
  if (sideBySide || counted || (dated && HOUR.test(content))) return telling(kinds.length === 0 ? [opening] : kinds);
  return { kinds: [opening], telling: false };
}

/** Of the words that a colon follows. */
function kindsOfLabels(content: string): WebSignKind[] {
  const kinds = new Set<WebSignKind>();
  for (const { index } of content.matchAll(/[：:]/g)) {
    const front = withoutTail(content.slice(0, index), '');
    const length = WORD_ENDS.lengthBefore(front, front.length);
    if (length > 0) kinds.add(KIND_OF.get(front.slice(-length))!);
  }
  return [...kinds];
}

function telling(kinds: readonly WebSignKind[]): WebSign {
  return { kinds, telling: true };
}

/** 【打印】【关闭】, 字体：大 中 小: nothing but the names of tools, and more than one or in the brackets of a button. */
function isRowOfTools(content: string): boolean {
  let tools = 0;
  let button = false;
  const rest = content.replace(TOOLS, (tool) => {
    if (!/^[大中小]$/.test(tool) || tools > 0) tools++;
    button ||= /^[【[].*[】\]]/.test(tool);
    return '';
  });
  return (tools > 1 || button) && rest.replace(/[ \t\u00a0\u3000|｜/【】[\]：:]+/g, '') === '';
}
