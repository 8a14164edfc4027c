import { describe, expect, it } from 'vitest';
import { fields } from '../../../server/data/library/fields.ts';
import origins from '../../../server/data/library/origins.json';
import { PARTS } from '../../../server/src/library/clauseModel.ts';
import { createLibrary } from '../../../server/src/library/library.ts';
import { listOf } from '../../../server/src/library/fieldModels.ts';
import { plainText } from '../../../server/src/library/slots.ts';
import { suggestionOf, type Suggestion } from '../../../server/src/library/suggest.ts';
import { createPolicyService } from '../../../server/src/service/index.ts';
import { ABSENT, neighbouringTexts, referenceTexts } from '../../corpus/documents.ts';

const library = createLibrary();
const { models } = library;
const SEEDS = new Set(
  Object.values(origins.files).flatMap((pieces) =>
    pieces.flatMap((piece) => (piece === null || piece.kind === '政策解读' ? [] : [piece.id])),
  ),
);
/** Of the general parts, but of zones alone. */
const ABOUT_ZONES = new Set(['positioning', 'positioning-industry']);
const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});

describe('the models as a whole', () => {
  it('are at least eighty with a clause of the reference documents behind them', () => {
    expect(models.filter(({ sources }) => sources.length > 0).length).toBeGreaterThanOrEqual(80);
  });

  it('each have an id of their own', () => {
    expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
  });

  it('cover every part of a document', () => {
    const covered = new Set(models.map(({ part }) => part));
    expect(PARTS.filter((part) => !covered.has(part))).toEqual([]);
  });

  it('name clauses that the library has', () => {
    for (const source of models.flatMap(({ sources }) => sources)) {
      expect(library.reference(source).clause.path).not.toBe('');
    }
  });

  it('of zones and of the common parts rest on custom alone only where no reference document has such a clause', () => {
    const common = models.filter(({ part }) => part !== '专项任务');
    const parts = new Set(common.filter(({ sources }) => sources.length === 0).map(({ part }) => part));
    expect([...parts].sort()).toEqual(['宣传', '进度安排', '附则'].sort());
  });

  it('are twelve and more for every field, each with its bodies and matters, and the field with its indicators', () => {
    for (const { field, models: own, indicators } of fields) {
      expect(own.length, field).toBeGreaterThanOrEqual(12);
      expect(indicators.length, field).toBeGreaterThanOrEqual(8);
      expect(own.filter(({ lead, keywords }) => lead === '' || listOf(keywords).length < 6)).toEqual([]);
      expect(own.filter((model) => listOf(model.with).includes(model.lead)).map(({ id }) => id)).toEqual([]);
    }
  });

  it('of no field speak of none', () => {
    const common = models.filter(({ field }) => field === undefined);
    expect(common.length).toBeGreaterThan(25);
    const OF_A_FIELD = /园区|开发区|高新|产业|企业家|养老|教育|医疗|农村|乡村|城市(?!与农村)|旅游|工业|科技/;
    const telling = common.filter(({ id, body }) => !ABOUT_ZONES.has(id) && OF_A_FIELD.test(body));
    expect(telling.map(({ id }) => id)).toEqual([]);
  });

  it('call a zone what the draft calls it', () => {
    const model = library.model('management-reform');
    const body = (zone: string) => plainText(model.body, { place: null, self: '本意见', zone });
    expect(body('高新区')).toContain('高新区');
    expect(body('高新区')).not.toContain('【园区】');
    expect(
      models
        .filter(({ field, body }) => field === '园区与产业' && /(?<=[，。、；])园区/.test(body))
        .map(({ id }) => id),
    ).toEqual([]);
  });

  it('follow every clause of the reference documents that sets a task and has a heading', () => {
    const sources = models.flatMap((model) => model.sources);
    const followed = new Set(sources.map((source) => library.reference(source).clause));
    const missed = library.documents
      .filter(({ id, issuer }) => SEEDS.has(id) && issuer !== null)
      .flatMap(({ clauses }) => clauses.filter((clause, index) => isLeaf(clauses, index) && !followed.has(clause)));
    expect(missed.map(({ path, heading }) => path + heading)).toEqual([]);
  });
});

/** A clause without clauses below it; one with a heading, or it would be a plain paragraph. */
function isLeaf(clauses: readonly { path: string; heading: string; kind: string }[], index: number): boolean {
  const { path, heading, kind } = clauses[index]!;
  return kind === 'task' && heading !== '' && clauses[index + 1]?.path.startsWith(path) !== true;
}

