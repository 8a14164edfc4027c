/** All models of clauses: those of zones, industry and innovation, of every other field, and of the parts common to all. */

import type { ClauseModel } from '../../src/library/clauseModel.ts';
import { listOf, modelsOf } from '../../src/library/fieldModels.ts';
import { fields } from './fields.ts';
import { enterprise } from './models/enterprise.ts';
import { finance } from './models/finance.ts';
import { general } from './models/general.ts';
import { green } from './models/green.ts';
import { industry } from './models/industry.ts';
import { innovation } from './models/innovation.ts';
import { layout } from './models/layout.ts';
import { opening } from './models/opening.ts';
import { resources } from './models/resources.ts';
import { safeguard } from './models/safeguard.ts';
import { system } from './models/system.ts';
import { talent } from './models/talent.ts';

const industrial = [
  ...layout,
  ...innovation,
  ...talent,
  ...enterprise,
  ...industry,
  ...green,
  ...finance,
  ...opening,
  ...resources,
  ...system,
];

export const INDUSTRIAL_FIELD = '园区与产业';

export const clauseModels: readonly ClauseModel[] = [
  ...general,
  ...industrial.map((model) => ({ ...model, field: INDUSTRIAL_FIELD })),
  ...fields.flatMap(modelsOf),
  ...safeguard,
];

const INDUSTRIAL_WORDS =
  '园区 高新 开发区 经开区 产业 工业 制造业 企业 科技 创新 研发 成果转化 技术 专利 知识产权 孵化 集群 产业链 招商 投资 项目 厂房 ' +
  '用地 亩均 管委会 两业融合 总部经济 智能制造';

/** Words that tell a text of a field. */
export const fieldWords: ReadonlyMap<string, readonly string[]> = new Map([
  [INDUSTRIAL_FIELD, listOf(INDUSTRIAL_WORDS)],
  ...fields.map(({ field, words }) => [field, listOf(words)] as const),
]);
