/** 叠词、漏词: 的的, 进行进行, a phrase pasted twice, and 在、水电气热…, where a word fell out beside a stray mark. */

import type { Block } from '../../syntax/block.ts';
import { isHan } from '../../syntax/characters.ts';
import { defineLineRule, PRINTED, type LineReport } from '../rule.ts';

/**
 * Characters that never stand twice in a row, but for the words that begin with the second: 在|在校, 对|对口. Over 93
 * documents the pairs that are right are all of this kind (和|和谐, 部|部长), and of no character in this list otherwise.
 */
const SINGLE: Readonly<Record<string, string>> = {
  的: '确士',
  了: '解结然却',
  是: '否非',
  在: '校职建线册岗场编籍途此内外',
  于: '法',
  及: '时早',
  被: '害告服褥动',
  将: '来军士',
  由: '此于',
  并: '购网联入轨行举',
  把: '握关手控',
};

/**
 * Words of which two in a row are one too many. Nouns are none of them: 政务服务|服务承诺, 主导产业|产业链 are right, and so
 * are verbs that begin the name of a document (实施|实施方案) or of a body (组织|组织部).
 */
const WORDS: ReadonlySet<string> = new Set(
  (
    '进行 推进 加强 推动 促进 加快 完善 建立 健全 落实 开展 提高 提升 支持 鼓励 强化 深化 扩大 加大 增强 相关 有关 以及 ' +
    '或者 按照 根据 对于 关于 各级 各地 积极 努力 切实 不断 逐步 充分 严格 及时 其中 同时 但是 因此 并且 不得 可以 应当 ' +
    '必须 能够 需要 已经 正在 结合 围绕 依托 确保 力争 坚持 贯彻 做好 抓好 达到 实现 形成 具有 属于 包括 涉及 我们 他们 ' +
    '这些 那些 全面 着力 大力 深入 扎实'
  ).split(' '),
);
const PASTED = { shortest: 4, longest: 12 } as const;

/** What needs something behind it, at the head of a part of the sentence. */
const HANGING = /(?:^|[，。；：])([在对向把将从由以为与])([、，；。])/g;

/** Counted over 93 documents: 相关相关 and 在、水电气热, both genuine; nothing else is found. */
export default defineLineRule({
  id: 'repeated-word',
  group: 'wording',
  title: '字词重复或者脱漏',
  severity: 'warning',
  fix: 'offered',
  exemptBy: 'accepted',
  rationale: '“的的”“进行进行”多是改稿时删漏、粘贴时多贴留下的，读的人一眼就看见，写的人往往看不见。',
  authority: [
    { source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿：文字准确、精炼）' },
  ],
  silentOn: [
    '前后两个词相接凑成的：“在在校学生中”“对对口支援地区”“社会公平正义和和谐稳定”',
    '名词叠用作定语的：“政务服务服务承诺制度”“主导产业产业链”',
    '“层层”“处处”“牢牢”“环环相扣”等本来就是叠字的词',
  ],
  good: [
    '在在校学生中开展宣传，牢牢把握主动，不得层层加码。',
    '推行政务服务服务承诺制度，编制主导产业产业链招商规划。',
    '提供点对点对接服务，建设小微企业创业创新基地，实施实施方案所列项目。',
  ],
  bad: [
    { text: '要进一步提高服务的的质量。', flags: '的的', fixed: '要进一步提高服务的质量。' },
    { text: '对重点项目进行进行专题调度。', flags: '进行进行', fixed: '对重点项目进行专题调度。' },
    {
      text: '建设智慧物流园区智慧物流园区，完善配套。',
      flags: '智慧物流园区智慧物流园区',
      fixed: '建设智慧物流园区，完善配套。',
    },
    { text: '公布投诉电话，在、水电气热营业厅设置专窗。', flags: '在、' },
  ],
  roles: PRINTED,

  *check(block) {
    yield* doubled(block);
    for (const { index, 0: found, 1: word, 2: mark } of block.text.matchAll(HANGING)) {
      const end = index + found.length;
      yield {
        span: { start: end - 2, end },
        severity: 'information',
        message: `“${word}”后面紧跟“${mark}”，中间像是漏了字，请核对。`,
      };
    }
  },
});

function* doubled({ text, content }: Block): Iterable<LineReport> {
  for (let at = content.start; at + 1 < content.end; at++) {
    if (!isHan(text.charCodeAt(at))) continue;
    const length = repeatedLength(text, at, content.end);
    if (length === 0) continue;
    const once = text.slice(at, at + length);
    const span = { start: at, end: at + 2 * length };
    yield {
      span,
      tag: 'unnecessary',
      message: `“${once}”重复了，应当删去一个。`,
      fixes: () => [
        {
          title: `删去一个“${once}”`,
          edits: [{ span: { start: span.start + length, end: span.end }, newText: '' }],
          safe: false,
          preferred: true,
        },
      ],
    };
    at = span.end - 1;
  }
}

/** How many characters stand twice in a row from there; 0 where none do, or where they may. */
function repeatedLength(text: string, at: number, end: number): number {
  for (let length = Math.min(PASTED.longest, (end - at) >> 1); length >= PASTED.shortest; length--)
    if (isTwice(text, at, length) && isAllHan(text, at, length) && !isTwice(text, at, 1)) return length;
  if (isTwice(text, at, 3) && text.startsWith('进一步', at)) return 3;
  if (isTwice(text, at, 2) && WORDS.has(text.slice(at, at + 2))) return 2;
  if (!isTwice(text, at, 1)) return 0;
  const follows = SINGLE[text.charAt(at)];
  return follows === undefined || follows.includes(text.charAt(at + 2) || ' ') ? 0 : 1;
}

function isTwice(text: string, at: number, length: number): boolean {
  for (let index = at; index < at + length; index++)
    if (text.charCodeAt(index) !== text.charCodeAt(index + length)) return false;
  return true;
}

function isAllHan(text: string, at: number, length: number): boolean {
  for (let index = at; index < at + length; index++) if (!isHan(text.charCodeAt(index))) return false;
  return true;
}
