/** Drafts on a desk, for the tests of what is written with references. */
import { draftContextAt, type DraftContext } from '../../../../server/src/features/references/draftContext.ts';
import type { Settings } from '../../../../server/src/rules/settings.ts';
import { createPolicyService } from '../../../../server/src/service/index.ts';
import { placeOf } from '../reading.ts';

const service = createPolicyService({
  now: () => new Date('2026-11-22T12:00:00'),
  log: (message) => {
    throw new Error(message);
  },
});

export const settings: Settings = { ...service.defaults(), today: 20261122 };
export const { library, knowledge } = service;

/** The desk of the draft in which a part of a text stands. */
export function deskOf(text: string, part = text.slice(0, 1)): DraftContext {
  const analysis = service.analysis(service.document('memory:', 0, text));
  const desk = draftContextAt({ analysis, library, knowledge, settings }, placeOf(text, part).line);
  if (desk === null) throw new Error(`no draft at: ${part}`);
  return desk;
}

/** An 实施意见 of a city: its clauses run on from their headings, name lead and cooperating bodies, and stand apart. */
export const opinion = `云岭市人民政府关于促进高新技术产业开发区高质量发展的实施意见

云政发〔2026〕18号

各县（区）人民政府，市政府各部门：

为贯彻落实《国务院关于促进国家高新技术产业开发区高质量发展的若干意见》（国发〔2020〕7号），提出如下实施意见。

一、总体要求

（一）指导思想。坚持发展高科技、实现产业化方向，把云岭高新区建成全市科技创新的主引擎。

（二）发展目标。到2030年，高新技术企业达到420家，研究与试验发展经费占园区生产总值比重达到4.5%。

二、提升自主创新能力

（一）建设高能级创新平台。支持骨干企业联合高等学校组建产业技术研究院。（牵头单位：市科技局；配合单位：市发展改革委、市财政局）

（二）攻关关键核心技术。每年组织实施10项以上“揭榜挂帅”项目。（牵头单位：市科技局；配合单位：市工业和信息化局、市财政局）

三、强化要素支撑

（一）保障产业用地。推行标准地出让和弹性年期出让。（牵头单位：市自然资源和规划局；配合单位：市住房城乡建设局）

云岭市人民政府
2026年11月18日
`;

/** An 行动方案 of an autonomous region: run-on numbers, bodies in a sentence with the rank carried, half-width points. */
export const plan = `广西壮族自治区未来产业培育行动方案

为培育未来产业，制定本行动方案。

一、夯实创新基础

（一）建设创新平台。布局一批新型研发机构。（自治区科技厅牵头，财政厅、发展改革委配合）

（二）攻关核心技术。实施重大专项。（自治区科技厅牵头，教育厅、财政厅配合）

二、壮大企业主体

（三）培育高新技术企业。建立企业培育库。（自治区科技厅牵头，工业和信息化厅、税务局配合）
`;
