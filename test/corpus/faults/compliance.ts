/** Clauses that a fair-competition or legality review asks about. */

import type { FaultKind } from './fault.ts';
import { added, taskParagraphs } from './paragraph.ts';

const CLAUSES = [
  '对入驻企业缴纳的增值税地方部分实行先征后返。',
  '对新办企业按其三年内地方财政贡献的一定比例给予奖励。',
  '同等条件下优先采购本市企业生产的设备。',
  '享受补助的企业五年内不得迁出本市。',
  '投标单位须在本市缴纳社会保险并设有办公场所。',
  '对重点项目以低于基准地价的优惠价格供应土地。',
  '外地企业承接项目的，须另行备案登记。',
  '补助资金仅限本地企业申报。',
  '园区停车设施由市属公司独家运营。',
  '对注册地迁入本区的总部企业给予一次性奖励。',
  '申报企业必须在我市注册、纳税。',
  '逾期不改正的，处以一万元罚款。',
];

/** Documents of an earlier day were never reviewed. */
const REVIEWED_FROM = 20160701;

export const complianceFaults: readonly FaultKind[] = CLAUSES.map((clause) => ({
  name: `公平竞争：${clause}`,
  places: (analysis, today) =>
    today < REVIEWED_FROM
      ? []
      : taskParagraphs(analysis)
          .filter(({ draft }) => draft.government !== 'centre')
          .map((paragraph) => added(paragraph, clause, 'fair-competition')),
}));
