/**
 * How often the body that leads an annotated clause of a published document is among the first that the duties give for
 * it: by the matter alone, and with what the other annotations of the document and the clause above say.
 */

import { bodiesFor } from '../../../server/src/library/duties.ts';
import { isCollective } from '../../../server/src/model/responsibility/unit.ts';
import type { Library } from '../../../server/src/library/library.ts';

export interface AnnotatedClause {
  readonly document: string;
  readonly clause: string;
  readonly section: string;
  readonly heading: string;
  /** As the document names them: 省民政厅, 海关总署. */
  readonly lead: readonly string[];
}

export interface BodyRate {
  readonly way: string;
  readonly clauses: number;
  readonly first: number;
  readonly amongThree: number;
}

/** As the ranking of clause bodies weighs them (`features/suggesting/clauseBodies.ts`). */
const BY_DRAFT = 3;
const BY_CLAUSE_ABOVE = 1;

export function goldBodies(library: Library, gold: readonly AnnotatedClause[]): BodyRate[] {
  return [false, true].map((inDraft) => {
    let first = 0;
    let amongThree = 0;
    for (const clause of gold) {
      const at = placeOf(library, clause, inDraft);
      if (at === 0) first++;
      if (at >= 0 && at < 3) amongThree++;
    }
    return { way: inDraft ? '连同本稿其他标注' : '只凭标题', clauses: gold.length, first, amongThree };
  });
}

function placeOf(
  library: Library,
  { document, clause, section, heading, lead }: AnnotatedClause,
  inDraft: boolean,
): number {
  const { title, clauses } = library.document(document)!;
  const found = new Map<string, { lead: number; helps: number }>();
  for (const body of bodiesFor({ heading, section, subject: title }, library.index.rank(heading, section, title))) {
    found.set(body.name, { lead: body.lead, helps: body.helps });
  }
  if (inDraft) {
    const add = (name: string, weight: number): void => {
      const known = found.get(name);
      if (known === undefined) found.set(name, { lead: weight, helps: 0 });
      else known.lead += weight;
    };
    const annotated = clauses.filter(
      ({ path, responsibility }) => path !== clause && responsibility !== null && responsibility.style !== '正文写明',
    );
    const leads = annotated.map(({ responsibility }) => {
      const { lead: leading, responsible } = responsibility!;
      const names = leading.length > 0 ? leading : responsible.slice(0, 1);
      return names.filter((name) => !isCollective(name)).map(inCity);
    });
    for (const name of leads.flat()) add(name, BY_DRAFT / annotated.length);
    const here = clauses.findIndex(({ path }) => path === clause);
    const above = annotated.findLastIndex((other) => clauses.indexOf(other) < here);
    for (const name of leads[above] ?? []) {
      add(name, parentOf(annotated[above]!.path) === parentOf(clause) ? BY_CLAUSE_ABOVE : BY_CLAUSE_ABOVE / 2);
    }
  }
  const ranked = [...found].sort(([, a], [, b]) => b.lead - a.lead || b.helps - a.helps).map(([name]) => name);
  const wanted = new Set(lead.map(inCity));
  return ranked.findIndex((name) => wanted.has(name));
}

function parentOf(path: string): string {
  return path.replace(/(?:（[^）]+）|\d+[.．]|[一二三四五六七八九十]+、)$/, '');
}

/** What the bodies of documents of other levels, places and years are in a city of today. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/金融(?:监管局|工作局|管理局|办)$/, '党委金融办'],
  [/银保监[局会]$/, '金融监管局'],
  [/证监[局会]$/, '证监局'],
  [/^(?:人行|人民银行)/, '人民银行'],
  [/海关(?:总署)?$/, '海关'],
  [/乡村振兴局|扶贫办|农业农村/, '农业农村局'],
  [/商务/, '商务局'],
  [/文化?旅游?|文化和旅游|广电/, '文化广电和旅游局'],
  [/教育(?!督导)/, '教育局'],
  [/工信|经信|经济信息|工业和信息化/, '工业和信息化局'],
  [/发改委|发展改革|民航局/, '发展改革委'],
  [/住建|住房/, '住房城乡建设局'],
  [/人社|人力资源/, '人力资源社会保障局'],
  [/中院$|法院$/, '法院'],
  [/政务数据局|行政审批|公共资源交易|营商局/, '政务服务管理局'],
  [/信息中心/, '数据局'],
  [/办公厅$/, '政府办公室'],
  [/审改办/, '党委编办'],
  [/药监局|知识产权局|市场监管/, '市场监管局'],
  [/卫健委|卫生健康/, '卫生健康委'],
  [/邮政/, '邮政管理局'],
  [/招商局/, '投资促进局'],
  [/工商联/, '工商联'],
  [/^交通/, '交通运输局'],
  [/^自然资源/, '自然资源和规划局'],
  [/税务/, '税务局'],
  [/^(?:共青团|团)/, '团委'],
  [/总工会/, '总工会'],
  [/残联/, '残联'],
  [/中央宣传部|委宣传部/, '党委宣传部'],
  [/委组织部/, '党委组织部'],
  [/委统战部/, '党委统战部'],
  [/网信办/, '党委网信办'],
  [/编办/, '党委编办'],
];

function inCity(name: string): string {
  const bare = name.replace(/^(?:自治区|省|市(?!场)|县|区)(?=..)/, '');
  return ALIKE.find(([form]) => form.test(bare))?.[1] ?? bare.replace(/(?:总局|[厅部])$/, '局');
}
