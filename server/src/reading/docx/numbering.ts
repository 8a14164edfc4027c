/** word/numbering.xml and word/styles.xml: which list a paragraph belongs to, and how that list is counted. */

import { readMarkup } from '../markup.ts';
import type { List, ListLevel } from '../numbering.ts';

export interface ParagraphStyle {
  readonly name: string;
  readonly basedOn: string | null;
  readonly list: string | null;
  readonly depth: number | null;
}

export interface DocxNumbering {
  readonly lists: ReadonlyMap<string, List>;
  /** The level of a list that belongs to a style, as the headings of a document do. */
  depthOf(list: string, style: string): number | null;
}

interface Draft {
  levels: { level: ListLevel; style: string | null }[];
  /** A family that is only a name for the list of a numbering style. */
  styleLink: string | null;
}

interface LevelDraft {
  depth: number;
  start: number;
  format: string;
  pattern: string;
  restart: number | null;
  inFigures: boolean;
  style: string | null;
}

interface Override {
  start: number | null;
  level: LevelDraft | null;
}

export function readStyles(xml: string): ReadonlyMap<string, ParagraphStyle> {
  const styles = new Map<string, ParagraphStyle>();
  let id: string | null = null;
  let style: { -readonly [Key in keyof ParagraphStyle]: ParagraphStyle[Key] } | null = null;
  readMarkup(xml, 'xml', {
    open(name, attributes) {
      const value = attributes.get('val') ?? null;
      if (name === 'style') {
        id = attributes.get('styleId') ?? null;
        style = { name: '', basedOn: null, list: null, depth: null };
      } else if (style === null) return;
      else if (name === 'name') style.name = value ?? '';
      else if (name === 'basedOn') style.basedOn = value;
      else if (name === 'numId') style.list = value;
      else if (name === 'ilvl') style.depth = depth(value);
    },
    text() {},
    close(name) {
      if (name !== 'style') return;
      if (id !== null && style !== null) styles.set(id, style);
      style = null;
    },
  });
  return styles;
}

export function readNumbering(xml: string, styles: ReadonlyMap<string, ParagraphStyle>): DocxNumbering {
  const families = new Map<string, Draft>();
  const members = new Map<string, { family: string; overrides: Map<number, Override> }>();
  let family: Draft | null = null;
  let member: { family: string; overrides: Map<number, Override> } | null = null;
  let override: Override | null = null;
  let level: LevelDraft | null = null;
  readMarkup(xml, 'xml', {
    open(name, attributes) {
      const value = attributes.get('val') ?? '';
      switch (name) {
        case 'abstractNum':
          family = { levels: [], styleLink: null };
          families.set(attributes.get('abstractNumId') ?? '', family);
          break;
        case 'numStyleLink':
          if (family !== null) family.styleLink = value;
          break;
        case 'num':
          member = { family: '', overrides: new Map() };
          members.set(attributes.get('numId') ?? '', member);
          break;
        case 'abstractNumId':
          if (member !== null) member.family = value;
          break;
        case 'lvlOverride':
          override = { start: null, level: null };
          member?.overrides.set(depth(attributes.get('ilvl')), override);
          break;
        case 'startOverride':
          if (override !== null) override.start = number(value, 1);
          break;
        case 'lvl':
          level = {
            depth: depth(attributes.get('ilvl')),
            start: 1,
            format: 'decimal',
            pattern: '',
            restart: null,
            inFigures: false,
            style: null,
          };
          break;
        default:
          if (level !== null) readProperty(level, name, value);
      }
    },
    text() {},
    close(name) {
      if (name === 'lvl' && level !== null) {
        if (override !== null) override.level = level;
        else if (family !== null) family.levels[level.depth] = { level, style: level.style };
        level = null;
      } else if (name === 'lvlOverride') override = null;
      else if (name === 'abstractNum') family = null;
      else if (name === 'num') member = null;
    },
  });
  /** A link leads to a style, that to a list, that to the family; a second link would lead in a circle. */
  const origin = (name: string): string => {
    const list = styles.get(families.get(name)?.styleLink ?? '')?.list;
    return (list === null || list === undefined ? undefined : members.get(list)?.family) ?? name;
  };
  const lists = new Map<string, List>();
  for (const [id, { family: name, overrides }] of members) {
    const levels: (ListLevel | undefined)[] = [];
    for (const [at, entry] of (families.get(origin(name))?.levels ?? []).entries()) levels[at] = entry?.level;
    const starts = new Map<number, number>();
    for (const [at, { start, level: own }] of overrides) {
      if (own !== null) levels[at] = own;
      if (start !== null) starts.set(at, start);
    }
    lists.set(id, { family: origin(name), levels, starts });
  }
  return {
    lists,
    depthOf(list, style) {
      const found =
        families.get(lists.get(list)?.family ?? '')?.levels.findIndex((entry) => entry?.style === style) ?? -1;
      return found < 0 ? null : found;
    },
  };
}

function readProperty(level: LevelDraft, name: string, value: string): void {
  switch (name) {
    case 'start':
      level.start = number(value, 1);
      break;
    case 'numFmt':
      // A custom format is given by an example behind this name, which old programs do not know.
      level.format = value;
      break;
    case 'lvlText':
      level.pattern = value.slice(0, 100);
      break;
    case 'lvlRestart':
      level.restart = number(value, 0);
      break;
    case 'isLgl':
      level.inFigures = value !== '0' && value !== 'false';
      break;
    case 'pStyle':
      level.style = value;
      break;
  }
}

export function depth(value: string | null | undefined): number {
  return Math.min(number(value ?? '', 0), 8);
}

function number(value: string, otherwise: number): number {
  return /^\d{1,6}$/.test(value) ? Number(value) : otherwise;
}
