/** 过时的提法：会议届次停在上一届，引用已经废止的法律，用已不再使用的口号. */

import { rangeOf, type Range } from '../../text/span.ts';
import type { Block } from '../../syntax/block.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import { latestCongress, latestPlenum, plenumsOf } from '../../model/knowledge/meetings.ts';
import type { Knowledge } from '../../model/knowledge/knowledge.ts';
import type { PartyMeetings } from '../../model/line/partyMeetings.ts';
import { linesWhere } from '../../model/line/facts.ts';
import { toChineseNumeral } from '../../syntax/numerals.ts';
import type { Fix, Severity } from '../finding.ts';
import { defineDraftRule, type DraftReport } from '../rule.ts';
import { isoDay } from '../settings.ts';

/** One piece of dated wording, and where it stands. */
interface Stale {
  readonly severity: Severity;
  readonly message: string;
  readonly right: string | null;
  readonly places: { readonly range: Range; readonly text: string }[];
}

/**
 * Counted over 55 documents: 0 findings on the 45 with a known date as of it; 6 on the five texts of unknown date as of
 * 2026.
 */
export default defineDraftRule({
  id: 'stale-phrase',
  group: 'wording',
  title: '提法过时',
  severity: 'information',
  fix: 'offered',
  exemptBy: 'accepted',
  rationale:
    '会议精神、指导思想、法律名称都有时间性，仍用旧提法，说明文稿是从旧文件沿用下来的，政治表述和法律依据都可能不准确。',
  authority: [
    { source: '党的历次全国代表大会和中央全会公报' },
    { source: '民法典第一千二百六十条、外商投资法第四十二条、生态环境法典第一千二百四十二条等施行和废止条款' },
  ],
  silentOn: [
    '《》中的文件名称',
    '“党的十八大以来”“三中全会提出”等回顾的话',
    '单独引用某次全会专题精神的',
    '文稿日期当时仍然通行的提法',
    '同一提法在全文出现多次的，只提示一次',
  ],
  good: [
    '以习近平新时代中国特色社会主义思想为指导，深入贯彻党的二十大和二十届历次全会精神。',
    '党的十八大以来，事业取得历史性成就。依据《中华人民共和国民法典》签订合同。落实《关于打赢脱贫攻坚战的决定》确定的政策。',
  ],
  bad: [
    {
      text: '全面贯彻党的十九大和十九届二中、三中、四中、五中全会精神，提出如下意见。',
      flags: '党的十九大和十九届二中、三中、四中、五中全会',
      fixed: '全面贯彻党的二十大和二十届历次全会精神，提出如下意见。',
    },
    {
      text: '依照《中华人民共和国合同法》订立协议。',
      flags: '合同法',
      fixed: '依照《中华人民共和国民法典》订立协议。',
    },
    { text: '加强与“一带一路”沿线国家合作。', flags: '“一带一路”沿线国家', fixed: '加强与共建“一带一路”国家合作。' },
  ],

  *check(draft, { analysis, settings, knowledge }) {
    for (const stale of collect(analysis, draft, isoDay(settings.today), knowledge).values()) yield report(stale);
  },
});

