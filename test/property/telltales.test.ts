/** A line that is spared a costly reading for want of a telltale word would have said nothing in it. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarks } from '../../server/src/model/line/marks.ts';
import { readMissingFigures } from '../../server/src/model/line/missingFigure.ts';
import { readHeading } from '../../server/src/model/line/heading.ts';
import { partsNamed } from '../../server/src/model/structure/headingPart.ts';
import { readSentences } from '../../server/src/model/line/sentences.ts';
import { createKnowledge } from '../../server/src/model/knowledge/knowledge.ts';
import { Tell } from '../../server/src/model/knowledge/prefilterWords.ts';
import numeral from '../../server/src/rules/wording/numeral.ts';
import { parse } from '../../server/src/syntax/source.ts';
import type { Block } from '../../server/src/syntax/block.ts';

const knowledge = createKnowledge();
const every = Object.freeze({ ...knowledge.scan(''), tells: -1 });

const word = fc.constantFrom(
  '达到',
  '达',
  '超过',
  '突破',
  '不低于',
  '不超过',
  '提高到',
  '提升至',
  '增长',
  '下降',
  '新增',
  '净增',
  '至少',
  '控制在',
  '占到',
  '降至',
  '稳定在',
  '保持在',
  '约',
  '近',
  '到',
  '亿元',
  '万元',
  '%',
  '％',
  '个百分点',
  '家以上',
  '以上',
  '以内',
  '左右',
  '万亩',
  '公里',
  '到年',
  '底',
  '产值',
  '比重',
  '比例',
  '收入',
  '规模',
  '投资额',
  '，',
  '。',
  '；',
  '、',
  '：',
  ',',
  ';',
  '《',
  '“',
  '等',
  '…',
  '……',
  '》',
  '”',
  '一',
  '二',
  '三',
  '四',
  '五',
  '个',
  '家',
  '项',
  '性',
  '第',
  '之日起施行',
  '负责解释',
  '有效期',
  '同时废止',
  '另行制定',
  '按照有关规定执行',
  '国家另有规定',
  '现予公布',
  '下同）',
  '市科技局会同有关部门抓好贯彻落实',
  '全面加强企业技术创新主体地位',
  '12',
  '5.5',
  '万',
  '占地区生产总值',
);
const line = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => parse(words.join('')).blocks[0]!);

function spares<Said>(read: (block: Block, tell: boolean) => Said, tell: Tell): void {
  fc.assert(
    fc.property(line, (block) => {
      const told = (knowledge.scan(block.text).tells & tell) !== 0;
      expect(read(block, told)).toEqual(read(block, true));
    }),
    { numRuns: 3000 },
  );
}

describe('a telltale', () => {
  it('is there for every figure that is announced and missing', () => spares(readMissingFigures, Tell.MissingFigure));
  it('is there for every faulty mark', () => spares((block, tell) => readMarks(block, [], tell), Tell.Marks));
  it('is there for every formula', () => spares((block, tell) => readSentences(block, [], tell), Tell.Formula));

  it('is there for every approximation', () => {
    fc.assert(
      fc.property(line, ({ text }) => {
        const block = parse(text).blocks[0]!;
        const hits = knowledge.scan(text);
        const said = (tells: number) =>
          [...numeral.check(block, { hits: { ...hits, tells }, numbers: [] } as never, knowledge, {} as never)].map(
            ({ message }) => message,
          );
        expect(said(hits.tells)).toEqual(said(every.tells));
      }),
      { numRuns: 3000 },
    );
  });

  it('is there for every heading that names a part', () => {
    const part = fc.constantFrom(
      '总体',
      '要求',
      '思路',
      '考虑',
      '指导思想',
      '基本原则',
      '重要意义',
      '充分认识',
      '功能',
      '战略',
      '发展',
      '定位',
      '背景',
      '形势',
      '适用',
      '范围',
      '对象',
      '总则',
      '有关概念',
      '名词解释',
      '目标',
      '指标',
      '任务',
      '预期',
      '成效',
      '主要',
      '近期',
      '保障',
      '措施',
      '组织',
      '领导',
      '实施',
      '管理',
      '加强',
      '监督',
      '检查',
      '考核',
      '督导',
      '责任追究',
      '宣传引导',
      '推动',
      '机构',
      '工作',
      '推进',
      '进度',
      '时间',
      '步骤',
      '安排',
      '阶段',
      '计划',
      '附则',
      '其他',
      '事项',
      '规定',
      '施行',
      '有效期',
      '解释',
      '权',
      '日期',
      '原则',
      '编制依据',
      '规划',
      '基础',
      '建设',
      '产业',
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.boolean(), (words, alone) => {
        const heading = words.join('');
        const block = parse(alone ? `一、${heading}` : `（二）${heading}。抓好各项建设，考核结果予以通报。`).blocks[0]!;
        const read = readHeading(block, (knowledge.scan(block.text).tells & Tell.HeadingPart) !== 0);
        if (read.text !== '') expect(read.parts).toEqual(partsNamed(read.text));
      }),
      { numRuns: 3000 },
    );
  });
});
