/** A model of a clause in the project's own words: heading, text with slots, who usually answers, what it follows. */

import type { KindFamily } from '../model/structure/documentKind.ts';

/** The parts of a document, in the order in which custom puts them. */
export const PARTS = [
  '总体要求',
  '基本原则',
  '发展目标',
  '功能定位',
  '规划布局',
  '创新平台',
  '技术攻关',
  '成果转化',
  '创新创业',
  '知识产权',
  '质量品牌',
  '人才',
  '企业培育',
  '主导产业',
  '产业集群',
  '传统产业',
  '新兴产业',
  '未来产业',
  '服务业',
  '数字化',
  '项目建设',
  '绿色发展',
  '金融',
  '开放合作',
  '区域协同',
  '招商',
  '用地',
  '营商环境',
  '法治监管',
  '体制机制',
  '人事薪酬',
  '财政',
  '基础设施',
  '公共配套',
  '产城融合',
  '安全',
  '专项任务',
  '进度安排',
  '组织领导',
  '政策资金',
  '考核激励',
  '督查',
  '宣传',
  '容错',
  '附则',
] as const;

export type Part = (typeof PARTS)[number];

export interface ClauseModel {
  readonly id: string;
  /** The field that it speaks of: 养老托育. Absent where it speaks of none, as the general parts and the safeguards. */
  readonly field?: string;
  readonly part: Part;
  readonly title: string;
  /** One to four sentences; slots as `slots.ts` has them. */
  readonly body: string;
  /** Words of the topic that title and body do not have. */
  readonly keywords: readonly string[];
  /** Bodies by their name in a city, without the rank: 科技局, 党委组织部. Empty where nobody is named by custom. */
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  /** 文种 that it fits; without it, all. */
  readonly families?: readonly KindFamily[];
  /** Governments that it fits; without it, all. */
  readonly levels?: readonly ('省级' | '市级' | '县级' | '开发区')[];
  /** The clauses it is modelled on: document, path, and #n for the nth place of that path. None: custom alone. */
  readonly sources: readonly string[];
}