/** By the wording, so that each is told once. */
function collect(analysis: Analysis, draft: Draft, today: string, knowledge: Knowledge): Map<string, Stale> {
  const found = new Map<string, Stale>();
  const add = (
    key: string,
    line: number,
    span: { start: number; end: number },
    make: () => Omit<Stale, 'places'>,
  ): void => {
    let stale = found.get(key);
    if (stale === undefined) found.set(key, (stale = { ...make(), places: [] }));
    stale.places.push({ range: rangeOf(line, span), text: analysis.blocks[line]!.text.slice(span.start, span.end) });
  };
  for (const line of linesWhere(
    analysis,
    draft,
    ({ meetings, hits }) => meetings.length + hits.datedPhrases.length + hits.supersededLaws.length > 0,
  )) {
    const { hits, meetings } = analysis.facts[line]!;
    const dated = hits.datedPhrases.length > 0;
    const laws = hits.supersededLaws.length > 0;
    if (analysis.roles[line] !== 'body') continue;
    const block = analysis.blocks[line]!;
    for (const guiding of meetings) {
      const old = staleMeetings(guiding, meetings, today);
      if (old !== null) add(guiding.text, line, guiding.span, () => old);
    }
    if (dated) {
      for (const { phrase, start, end } of knowledge.datedPhrases.superseded(block.text, hits.datedPhrases, today)) {
        // 十九届历次全会 is read with its congress already.
        if (
          phrase.off === true ||
          titleAround(block, start) !== null ||
          meetings.some(({ span }) => span.start <= start && end <= span.end)
        )
          continue;
        const text = block.text.slice(start, end);
        add(phrase.id, line, { start, end }, () => ({
          severity: phrase.grade,
          message: `${quoted(text)}的提法已经过时：${phrase.advice}`,
          right: phrase.right ?? null,
        }));
      }
    }
    if (laws) {
      for (const { law, start, end } of knowledge.supersededLaws.outOfForce(block.text, hits.supersededLaws, today)) {
        const title = titleAround(block, start);
        // 《关于贯彻环境保护法的意见》 is the name of another document.
        if (
          title !== null &&
          title.replace(/^中华人民共和国|[（(][^（()）]*[)）]$/g, '') !== law.name.replace(/[（(][^（()）]*[)）]$/, '')
        )
          continue;
        add(law.name, line, { start, end }, () => ({
          severity: title !== null && isLongAgo(law.until, today) ? 'warning' : 'information',
          message: `《${law.name}》自${inWords(law.until)}起已不再施行${law.successor === null ? '' : `，现行的是《${law.successor}》`}。${law.note ?? '请核对并改引现行规定及相应条款。'}`,
          right: law.successor,
        }));
      }
    }
  }
  return found;
}

/** Whether the meetings named have been followed by others; null when they are up to date. */
function staleMeetings(
  guiding: PartyMeetings,
  inLine: readonly PartyMeetings[],
  today: string,
): Omit<Stale, 'places'> | null {
  const congress = latestCongress(today)?.congress;
  if (congress === undefined || inLine.some((other) => other.congress >= congress && other !== guiding)) return null;
  const right = guidanceOf(congress, today);
  if (guiding.congress < congress) {
    const severity = guiding.list || guiding.allSessions ? 'warning' : 'information';
    return {
      severity,
      message: `“${guiding.text}”止于上一届，党的${toChineseNumeral(congress)}大已经召开，现在一般写“${right}精神”。`,
      right,
    };
  }
  const latest = latestPlenum(today);
  if (!guiding.list || guiding.session === null || latest?.congress !== congress || guiding.session >= latest.session!)
    return null;
  return {
    severity: 'information',
    message: `“${guiding.text}”没有写到最近一次全会（${latest.name}），现在一般写“${right}精神”。`,
    right,
  };
}

/** 党的二十大和二十届历次全会 */
function guidanceOf(congress: number, today: string): string {
  const name = toChineseNumeral(congress);
  const plenums = plenumsOf(congress, today);
  if (plenums.length === 0) return `党的${name}大`;
  return `党的${name}大和${plenums.length === 1 ? plenums[0]!.name : `${name}届历次全会`}`;
}

function titleAround({ text, brackets }: Block, at: number): string | null {
  const title = brackets.find(({ kind, span }) => kind === 'title' && span.start < at && at < span.end);
  return title === undefined ? null : text.slice(title.span.start + 1, title.span.end - 1);
}

/** A year lets a change of law sink in. */
function isLongAgo(until: string, today: string): boolean {
  return (
    Number(today.slice(0, 4)) - Number(until.slice(0, 4)) > 1 ||
    `${Number(until.slice(0, 4)) + 1}${until.slice(4)}` <= today
  );
}

function quoted(text: string): string {
  return text.startsWith('“') ? text : `“${text}”`;
}

function inWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

function report({ severity, message, right, places }: Stale): DraftReport {
  const [first, ...others] = places;
  return {
    range: first!.range,
    severity,
    message: others.length === 0 ? message : `${message}（全文共${places.length}处）`,
    related: others.map(({ range }) => ({ range, message: '这里也用了同样的提法' })).slice(0, MOST_RELATED),
    tag: 'deprecated',
    fixes: () => (right === null ? [] : renewals(places, right)),
  };
}

const MOST_RELATED = 20;

function renewals(places: Stale['places'], right: string): Fix[] {
  const edit = ({ range }: { readonly range: Range }) => ({ range, newText: right });
  const fixes: Fix[] = [{ title: `改为“${right}”`, edits: [edit(places[0]!)], safe: false, preferred: true }];
  if (places.length > 1)
    fixes.push({ title: `全文${places.length}处都改为“${right}”`, edits: places.map(edit), safe: false });
  return fixes;
}
