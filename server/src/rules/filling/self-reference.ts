/** 自称与文种、发文机关不符：意见里写“本方案”，政府文件里写“我局”. */

import { rangeOf } from '../../text/span.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import { kindOfTitle, type DocumentKind } from '../../model/structure/documentKind.ts';
import type { SelfReference } from '../../model/line/selfReference.ts';
import { unitsOf } from '../../model/responsibility/assignment.ts';
import { linesWhere } from '../../model/line/facts.ts';
import type { Fix } from '../finding.ts';
import { defineDraftRule, type DraftReport } from '../rule.ts';

interface Place extends SelfReference {
  readonly line: number;
}

/**
 * Counted over 55 documents: 64 self-names, all of the title's own kind; 1 我局 in the plan of a district.
 */
export default defineDraftRule({
  id: 'self-reference',
  group: 'filling',
  title: '自称与文种或发文机关不符',
  severity: 'warning',
  fix: 'offered',
  rationale: '标题是“意见”，文中却称“本方案”，或者政府文件里出现“我局”，都是套用其他文件后没有改净的痕迹。',
  authority: [
    {
      source: '党政机关公文处理工作条例（中办发〔2012〕14号）',
      clause: '第八条（公文种类）、第二十条（审核文稿：文种正确）',
    },
  ],
  silentOn: [
    '印发通知中称所印发的文件，以及随通知印发的文件称“本通知”',
    '《》“”中引用的话',
    '“本规定”“本制度”“本政策”等泛指',
    '标题中含有该字样的（《若干政策意见》称“本政策”）',
    '附件自称附件的文种',
    '部门文件称“我局”“我厅”',
  ],
  good: [
    '云岭市人民政府关于促进产业发展的实施意见\n一、总体要求\n各部门要按照本意见制定细则。本实施意见自印发之日起施行。',
    '云岭市科学技术局关于做好申报工作的通知\n请于本月底前报送我局，逾期不再受理。本通知自印发之日起执行。',
  ],
  bad: [
    {
      text: '云岭市人民政府关于促进产业发展的实施意见\n一、总体要求\n本方案自印发之日起施行。',
      flags: '本方案',
      fixed: '云岭市人民政府关于促进产业发展的实施意见\n一、总体要求\n本意见自印发之日起施行。',
    },
    { text: '云岭市人民政府关于促进产业发展的实施意见\n一、总体要求\n申请材料报送我局审核。', flags: '我局' },
  ],

  *check(draft, { analysis }) {
    let places: Place[] | null = null;
    const lines = linesWhere(analysis, draft, ({ selfNames }) => selfNames.length > 0);
    if (lines.length === 0) return;
    // The attachment of an 意见 may be a 方案, and calls itself that.
    const attachment = analysis.roles.indexOf('attachmentHead', draft.first);
    for (const line of lines) {
      if (attachment >= 0 && line > attachment) break;
      if (analysis.roles[line] !== 'body') continue;
      for (const name of analysis.facts[line]!.selfNames) (places ??= []).push({ ...name, line });
    }
    if (places === null) return;
    yield* documentNames(
      draft,
      places.filter((place) => place.of === 'document'),
    );
    yield* issuerNames(
      draft,
      analysis,
      places.filter((place) => place.of === 'issuer'),
    );
  },
});

function* documentNames(draft: Draft, places: readonly Place[]): Iterable<DraftReport> {
  const { kind, title } = draft;
  if (kind === null || title === null || kind.family === '通知' || kind.family === '其他') return;
  const own = places.filter(({ name }) => kindOfTitle(name)?.family === kind.family);
  const proper = own[0]?.name ?? baseOf(kind);
  for (const place of places) {
    const { name } = place;
    if (own.includes(place) || title.text.includes(name.slice(-2))) continue;
    // What travels under a 通知 is put into force by it.
    if (name.endsWith('通知') && draft.notice !== null) continue;
    yield {
      range: rangeOf(place.line, place.span),
      message: `本文件是“${kind.name}”，这里却自称“本${name}”，请改为“本${proper}”；如系引用其他文件，请写明文件名称。`,
      fixes: () =>
        renamings(
          place,
          places.filter((other) => other.name === name),
          proper,
        ),
    };
  }
}

/** 意见 for 实施意见. */
function baseOf({ name, family }: DocumentKind): string {
  return name.endsWith(family) ? family : name;
}

function renamings(place: Place, same: readonly Place[], proper: string): Fix[] {
  const edit = ({ line, span }: Place) => ({ range: rangeOf(line, span), newText: `本${proper}` });
  const fixes: Fix[] = [{ title: `改为“本${proper}”`, edits: [edit(place)], safe: false, preferred: true }];
  if (same.length > 1)
    fixes.push({
      title: `全文${same.length}处“本${place.name}”都改为“本${proper}”`,
      edits: same.map(edit),
      safe: false,
    });
  return fixes;
}

const GOVERNMENT = /(?:人民政府|[省市县区州]委|自治区党委)(?:办公厅|办公室)?$/;

function* issuerNames(draft: Draft, analysis: Analysis, places: readonly Place[]): Iterable<DraftReport> {
  if (places.length === 0) return;
  const { issuer } = draft;
  if (issuer === null ? !chargesGovernments(draft) : !issuer.split('、').every((name) => GOVERNMENT.test(name))) return;
  const place = placeWordOf(analysis, draft);
  for (const { line, span, name } of places) {
    yield {
      range: rangeOf(line, span),
      ...(issuer === null ? { severity: 'information' as const } : {}),
      message:
        issuer === null
          ? `本文件给下级政府和多个部门布置任务，却自称“${name}”，疑为套用部门文稿时没有改净，请核改。`
          : `本文件由${issuer}印发，不宜自称“${name}”，请改为具体单位名称或者“${place}”。`,
    };
  }
}

/** Without a signature, a draft that gives tasks to 各县（市、区）人民政府 can only be a government's. */
function chargesGovernments(draft: Draft): boolean {
  return draft.assignments.some((assignment) =>
    unitsOf(assignment).some(({ text }) => /^各.*(?:政府|街道办事处)$/.test(text)),
  );
}

/** 我市, as the draft says elsewhere. */
function placeWordOf(analysis: Analysis, draft: Draft): string {
  for (let line = draft.first; line < draft.end; line++) {
    const word = /我[省市县区州]/.exec(analysis.facts[line]!.content)?.[0];
    if (word !== undefined) return word;
  }
  return '我市';
}
