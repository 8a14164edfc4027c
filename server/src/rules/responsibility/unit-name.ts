/** 同一单位前后名称不一：市发改委、市发展改革委. */

import type { Range } from '../../text/span.ts';
import { rangeOf } from '../../text/span.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import type { Agency, NameForm } from '../../model/knowledge/agencies.ts';
import type { OfficeBody } from '../../model/houseStyle/houseStyle.ts';
import type { OwnBodies } from '../../model/knowledge/ownAgencies.ts';
import type { BodyName, NamedAgency } from '../../model/responsibility/namedAgency.ts';
import type { Fix, Related } from '../finding.ts';
import { defineDraftRule, type DraftReport } from '../rule.ts';

/** One name of a body in the draft, and where it stands. */
interface Name {
  readonly stem: string;
  readonly form: NameForm;
  readonly mentions: Mention[];
}

/** Where a name stands: thousands of them in a long draft, so a range is made of one only when it is shown. */
interface Mention {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Only the names in annotations are compared: prose may open with a full name and go on with the short one.
 * Counted over 55 documents: 1 finding (市场监管局 twice and 市场监督管理局 once).
 */
export default defineDraftRule({
  id: 'unit-name',
  group: 'responsibility',
  title: '同一单位名称不统一',
  severity: 'information',
  fix: 'offered',
  exemptBy: 'accepted',
  rationale: '同一个单位在分工标注里叫法不一，汇总任务清单时会被当成两家，也不符合使用规范化简称的要求。',
  authority: [{ source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第十九条（使用规范化名称）' }],
  silentOn: [
    '正文第一次用全称、以后用规范简称',
    '分工标注中第一次用全称、以后一律用规范简称',
    '不同层级、不同地方的对口单位',
    '机构改革前的旧名（另有专门检查）',
    '有的地方分设的单位（城市管理局、综合行政执法局）',
  ],
  good: [
    '一、任务\n（一）建设平台。抓好建设。（牵头单位：市发展和改革委员会；配合单位：市财政局）\n（二）培育主体。加大力度。（牵头单位：市商务局；配合单位：市发展改革委）\n（三）引进人才。完善政策。（牵头单位：市委组织部；配合单位：市发展改革委）',
  ],
  bad: [
    {
      text: '一、任务\n（一）建设平台。抓好建设。（牵头单位：市发展改革委；配合单位：市财政局）\n（二）培育主体。加大力度。（牵头单位：市商务局；配合单位：市发改委）\n（三）引进人才。完善政策。（牵头单位：市委组织部；配合单位：市发展改革委）',
      flags: '发改委',
      fixed:
        '一、任务\n（一）建设平台。抓好建设。（牵头单位：市发展改革委；配合单位：市财政局）\n（二）培育主体。加大力度。（牵头单位：市商务局；配合单位：市发展改革委）\n（三）引进人才。完善政策。（牵头单位：市委组织部；配合单位：市发展改革委）',
    },
  ],

  *check(draft, { analysis, settings }) {
    const own = settings.office?.bodies ?? null;
    const told = new Set<string>();
    // Nearly every body has one name: places are looked up for the others alone.
    for (const names of namesOf(analysis, draft, mixedBearers(analysis, draft))) {
      if (!isMixed(names)) continue;
      yield report(names);
      if (own !== null) for (const place of placesOf(names)) told.add(endOf(place));
    }
    if (own === null) return;
    for (const names of ownNamesOf(analysis, draft, own)) {
      // What the trade's names told already needs no second word.
      const isTold = placesOf(names).some((place) => told.has(endOf(place)));
      if (isMixed(names) && !isTold) yield report(names);
    }
  },
});

function placeOf({ line, start, end }: Mention): Range {
  return rangeOf(line, { start, end });
}

function placesOf(names: readonly Name[]): Range[] {
  return names.flatMap(({ mentions }) => mentions.map(placeOf));
}

function endOf({ end }: Range): string {
  return `${end.line}:${end.character}`;
}

function isMixed(names: readonly Name[]): boolean {
  return names.length > 1 && !introducesShortName(names);
}

/** The names of each body that the office lists, whole, since the trade's knowledge does not tell their parts. */
function ownNamesOf(analysis: Analysis, draft: Draft, own: OwnBodies): Iterable<Name[]> {
  const found = new Map<OfficeBody, Name[]>();
  for (let line = draft.first; line < draft.end; line++) {
    if (analysis.roles[line] !== 'body') continue;
    for (const { groups } of analysis.facts[line]!.annotations) {
      for (const { units } of groups) {
        for (const { name, text, span } of units) {
          const known = own.of(name);
          if (known === null) continue;
          const written = text.replace(/[（(][^（()）]*[)）]$/, '');
          const mention = { line, start: span.start, end: span.start + written.length };
          let names = found.get(known.body);
          if (names === undefined) found.set(known.body, (names = []));
          const same = names.find(({ stem }) => stem === known.name);
          if (same === undefined) names.push({ stem: known.name, form: known.form, mentions: [mention] });
          else same.mentions.push(mention);
        }
      }
    }
  }
  return found.values();
}

/** Of each body that has several names, the first. */
function mixedBearers(analysis: Analysis, draft: Draft): Set<BodyName> {
  const seen = new Set<BodyName>();
  const firsts = new Map<Agency, BodyName[]>();
  const mixed = new Set<BodyName>();
  for (let line = draft.first; line < draft.end; line++) {
    if (analysis.roles[line] !== 'body') continue;
    for (const { name } of analysis.facts[line]!.bodies) {
      if (seen.has(name)) continue;
      seen.add(name);
      if (!isCompared(name)) continue;
      const others = firsts.get(name.known.body);
      const first = others?.find((other) => isBearer(name, other));
      if (first !== undefined) mixed.add(first);
      else if (others !== undefined) others.push(name);
      else firsts.set(name.known.body, [name]);
    }
  }
  return mixed;
}

function isCompared({ known: { body, form } }: BodyName): boolean {
  return form !== 'outdated' && body.kind !== 'collective' && body.several !== true;
}

/** A colloquial name without rank (发改委) tells no level, and is the body's of whatever level the draft names. */
function isBearer(a: BodyName, b: BodyName): boolean {
  return (
    a.known.body === b.known.body &&
    (a.level === b.level || a.level === null || b.level === null) &&
    a.place === b.place
  );
}

/** The names of each bearer in the order of their first mention. */
function namesOf(analysis: Analysis, draft: Draft, bearers: ReadonlySet<BodyName>): Iterable<Name[]> {
  const names = new Map<BodyName, Name[]>();
  if (bearers.size === 0) return [];
  for (let line = draft.first; line < draft.end; line++) {
    if (analysis.roles[line] !== 'body') continue;
    for (const named of analysis.facts[line]!.bodies) {
      if (!isCompared(named.name)) continue;
      for (const bearer of bearers) {
        if (!isBearer(named.name, bearer)) continue;
        let mentions = names.get(bearer);
        if (mentions === undefined) names.set(bearer, (mentions = []));
        addName(mentions, named, line);
      }
    }
  }
  return names.values();
}

function addName(names: Name[], { unit, name: { stem, known } }: NamedAgency, line: number): void {
  const at = unit.text.lastIndexOf(stem);
  // A name torn by a space or completed by its list (编办 as 市委编办) is not compared letter by letter.
  if (at < 0) return;
  const start = unit.span.start + at;
  const mention = { line, start, end: start + stem.length };
  const name = names.find((other) => other.stem === stem);
  if (name === undefined) names.push({ stem, form: known.form, mentions: [mention] });
  else name.mentions.push(mention);
}

/** The full name once, before all others, and its one short form from then on. */
function introducesShortName([first, second, ...more]: readonly Name[]): boolean {
  return first!.form === 'full' && first!.mentions.length === 1 && second!.form === 'short' && more.length === 0;
}

const RANK: Readonly<Record<NameForm, number>> = { short: 0, full: 1, informal: 2, outdated: 3 };

function report(names: readonly Name[]): DraftReport {
  const [usual, ...others] = [...names].sort(
    (a, b) => b.mentions.length - a.mentions.length || RANK[a.form] - RANK[b.form],
  ) as [Name, ...Name[]];
  const odd = others[others.length - 1]!;
  const counts = [usual, ...others].map(({ stem, mentions }) => `“${stem}”${mentions.length}处`).join('、');
  return {
    range: placeOf(odd.mentions[0]!),
    ...(others.some(({ form }) => form === 'informal') && usual.form !== 'informal'
      ? { severity: 'information' as const }
      : {}),
    message: `同一单位在全文分工标注中有${names.length}种叫法：${counts}，请统一。`,
    related: relatedOf(others),
    fixes: () => unifications(odd, usual, names),
  };
}

const MOST_RELATED = 20;

function relatedOf(names: readonly Name[]): Related[] {
  const all: Related[] = [];
  for (const name of names) {
    for (const mention of name.mentions) {
      if (all.length === MOST_RELATED) return all;
      all.push({ range: placeOf(mention), message: `这里写作“${name.stem}”` });
    }
  }
  return all;
}

function unifications(odd: Name, usual: Name, names: readonly Name[]): Fix[] {
  const fixes: Fix[] = [
    {
      title: `此处改为“${usual.stem}”`,
      edits: [{ range: placeOf(odd.mentions[0]!), newText: usual.stem }],
      safe: false,
      preferred: true,
    },
  ];
  // The usual name first, then the standard ones, where the draft mostly writes a colloquial one.
  const targets = [usual, ...names.filter((name) => name !== usual && RANK[name.form] < RANK[usual.form])];
  for (const target of targets) {
    const edits = placesOf(names.filter((name) => name !== target)).map((range) => ({ range, newText: target.stem }));
    fixes.push({ title: `全文统一为“${target.stem}”（${edits.length}处）`, edits, safe: false });
  }
  return fixes;
}
