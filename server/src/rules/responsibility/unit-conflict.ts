/** 同一单位既牵头又配合，或列了两次. */

import { siteRange, unitsOf, type AssignedUnit, type Assignment } from '../../model/responsibility/assignment.ts';
import type { Analysis } from '../../model/draft.ts';
import type { Agencies } from '../../model/knowledge/agencies.ts';
import type { OfficeBody } from '../../model/houseStyle/houseStyle.ts';
import type { OwnBodies } from '../../model/knowledge/ownAgencies.ts';
import { bodyAt, sameBody, type BodyName } from '../../model/responsibility/namedAgency.ts';
import { defineDraftRule } from '../rule.ts';
import type { Fix } from '../finding.ts';
import { isoDay } from '../settings.ts';

/**
 * Counted over 55 documents: 1 body both leading and cooperating, 0 named twice under one name, 1 under two. “牵头单位：A；责任单位：A、B”
 * names the leader again among those responsible; some offices do so by custom, and it is left alone.
 */
export default defineDraftRule({
  id: 'unit-conflict',
  group: 'responsibility',
  title: '同一单位重复出现或既牵头又配合',
  severity: 'warning',
  fix: 'offered',
  rationale: '一家单位在同一条里既牵头又配合，或者列了两遍，分工表上无法认定角色，多因增补单位时没有核对前文。',
  authority: [{ source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿）' }],
  silentOn: [
    '同一单位在不同条款中分别牵头、配合',
    '“牵头单位：甲；责任单位：甲、乙”这种牵头单位同时列入责任单位的写法',
    '不同层级的对口单位（省税务局、市税务局）',
    '改革前并存的单位（工商局、质监局），以及有的地方分设的单位',
  ],
  good: ['（一）建设平台。抓好建设。（牵头单位：市科技局；配合单位：市财政局、市商务局）'],
  bad: [
    {
      text: '（一）建设平台。抓好建设。（牵头单位：市科技局；配合单位：市财政局、市科技局、市商务局）',
      flags: '市科技局',
      fixed: '（一）建设平台。抓好建设。（牵头单位：市科技局；配合单位：市财政局、市商务局）',
    },
    {
      text: '（一）建设平台。抓好建设。（责任单位：市科技局、市财政局、市科技局）',
      flags: '市科技局',
      fixed: '（一）建设平台。抓好建设。（责任单位：市科技局、市财政局）',
    },
    {
      text: '（一）稳定投资。加强调度。（责任单位：市发展和改革委员会、市财政局、市发展改革委）',
      flags: '市发展改革委',
      fixed: '（一）稳定投资。加强调度。（责任单位：市发展和改革委员会、市财政局）',
    },
  ],

  *check(draft, { analysis, settings, knowledge }) {
    const today = isoDay(settings.today);
    const own = settings.office?.bodies ?? null;
    for (const assignment of draft.assignments) {
      if (!mayRepeat(analysis, assignment) && (own === null || !repeatsOwn(assignment, own))) continue;
      const units = unitsOf(assignment);
      const bodies = units.map((unit) => ({ known: bodyOf(analysis, unit), own: own?.of(unit.name)?.body ?? null }));
      for (const [index, unit] of units.entries()) {
        const same = firstSame(units, bodies, index, today, knowledge.agencies);
        if (same === index) continue;
        const earlier = units[same]!;
        const conflicting = earlier.role === 'lead' && unit.role === 'cooperating';
        if (!conflicting && earlier.role !== unit.role && !inOneList(earlier, unit)) continue;
        yield {
          range: siteRange(unit.site, unit.span),
          message: messageFor(earlier, unit, conflicting),
          related: [{ range: siteRange(earlier.site, earlier.span), message: `“${earlier.name}”前面已列在这里` }],
          tag: 'unnecessary',
          fixes: () => removal(analysis, unit),
        };
      }
    }
  },
});

/** 责任单位：甲、乙、甲, also where the draft says that the first of a list leads, which parts the two roles. */
function inOneList(a: AssignedUnit, b: AssignedUnit): boolean {
  const holds = (units: readonly { readonly span: AssignedUnit['span'] }[], { span }: AssignedUnit): boolean =>
    units.some((unit) => unit.span.start === span.start);
  return a.site === b.site && a.site.annotation.groups.some(({ units }) => holds(units, a) && holds(units, b));
}

/** Annotations on a line of their own are read together with their neighbours; a single one tells by itself. */
function mayRepeat(analysis: Analysis, { sites }: Assignment): boolean {
  const [site, ...more] = sites;
  return more.length > 0 || site!.continuation !== null || analysis.facts[site!.line]!.repeatsBody;
}

function repeatsOwn(assignment: Assignment, own: OwnBodies): boolean {
  const seen = new Set<OfficeBody>();
  for (const { name } of unitsOf(assignment)) {
    const body = own.of(name)?.body;
    if (body === undefined) continue;
    if (seen.has(body)) return true;
    seen.add(body);
  }
  return false;
}

/** What a unit is, as the trade knows it and as the office lists it. */
interface Identity {
  readonly known: BodyName | null;
  readonly own: OfficeBody | null;
}

/** The index of the first unit that is the same body; its own index if none is. */
function firstSame(
  units: readonly AssignedUnit[],
  bodies: readonly Identity[],
  index: number,
  today: string,
  agencies: Agencies,
): number {
  const { name } = units[index]!;
  const { known, own } = bodies[index]!;
  for (let at = 0; at < index; at++) {
    if (units[at]!.name === name) return at;
    const other = bodies[at]!;
    if (own !== null && other.own === own) return at;
    if (known !== null && other.known !== null && isSame(other.known, known, today, agencies)) return at;
  }
  return index;
}

/** What is known of a unit; nothing of those whose annotation is torn across two lines. */
function bodyOf(analysis: Analysis, { site, span }: AssignedUnit): BodyName | null {
  return site.continuation === null ? bodyAt(analysis.facts[site.line]!.bodies, span.start) : null;
}

function isSame(a: BodyName, b: BodyName, today: string, agencies: Agencies): boolean {
  if (!sameBody(a, b)) return false;
  // Beside the body that took it over, an old name counts only once the change is over everywhere.
  const old = [a, b].filter(({ known }) => known.form === 'outdated');
  return old.length !== 1 || isGone(old[0]!, today, agencies);
}

function isGone({ known, level }: BodyName, today: string, agencies: Agencies): boolean {
  const name = known.outdated!;
  return name.mayRemain !== true && agencies.outdatedSince(name, level ?? 'city') <= today;
}

function messageFor(earlier: AssignedUnit, unit: AssignedUnit, conflicting: boolean): string {
  if (earlier.name !== unit.name) {
    const what = conflicting ? '在这一条里既牵头又配合，请核定一种角色' : '在这一条里列了两次';
    return `“${earlier.name}”与“${unit.name}”是同一单位，${what}，名称也应统一。`;
  }
  return conflicting
    ? `“${unit.name}”在这一条里既是牵头单位又是配合单位，请核定一种角色。`
    : `“${unit.name}”在这一条里列了两次。`;
}

/** Removes a name with the pause in front of it, or, at the head of a list, behind it. */
function removal(analysis: Analysis, unit: AssignedUnit): Fix[] {
  const range = siteRange(unit.site, unit.span);
  if (range.start.line !== range.end.line) return [];
  const { text } = analysis.blocks[range.start.line]!;
  let { character: start } = range.start;
  let { character: end } = range.end;
  if ('、，,'.includes(text.charAt(start - 1)) && start > 0) start--;
  else if ('、，,'.includes(text.charAt(end)) && end < text.length) end++;
  return [
    {
      title: `删去重复的“${unit.text}”`,
      edits: [
        {
          range: { start: { line: range.start.line, character: start }, end: { line: range.end.line, character: end } },
          newText: '',
        },
      ],
      safe: false,
      preferred: true,
    },
  ];
}