describe.each(models.map((model) => [model.id, model] as const))('%s', (_, model) => {
  it('has one to four sentences in the register of official documents', () => {
    expect(model.body).toMatch(/。$/);
    expect(model.body.match(/。/g)!.length).toBeLessThanOrEqual(4);
    expect(model.body).not.toMatch(/[,;:()]|市场主体|沿线国家|我们/);
    expect(model.title).not.toMatch(/[，。；【】]/);
  });

  it('draws nothing in a draft but what is left to be filled in', () => {
    const text = draftWith(suggestionOf(library, model, 1, null, '意见'));
    const findings = service.check(service.document('memory:', 0, text), service.defaults());
    const others = findings.filter(({ rule }) => rule !== 'placeholder');
    expect(others.map(({ rule, message }) => `${rule}：${message}`)).toEqual([]);
  });
});

const GENERAL_PARTS: readonly string[] = ['总体要求', '基本原则', '发展目标', '功能定位'];
const TASK_ANNOTATION = '（牵头单位：市发展改革委；配合单位：市财政局）';

/** The least that a draft is, with the clause in the part where it belongs and its bodies named as custom has it. */
function draftWith({ part, title, body, lead, cooperating }: Suggestion): string {
  const annotation = lead.length === 0 ? '' : `（牵头单位：${lead.join('、')}；配合单位：${cooperating.join('、')}）`;
  const clause = `（一）${title}。${body}${annotation}`;
  const general =
    GENERAL_PARTS.includes(part) && annotation === ''
      ? clause
      : '以习近平新时代中国特色社会主义思想为指导，扎实推进各项工作。';
  const task = annotation === '' ? `（一）做好日常服务。及时回应企业诉求。${TASK_ANNOTATION}` : clause;
  const schedule = part === '进度安排' ? `\n\n三、进度安排\n\n${clause}` : '';
  const supplement = part === '附则' ? `\n\n三、附则\n\n${clause}` : '\n\n本意见自2026年12月25日起施行，有效期5年。';
  return `云岭市人民政府关于推动园区高质量发展的意见

云政发〔2026〕21号

各县（区）人民政府，市政府各部门、各直属机构：

为推动园区高质量发展，结合我市实际，提出如下意见。

一、总体要求

${general}

二、重点任务

${task}

（二）抓好要素调度。统筹安排年度用地和能耗指标。（牵头单位：市自然资源和规划局；配合单位：市发展改革委）

（三）改进协同方式。形成上下联动的推进格局。（牵头单位：市政府办公室；配合单位：市发展改革委）${schedule}${supplement}

云岭市人民政府
2026年11月20日
`;
}

/**
 * Runs that no writer can avoid: the Party's own formulas, and the names of institutions and lists. Everything else of
 * twelve characters that also stands in a reference document is borrowed.
 */
const FIXED_PHRASES = [
  '以习近平新时代中国特色社会主义思想为指导',
  '完整准确全面贯彻新发展理念',
  '以增加知识价值为导向的分配政策',
  '外资准入前国民待遇加负面清单管理',
  '区域全面经济伙伴关系协定',
  '深入贯彻党的二十大和二十届历次全会精神',
  '实现质的有效提升和量的合理增长',
  '依法平等使用生产要素公平参与市场竞争同等受到法律保护',
  '同步规划同步建设同步验收同步交付',
  '基础设施领域不动产投资信托基金',
  '国家级专精特新小巨人企业',
  '首台套重大技术装备首批次',
  '研究开发费用税前加计扣除',
  '关键信息基础设施安全保护',
  '重大执法决定法制审核制度',
  '乡镇卫生院社区卫生服务中心',
];
const LONGEST_RUN = 12;

describe('originality', () => {
  it.skipIf(referenceTexts().length === 0)(
    `shares no run of ${LONGEST_RUN} characters with a reference or published document${ABSENT}`,
    () => {
      const known = new Map<string, string>();
      for (const { name, text } of neighbouringTexts()) {
        for (const run of runsOf(text)) known.set(run, name);
      }
      const borrowed = models.flatMap(({ id, body }) =>
        runsOf(body.replace(/【[^】]*】/g, '|'))
          .filter((run) => known.has(run))
          .map((run) => `${id}: ${run} (${known.get(run)!})`),
      );
      expect(borrowed).toEqual([]);
    },
  );
});

/** All runs of twelve Chinese characters, marks left out, so that other punctuation hides nothing. */
function runsOf(text: string): string[] {
  let han = text.replace(/[^\u4e00-\u9fa5|]/g, '');
  for (const phrase of FIXED_PHRASES) han = han.replaceAll(phrase, '|');
  return han.split('|').flatMap((part) => {
    const count = Math.max(0, part.length - LONGEST_RUN + 1);
    return Array.from({ length: count }, (_, at) => part.slice(at, at + LONGEST_RUN));
  });
}
