/** 个人信息和内部标注: identity numbers, mobile numbers, 内部 marks in a text that is to be made public. */

import { isDay } from '../../model/line/calendar.ts';
import { rangeOf } from '../../text/span.ts';
import { defineDraftRule, replacement, type DraftReport } from '../rule.ts';

const IDENTITY = /(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])/g;
/** No number of an account or an order is so short, and no hotline begins with 1 and has eleven figures. */
const MOBILE = /(?<![\d-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\d-])/g;

/** How a document says that it is published, or that it must not be. */
const PUBLIC =
  /此件(?:公开发布|主动公开)|^[\s\u3000]*[（(]?(?:主动公开|公开(?:方式|属性|选项)[：:][\s\u3000]*主动公开)/;
const INTERNAL = /内部(?:资料|文件|使用|传阅)|注意保存|不得外传|^[\s\u3000]*(?:绝密|机密|秘密)(?:★|[\s\u3000]*$)/;

/** GB 11643—1999: the weight of each figure, and the character that the remainder stands for. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';

/** Counted over 93 documents: none but two mobile numbers in the adverts of a web page, which are no part of the text. */
export default defineDraftRule({
  id: 'personal-data',
  group: 'compliance',
  title: '个人信息或内部标注',
  severity: 'warning',
  fix: 'offered',
  rationale: '文件一公开，身份证号、手机号就收不回来；印着“内部资料”又写着“公开发布”，读的人不知该听哪一句。',
  authority: [
    { source: '《个人信息保护法》', clause: '第二十五条、第三十四条' },
    { source: '《政府信息公开条例》', clause: '第十四条、第十五条' },
    { source: 'GB 11643—1999《公民身份号码》' },
  ],
  silentOn: [
    '校验码不对的十八位数（账号、统一社会信用代码）',
    '固定电话、热线电话',
    '已经用星号隐去几位的',
    '没有写明公开的文稿里的内部标注',
  ],
  good: [
    '联系电话：0771-1234567，举报热线12345。',
    '身份证号110105********0020，手机139****0000。',
    '统一社会信用代码91110000100000000X，账号123456789012345678。',
  ],
  bad: [
    {
      text: '申请人身份证号11010519491231002X。',
      flags: '11010519491231002X',
      fixed: '申请人身份证号110105********002X。',
    },
    { text: '联系人：张某，13800138000。', flags: '13800138000', fixed: '联系人：张某，138****8000。' },
    { text: '内部资料　注意保存\n关于支持轴承产业的若干措施\n一、支持研发。\n（此件公开发布）', flags: '内部资料' },
  ],

  *check({ first, end }, { analysis: { blocks, roles } }) {
    let isPublic = false;
    let internal: DraftReport | null = null;
    for (let line = first; line < end; line++) {
      const { kind, text } = blocks[line]!;
      if (kind !== 'text' || roles[line] === 'residue') continue;
      isPublic ||= PUBLIC.test(text);
      internal ??= internalMark(line, text);
      for (const { index, 0: number } of text.matchAll(IDENTITY))
        if (isIdentity(number)) yield personal(line, index, number, 'identity');
      for (const { index, 0: number } of text.matchAll(MOBILE)) yield personal(line, index, number, 'mobile');
    }
    if (isPublic && internal !== null) yield internal;
  },
});

function internalMark(line: number, text: string): DraftReport | null {
  const mark = INTERNAL.exec(text);
  if (mark === null) return null;
  const span = { start: mark.index, end: mark.index + mark[0].length };
  return { range: rangeOf(line, span), message: `“${mark[0].trim()}”与文末的公开属性矛盾，请核定这份文件能否公开。` };
}

function personal(line: number, index: number, number: string, what: 'identity' | 'mobile'): DraftReport {
  const range = rangeOf(line, { start: index, end: index + number.length });
  const hidden = what === 'identity' ? [6, 14] : [3, 7];
  const masked =
    number.slice(0, hidden[0]) + '*'.repeat(hidden[1]! - hidden[0]!) + number.replace(/[ -]/g, '').slice(hidden[1]);
  return {
    range,
    severity: what === 'identity' ? 'warning' : 'information',
    message:
      what === 'identity' ? '这是居民身份证号，公开的文件里应当隐去。' : '这是个人手机号，公开的文件里宜改用办公电话。',
    fixes: () => [replacement('隐去中间几位', range, masked, { safe: false, preferred: true })],
  };
}

function isIdentity(number: string): boolean {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  if (year! < 1900 || year! > 2100 || !isDay(year!, month!, day!)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number.charAt(at)), 0);
  return CHECK.charAt(sum % 11) === number.charAt(17).toUpperCase();
}
