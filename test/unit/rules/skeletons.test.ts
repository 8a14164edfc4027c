import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holesIn } from '../../../server/src/features/holes.ts';
import { createPolicyService } from '../../../server/src/service/index.ts';
import type { Finding } from '../../../server/src/rules/finding.ts';
import { expand } from '../syntaxes/snippet.ts';

const service = createPolicyService({
  now: () => new Date(2026, 2, 5),
  log: (message) => {
    throw new Error(message);
  },
});

const file = join(import.meta.dirname, '../../../snippets/policy-draft.json');
const written = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, { body: string[] }>);
const skeletons = written
  .filter(([name]) => name.endsWith('全文'))
  .map(([name, { body }]) => [name, expand(body.join('\n')).text] as const);

let version = 0;

function check(text: string, writing: boolean): readonly Finding[] {
  const document = service.document('memory:skeleton', ++version, text);
  return service.check(document, { ...service.defaults(), writing });
}

function count(text: string): number {
  return holesIn(service.analysis(service.document('memory:skeleton', ++version, text))).length;
}

const say = ({ severity, rule, range, message }: Finding): string =>
  `${severity} ${rule} in line ${range.start.line + 1}: ${message}`;

/** What a drafter might write there; words of their own, so that no two places read alike. */
const WORDS: Readonly<Record<string, string>> = {
  地区: '云岭市',
  支持方向: '重点项目建设',
  事由: '促进数字经济发展',
  机关代字: '云政发',
  顺序号: '5',
  文件标题: '江临省人民政府关于促进数字经济发展的意见',
  文件代字: '江政发',
  文件年份: '2026',
  文件顺序号: '12',
  主送机关: '云岭市人民政府',
  发文机关: '云岭市教育局',
  签发人: '赵明',
  牵头单位: '市数据局',
  配合单位: '市财政局',
  施行日期: '2026年5月1日',
  印发机关: '云岭市人民政府办公室',
  会议名称: '市政府第12次常务会议',
};

describe.each(skeletons)('%s', (_name, skeleton) => {
  it('opens without a finding, its places counted', () => {
    expect(check(skeleton, true).map(say)).toEqual([]);
    expect(count(skeleton)).toBe(skeleton.match(/【/g)!.length);
  });

  it('is one finding when it is checked to be sent out as it is', () => {
    const found = check(skeleton, false);
    expect(found.map(({ rule }) => rule)).toEqual(['placeholder']);
    expect(found[0]!.message).toContain(`${count(skeleton)}处待填`);
  });

  it('brings neither error nor warning while it is filled in, place by place', () => {
    let text = skeleton;
    for (let step = 0; text.includes('【'); step++) {
      text = text.replace(/【([^【】]+)】/, (_, name: string) => WORDS[name] ?? `${name}${CJK.charAt(step)}`);
      const grave = check(text, true).filter(({ severity }) => severity === 'error' || severity === 'warning');
      expect(grave.map(say), text).toEqual([]);
    }
    expect(count(text)).toBe(0);
  });
});

/** Letters that stand for nothing, one a place. */
const CJK = Array.from({ length: 200 }, (_, at) => String.fromCharCode(0x6c34 + at)).join('');

describe('places still to fill in', () => {
  it.each([
    ['一、任务\n（一）【任务名称】。【具体举措】。', 2],
    ['由【牵头单位】负责。', 1],
    ['第三条【适用范围】本办法适用于全市。', 0],
    ['第三条 【适用范围】', 0],
    ['（一）【研发奖补】对企业研发给予补助。', 0],
    ['【责任单位】市科技局、市财政局', 0],
    ['【主送机关】：', 1],
    ['省统计局公告【2021】3号', 0],
    ['【打印】【关闭】', 0],
  ])('%j: %i', (text, expected) => {
    expect(count(text)).toBe(expected);
  });

  it('leave other findings on finished lines', () => {
    const found = check('一、任务\n由【牵头单位】负责，加块建设。\n到20xx年完成。', true);
    expect(found.map(({ rule, range }) => [rule, range.start.line])).toEqual([['placeholder', 2]]);
  });
});
