/** A body in an annotation: its full name, its part, and where else the draft gives it something to do. */

import type { Analysis } from '../../model/draft.ts';
import type { Agencies, Level } from '../../model/knowledge/agencies.ts';
import { pathOf } from '../../model/structure/outline.ts';
import type { Role } from '../../model/responsibility/annotation.ts';
import { mentionsOfUnit, type UnitMention } from '../occurrences.ts';
import { lines, literal } from '../markdown.ts';
import type { UnitSubject } from '../subject.ts';

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  lead: '牵头单位',
  cooperating: '配合单位',
  responsible: '责任单位',
  guiding: '指导单位',
};
const ROLE_VERBS: readonly (readonly [Role, string])[] = [
  ['lead', '牵头'],
  ['responsible', '负责'],
  ['cooperating', '配合'],
  ['guiding', '指导'],
];
const MOST_CLAUSES = 6;

export function aboutUnit(analysis: Analysis, { draft, unit }: UnitSubject, agencies: Agencies): string {
  const mentions = mentionsOfUnit(analysis, draft, unit);
  const written = unit.text === unit.name ? '' : `（此处写作“${literal(unit.text)}”）`;
  return lines([
    `**${literal(unit.name)}**${written}　本条${ROLE_NAMES[unit.role]}`,
    ...ROLE_VERBS.map(([role, verb]) => tasksAs(role, verb, mentions)),
    knownAs(unit.name, agencies),
  ]);
}

function tasksAs(role: Role, verb: string, mentions: readonly UnitMention[]): string | null {
  const places = mentions
    .filter(({ unit }) => unit.role === role)
    .map(({ assignment: { clause } }) => (clause === null ? '正文' : pathOf(clause)));
  const clauses = [...new Set(places)];
  if (clauses.length === 0) return null;
  const named = clauses.slice(0, MOST_CLAUSES).map(literal).join('；');
  return `本稿${verb}${clauses.length}条：${named}${clauses.length > MOST_CLAUSES ? '；……' : ''}`;
}

const RANKS: readonly (readonly [prefix: RegExp, level: Level])[] = [
  [/^(?:自治区|省)(?=..)/, 'province'],
  [/^(?:自治州|市|州|盟)(?!场|政|容)(?=..)/, 'city'],
  [/^(?:自治县|县|区|旗)(?=..)/, 'county'],
];

/** What the trade knows of the name: what it stands for, and whether it is still in use. */
function knownAs(name: string, agencies: Agencies): string | null {
  const rank = RANKS.find(([prefix]) => prefix.test(name));
  const bare = rank === undefined ? name : name.replace(rank[0], '');
  const known = agencies.resolve(bare, rank?.[1]) ?? agencies.resolve(bare);
  if (known === null) return null;
  const { form, body, outdated } = known;
  const level = rank?.[1];
  const note = body.note === undefined ? '' : `。${literal(body.note)}`;
  const current = level === undefined ? null : agencies.nameOf(agencies.successorOf(body.id), level);
  if (form === 'outdated' && outdated !== undefined) {
    const now = current === null ? '' : `，现为${literal(current)}`;
    return outdated.mayRemain === true
      ? `有的地方已不用此名${now}${note}`
      : `旧称（${outdated.since.slice(0, 4)}年机构改革前）${now}${note}`;
  }
  const full = level === undefined ? null : agencies.nameOf(body.id, level, 'full');
  if (form === 'informal') return `俗称${current === null ? '' : `，规范简称${literal(current)}`}${note}`;
  return form === 'short' && full !== null && full !== bare
    ? `全称：${literal(full)}${note}`
    : note === ''
      ? null
      : note.slice(1);
}
