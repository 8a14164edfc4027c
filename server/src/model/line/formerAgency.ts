/** Old names of bodies in running text, except where the text has reason to use them: titles, orders, history. */

import { Coverage } from '../../text/coverage.ts';
import type { Span } from '../../text/span.ts';
import type { Block } from '../../syntax/block.ts';
import type { Citation } from './citation.ts';
import type { Agencies, KnownName, Level, OutdatedMention } from '../knowledge/agencies.ts';
import type { WordHit } from '../knowledge/lexicon.ts';
import type { Annotation } from '../responsibility/annotation.ts';
import type { Unit } from '../responsibility/unit.ts';

export interface FormerAgency {
  /** The old name alone, without 市 or 江临省. */
  readonly span: Span;
  readonly text: string;
  readonly known: KnownName;
  /** Null where nothing around the name tells. */
  readonly level: Level | null;
  /** The last year that the sentence names in front of it: 2017年市国土局批准的…. */
  readonly year: number | null;
}

/** 原市国土局, （原工商局） and lists behind it; not 原则, 原料. */
const FORMER = /(?:原|前身|时任)(?![则有本料生因创始地籍子油点木貌价件址汁音理意著])/;
/** The clause tells how the body became another. */
const REFORM = /更名|改名|改称|改组|组建|合并|撤销|划转|划入|划归|整合|并入|不再保留|前身|挂牌|机构改革|移交/;
/** 农业部令2017年第2号, 环境保护部公告: behind the name a document of that time is meant. */
const DOCUMENT_BEHIND = /^(?:(?:第\d+号)?令|公告|关于|印发|颁布|发布|制定的|认定的|批准的|核发的|颁发的|命名的|发文)/;
const CLAUSE_ENDS = '，,。；;：:';
const SENTENCE_ENDS = '。；;';
const YEAR = /((?:19|20)\d{2})年/g;

/** What the rest of the line gives away about a name in it. */
interface Surroundings {
  readonly citations: readonly Citation[];
  readonly annotations: readonly Annotation[];
}

export function readFormerAgencies(
  block: Block,
  hits: readonly WordHit[],
  { citations, annotations }: Surroundings,
  agencies: Agencies,
): readonly FormerAgency[] {
  if (hits.length === 0) return NONE;
  const { text } = block;
  const found: FormerAgency[] = [];
  const cited = citedIn(block, citations);
  const units = annotations
    .flatMap(({ groups }) => groups.flatMap((group) => group.units))
    .sort((a, b) => a.span.start - b.span.start);
  let next = 0;
  for (const mention of agencies.outdatedMentions(text, longest(hits))) {
    if (cited.has(mention.start) || !beginsHere(text, mention)) continue;
    const clause = text.slice(backTo(text, mention.start, CLAUSE_ENDS), mention.start);
    if (FORMER.test(clause) || DOCUMENT_BEHIND.test(text.slice(mention.end, mention.end + 8))) continue;
    const sentence = backTo(text, mention.start, SENTENCE_ENDS);
    if (REFORM.test(text.slice(sentence, forwardTo(text, mention.end, SENTENCE_ENDS)))) continue;
    const name = text.slice(mention.start, mention.end);
    while (next < units.length && units[next]!.span.end < mention.end) next++;
    found.push({
      span: { start: mention.start, end: mention.end },
      text: name,
      known: mention.known,
      level: levelOf(name, leadOf(text, mention, units[next])),
      year: lastYear(text.slice(sentence, mention.start)),
    });
  }
  return found;
}

const NONE: readonly never[] = Object.freeze([]);

/** 国家税务局 and not 税务局 inside it. */
function longest(hits: readonly WordHit[]): readonly WordHit[] {
  const kept: WordHit[] = [];
  let done = 0;
  for (const hit of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (hit.end <= done) continue;
    kept.push(hit);
    done = hit.end;
  }
  return kept;
}

function citedIn({ text, brackets }: Block, citations: readonly Citation[]): Coverage {
  const cited = new Coverage(text.length);
  for (const { kind, span } of brackets) if (kind === 'title' || kind === 'innerTitle') cited.take(span);
  for (const { span } of citations) cited.take(span);
  return cited;
}

/** Sentences are longer now and then, but what lies further off says nothing about the name. */
const WITHIN = 160;

function backTo(text: string, from: number, ends: string): number {
  let at = from;
  while (at > 0 && from - at < WITHIN && !ends.includes(text.charAt(at - 1))) at--;
  return at;
}

function forwardTo(text: string, from: number, ends: string): number {
  let at = from;
  while (at < text.length && at - from < WITHIN && !ends.includes(text.charAt(at))) at++;
  return at;
}

/** Behind these a name begins; behind other words it is the end of a longer one: 教育文体和旅游局, 住房城乡 建设厅. */
const BEFORE_NAME =
  /(?:^|[省市县区州盟旗治家院地各原由向经请报送及与同按据对为是归在到从交委府处厅局部办、，,。；;：:（(“《”》）)]|(?:会同|[局厅委部办]和))$/;

/** Bodies of the centre stand behind any place: 江临银保监局. */
function beginsHere(text: string, { start, known }: OutdatedMention): boolean {
  return known.body.kind === 'vertical' || BEFORE_NAME.test(text.slice(Math.max(0, start - 6), start).trimEnd());
}

const RANK = /(国家|国务院|中央|自治区|省|市|州|盟|县|区|旗)$/;
const LEVELS: Readonly<Record<string, Level>> = {
  国家: 'central',
  国务院: 'central',
  中央: 'central',
  自治区: 'province',
  省: 'province',
  市: 'city',
  州: 'city',
  盟: 'city',
  县: 'county',
  区: 'county',
  旗: 'county',
};

/** What leads the name: the rank that its list carries on (市公安局、国土局), or the text in front of it. */
function leadOf(text: string, { start }: Span, unit: Unit | undefined): string {
  return unit !== undefined && unit.span.start <= start
    ? unit.name.slice(0, Math.max(0, unit.name.length - (unit.span.end - start)))
    : text.slice(Math.max(0, start - 3), start);
}

function levelOf(name: string, lead: string): Level | null {
  if (/^(?:国家|国务院|中国|全国)/.test(name) || /(?:总局|部|会)$/.test(name)) return 'central';
  if (name.endsWith('厅')) return 'province';
  const rank = RANK.exec(lead)?.[1];
  return rank === undefined ? null : (LEVELS[rank] ?? null);
}

function lastYear(before: string): number | null {
  let year: number | null = null;
  for (const match of before.matchAll(YEAR)) year = Number(match[1]);
  return year;
}
