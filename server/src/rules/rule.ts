/**
 * What a rule is: one metadata object, from which the registry, the settings, the rule's page, `rules`, `explain` and
 * the tests of its examples are made, and a check over one line or one draft.
 */

import type { Range, Span, TextEdit } from '../text/span.ts';
import type { Block } from '../syntax/block.ts';
import type { Analysis, Draft } from '../model/draft.ts';
import type { LineFacts } from '../model/line/facts.ts';
import type { Knowledge } from '../model/knowledge/knowledge.ts';
import type { LineRole } from '../model/structure/layout.ts';
import type { Fix, Related, Severity, Unfinished } from './finding.ts';
import type { Ignore } from './ignore.ts';
import type { Settings } from './settings.ts';

export type RuleGroup =
  'filling' | 'numbering' | 'responsibility' | 'target' | 'citation' | 'wording' | 'form' | 'compliance';

export interface Authority {
  /** Standard, regulation or custom. */
  readonly source: string;
  readonly clause?: string;
}

/** A text that the rule must report, run as a test. */
export interface BadExample {
  readonly text: string;
  /** The flagged stretch, as it stands in `text`. */
  readonly flags: string;
  /** The text after the first fix of the first finding. */
  readonly fixed?: string;
}

export interface RuleMeta {
  readonly id: string;
  readonly group: RuleGroup;
  readonly title: string;
  /** Of most of its findings; single findings may be milder. */
  readonly severity: Severity;
  /** `safe` when fixAll may mend it, `offered` when a human chooses, `none` when only the drafter knows. */
  readonly fix: 'safe' | 'offered' | 'none';
  /** Why it matters, for the drafter. */
  readonly rationale: string;
  readonly authority: readonly Authority[];
  /** What it deliberately leaves alone. */
  readonly silentOn: readonly string[];
  readonly good: readonly string[];
  readonly bad: readonly BadExample[];
  /** The .policydraft.json that the examples are read under; without it, none. */
  readonly office?: string;
  /**
   * It flags words that may be right in one office, and are left alone where the .policydraft.json lists them: under
   * 认可的写法, where the inspector sees to it, or among its own places.
   */
  readonly exemptBy?: 'accepted' | 'regions';
}

interface Report {
  readonly message: string;
  /** Milder (or graver) than the rule's own severity. */
  readonly severity?: Severity;
  readonly unfinished?: Unfinished;
  readonly tag?: 'deprecated' | 'unnecessary';
}

/** A fix within one line: spans count from the start of the line. */
export interface LineFix {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly newText: string }[];
  readonly safe: boolean;
  readonly ordered?: boolean;
  readonly preferred?: boolean;
  readonly snippet?: string;
}

export interface LineReport extends Report {
  readonly span: Span;
  readonly fixes?: () => readonly LineFix[];
}

export interface DraftReport extends Report {
  readonly range: Range;
  readonly fixes?: () => readonly Fix[];
  readonly related?: readonly Related[];
}

/** Sees one line and nothing else, so its findings are kept with the line. */
export interface LineRule extends RuleMeta {
  readonly scope: 'line';
  /** The roles of the lines it looks at. */
  readonly roles: readonly LineRole[];
  /** False for a line in which the rule can find nothing; most lines are spared most rules this way. */
  readonly mayApply?: (block: Block, facts: LineFacts, settings: Settings) => boolean;
  readonly check: (block: Block, facts: LineFacts, knowledge: Knowledge, settings: Settings) => Iterable<LineReport>;
}

/** Sees the model of a draft. */
export interface DraftRule extends RuleMeta {
  readonly scope: 'draft';
  /** Asked after all other rules: it is about what they found. */
  readonly last?: true;
  readonly check: (draft: Draft, context: RuleContext) => Iterable<DraftReport>;
}

export interface RuleContext {
  readonly analysis: Analysis;
  readonly settings: Settings;
  readonly knowledge: Knowledge;
  /** For rules that are asked last: comments that name no rule, or hide nothing. */
  readonly unused: readonly Ignore[];
}

export type Rule = LineRule | DraftRule;

export function defineLineRule(rule: Omit<LineRule, 'scope'>): LineRule {
  return { ...rule, scope: 'line' };
}

export function defineDraftRule(rule: Omit<DraftRule, 'scope'>): DraftRule {
  return { ...rule, scope: 'draft' };
}

/** Lines that are read by a person: everything but blanks, comments and the residue of web pages. */
export const PRINTED: readonly LineRole[] = [
  'aboveTitle',
  'header',
  'number',
  'title',
  'addressee',
  'body',
  'attachmentNote',
  'signature',
  'date',
  'note',
  'imprint',
];

/** A fix that is one replacement. */
export function replacement(
  title: string,
  range: Range,
  newText: string,
  options: { safe: boolean; preferred?: boolean; snippet?: string },
): Fix {
  const edits: TextEdit[] = [{ range, newText }];
  return { title, edits, ...options };
}
