/** Where the caret stands: what kind of thing the drafter may be about to write there. */

import type { Position, Span } from '../../text/span.ts';
import { lastOfAny } from '../../text/tails.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import type { LineRole } from '../../model/structure/layout.ts';
import type { Clause } from '../../model/structure/outline.ts';
import type { Role } from '../../model/responsibility/annotation.ts';
import { looksLikeUnit } from '../../model/responsibility/unit.ts';

interface SiteOf<Kind extends string> {
  readonly kind: Kind;
  readonly line: number;
  /** Typed so far, and what a suggestion takes the place of. */
  readonly typed: string;
  readonly replaces: Span;
}

/** Behind 《. */
export interface TitleContext extends SiteOf<'title'> {
  /** A number stands behind the title already. */
  readonly numbered: boolean;
}

/** In a list behind 牵头单位： and the like. */
export interface BodyContext extends SiteOf<'body'> {
  readonly role: Role;
  readonly clause: Clause | null;
  /** The name in front of it in the list. */
  readonly previous: string | null;
}

/** Behind （ at the end of a clause. */
export interface AnnotationContext extends SiteOf<'annotation'> {
  readonly clause: Clause;
}

/** Behind 到2030年， and the like. */
export interface IndicatorContext extends SiteOf<'indicator'> {
  readonly clause: Clause | null;
  /** The sentence up to the caret. */
  readonly sentence: string;
}

/** An empty line, or one that holds the beginning of an ordinal or heading. */
export interface ClauseContext extends SiteOf<'clause'> {
  /** The clause that has its ordinal already; null where none stands yet. */
  readonly clause: Clause | null;
  /** Only blanks or the beginning of an ordinal so far: the line is as good as empty. */
  readonly blank: boolean;
}

/** Behind a heading that is closed, with nothing after it. */
export interface BodyTextContext extends SiteOf<'text'> {
  readonly clause: Clause;
}

export type CompletionContext =
  TitleContext | BodyContext | AnnotationContext | IndicatorContext | ClauseContext | BodyTextContext;

export function completionContextAt(analysis: Analysis, draft: Draft, position: Position): CompletionContext | null {
  const block = analysis.blocks[position.line];
  if (block === undefined || block.kind === 'comment') return null;
  if (block.remark !== '' && position.character > block.text.length) return null;
  const caret = Math.min(position.character, block.text.length);
  const line: CaretLine = {
    analysis,
    draft,
    line: position.line,
    before: block.text.slice(0, caret),
    after: block.text.slice(caret),
    clause: analysis.clauses[position.line] ?? null,
  };
  return titleSite(line) ?? bodySite(line) ?? annotationSite(line) ?? indicatorSite(line) ?? clauseSite(line);
}

interface CaretLine {
  readonly analysis: Analysis;
  readonly draft: Draft;
  readonly line: number;
  readonly before: string;
  readonly after: string;
  /** The innermost clause that the line belongs to. */
  readonly clause: Clause | null;
}

/** Titles of 公文 have a hundred characters at most. */
const LONGEST_TITLE = 100;

function titleSite({ line, before, after }: CaretLine): TitleContext | null {
  const open = before.lastIndexOf('《');
  if (open < 0 || before.indexOf('》', open) >= 0) return null;
  const typed = before.slice(open + 1);
  if (typed.length > LONGEST_TITLE || /[。；;]/.test(typed)) return null;
  // What stands between the caret and 》 is the rest of the title that is being replaced.
  const rest = /^[^《》。；;]{0,100}》/.exec(after)?.[0] ?? '';
  return {
    kind: 'title',
    line,
    typed: typed.trimStart(),
    replaces: { start: open + 1, end: before.length + rest.length },
    numbered: isNumbered(after.slice(rest.length).trimStart()),
  };
}

/** （云政发〔2026〕3号）: a year not far behind an opening bracket. */
function isNumbered(behind: string): boolean {
  return /^[（(〔]/.test(behind) && /^[^（）()]*?\d{4}/.test(behind.slice(1, 26));
}

const LABEL =
  '(?:总?牵头|主办|主责|责任|负责|承办|落实|实施|配合|协办|协同|参与|参加|支持)(?:责任)?(?:单位|部门|处室|机构)';
/** Brackets within a name, 各县（市、区）, belong to the list. */
const LIST = '(?:[^。；;：:《》（()）]|[（(][^。；;：:（()）]*[）)])*';
const LABELLED = new RegExp(`(${LABEL})[ \\u3000]*[：:](${LIST})$`);

function bodySite({ line, before, after, clause }: CaretLine): BodyContext | null {
  const list = labelledList(before) ?? listInSentence(before);
  if (list === null) return null;
  const parts = list.text.split(/[、，,]/);
  const typed = parts.at(-1)!.trimStart();
  const [previous = ''] = parts.slice(-2, -1);
  const rest = /^[\u4e00-\u9fa5]*/.exec(after)![0];
  return {
    kind: 'body',
    line,
    typed,
    // In front of a name that stands there a new one is put in; within one, it is replaced.
    replaces: { start: before.length - typed.length, end: before.length + (typed === '' ? 0 : rest.length) },
    role: list.role,
    clause,
    previous: previous === '' ? null : previous.trim(),
  };
}

function labelledList(before: string): { readonly role: Role; readonly text: string } | null {
  const [, label, text] = LABELLED.exec(before) ?? [];
  return label === undefined || text === undefined ? null : { role: roleOf(label), text };
}

/** （市科技局牵头，市财政局、 at the end of a clause: bodies in a sentence, or a bare list of them. */
function listInSentence(before: string): { readonly role: Role; readonly text: string } | null {
  const open = lastOfAny(before, '（(');
  const inside = before.slice(open + 1);
  if (open < 1 || !'。）)」”'.includes(before.charAt(open - 1)) || /[。；;：:《》）)]/.test(inside)) return null;
  const leading = /^.*(?:牵头|负责)[，,]/.exec(inside)?.[0] ?? '';
  const text = inside.slice(leading.length);
  const [first = ''] = (leading === '' ? text : leading).split(/[、，,]|牵头|负责/);
  // The first name alone is the beginning of a whole annotation.
  if (!looksLikeUnit(first) || (leading === '' && !/[、，,]/.test(text))) return null;
  return { role: leading === '' ? 'lead' : 'cooperating', text };
}

function roleOf(label: string): Role {
  if (/牵头|主办|主责/.test(label)) return 'lead';
  return /配合|协办|协同|参与|参加|支持/.test(label) ? 'cooperating' : 'responsible';
}

function annotationSite({ line, before, after, clause }: CaretLine): AnnotationContext | null {
  if (clause === null || clause.children.length > 0) return null;
  const match = /[。）)」”][（(][\u4e00-\u9fa5]{0,4}$/.exec(before);
  if (match === null || !/^[）)]?[。\s]*$/.test(after.trim())) return null;
  const closing = /^[）)]/.test(after) ? 1 : 0;
  return {
    kind: 'annotation',
    line,
    typed: before.slice(match.index + 1),
    replaces: { start: match.index + 1, end: before.length + closing },
    clause,
  };
}

const TIME =
  /(?:(?:19|20)\d{2}年?(?:底|末|年底)?(?:前)?|[“"][一二三四五六七八九十]+五[”"](?:期?末|时期|期间)|[三五]年内|每年)/;

const TIME_AT_END = new RegExp(`${TIME.source}$`);
const LONGEST_TIME = 16;

function indicatorSite({ line, before, after, clause, draft }: CaretLine): IndicatorContext | null {
  const match = /[，,、；;](?<typed>[\u4e00-\u9fa5A-Za-z]{0,14})$/.exec(before);
  if (match === null || lastOfAny(before, '（(') > lastOfAny(before, '）)')) return null;
  const sentence = before.slice(before.lastIndexOf('。') + 1);
  if (!TIME.test(sentence)) return null;
  const goal = clause !== null && (clause.kind === 'goal' || draft.targets.some((target) => target.clause === clause));
  const pause = lastOfAny(sentence, '，,；;。');
  const directly =
    /[，,]/.test(sentence.charAt(pause)) && TIME_AT_END.test(sentence.slice(Math.max(0, pause - LONGEST_TIME), pause));
  if (!directly && !(goal && /\d/.test(sentence))) return null;
  // Before words that go on with the sentence, another indicator would tear it.
  if (!/^\s*(?:$|[，,；;。（(])/.test(after)) return null;
  const typed = match.groups!['typed']!;
  return {
    kind: 'indicator',
    line,
    typed,
    replaces: { start: before.length - typed.length, end: before.length },
    clause,
    sentence,
  };
}

/** Ordinals on their way: （ （三 三 4 第三, with the closing bracket that an editor adds. */
const PART_OF_ORDINAL = /^(?:[（(][一二三四五六七八九十\d]{0,3}|第?[一二三四五六七八九十\d]{1,3}|第)[）)、.．]?$/;
const LONGEST_HEADING = 30;
const LONGEST_UNNUMBERED = 16;

function clauseSite(caret: CaretLine): ClauseContext | BodyTextContext | null {
  const { analysis, line, before, after } = caret;
  const { marker } = analysis.blocks[line]!;
  if (marker !== null && before.length >= marker.span.end) return numberedSite(caret, marker.contentStart);
  if (marker === null && isOutsideText(caret)) return null;
  if (!/^[）)]?$/.test(after.trim())) return null;
  const content = before.trimStart();
  const start = before.length - content.length;
  const end = before.length + after.trimEnd().length;
  if (content === '' || PART_OF_ORDINAL.test(content)) {
    return { kind: 'clause', line, typed: content, replaces: { start: 0, end }, clause: null, blank: true };
  }
  if (marker !== null || content.length > LONGEST_UNNUMBERED || /[^\u4e00-\u9fa5“”]/.test(content)) return null;
  return { kind: 'clause', line, typed: content, replaces: { start, end }, clause: null, blank: false };
}

function numberedSite(
  { line, before, after, clause }: CaretLine,
  start: number,
): ClauseContext | BodyTextContext | null {
  if (clause === null || clause.line !== line || after.trim() !== '') return null;
  const from = Math.min(start, before.length);
  const typed = before.slice(from);
  const replaces = { start: from, end: before.length + after.length };
  if (/^[^。；;：:]*$/.test(typed)) {
    if (typed.length > LONGEST_HEADING || /[，,]/.test(typed)) return null;
    return { kind: 'clause', line, typed: typed.trim(), replaces, clause, blank: false };
  }
  if (!/^[^。；;：:]{2,40}[。：:]\s*$/.test(typed) || clause.heading === '') return null;
  return {
    kind: 'text',
    line,
    typed: '',
    replaces: { start: before.length, end: before.length + after.length },
    clause,
  };
}

/** Title, addressee, signature and what belongs to them: below them no clause begins. */
const NO_TEXT: ReadonlySet<LineRole> = new Set([
  'header',
  'number',
  'title',
  'addressee',
  'signature',
  'date',
  'note',
  'imprint',
]);

function isOutsideText({ analysis, draft, line }: CaretLine): boolean {
  const { roles } = analysis;
  if (draft.title !== null && line <= draft.title.lastLine) return true;
  let above = line - 1;
  while (above > draft.first && (roles[above] === 'blank' || roles[above] === 'comment')) above--;
  return above >= draft.first && NO_TEXT.has(roles[above]!);
}
