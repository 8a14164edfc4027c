/**
 * Runs the rules under one set of settings. Findings of line rules are kept with their line, so a keystroke re-runs
 * them on the edited line alone; draft rules run on the model, which is small. A rule that fails is reported once to
 * the log and the others go on.
 */

import { comparePositions, rangeOf } from '../text/span.ts';
import type { Block } from '../syntax/block.ts';
import type { Analysis, Draft } from '../model/draft.ts';
import { readHoles } from '../model/line/holes.ts';
import type { LineFacts } from '../model/line/facts.ts';
import type { Knowledge } from '../model/knowledge/knowledge.ts';
import type { LineRole } from '../model/structure/layout.ts';
import type { Finding, Fix, Severity } from './finding.ts';
import { Hidden, readIgnores, RuleNames, unusedAmong, type Ignore } from './ignore.ts';
import type { DraftRule, LineFix, LineReport, LineRule, Rule, RuleContext } from './rule.ts';
import { honest, withoutVerbatim } from './safety.ts';
import type { Settings } from './settings.ts';

interface KeptReport {
  readonly rule: LineRule;
  readonly severity: Severity;
  readonly report: LineReport;
}

/** The reports of a line, which hold wherever it stands, and the findings that they are on its present line. */
interface KeptLine {
  readonly role: LineRole;
  readonly line: number;
  readonly reports: readonly KeptReport[];
  readonly findings: readonly Finding[];
}

/** The rule that is about places still to fill in. */
const HOLES_BY = 'placeholder';

const NO_FINDINGS: readonly Finding[] = Object.freeze([]);
const NO_REPORTS: readonly KeptReport[] = Object.freeze([]);
const NO_FIXES = (): readonly Fix[] => [];

export class Inspector {
  readonly settings: Settings;
  readonly #lineRules: readonly LineRule[];
  readonly #draftRules: readonly DraftRule[];
  readonly #lastRules: readonly DraftRule[];
  readonly #names: RuleNames;
  readonly #active: ReadonlyMap<string, Rule>;
  readonly #kept = new WeakMap<Block, KeptLine>();
  readonly #knowledge: Knowledge;
  readonly #onFailure: (rule: string, error: unknown) => void;

  constructor(
    rules: readonly Rule[],
    settings: Settings,
    knowledge: Knowledge,
    onFailure: (rule: string, error: unknown) => void,
  ) {
    this.settings = settings;
    this.#knowledge = knowledge;
    const active = rules.filter((rule) => settings.rules[rule.id] !== 'off');
    this.#names = new RuleNames(rules);
    this.#active = new Map(active.map((rule) => [rule.id, rule]));
    this.#lineRules = active.filter((rule) => rule.scope === 'line');
    const draftRules = active.filter((rule) => rule.scope === 'draft');
    this.#draftRules = draftRules.filter(({ last }) => last !== true);
    this.#lastRules = draftRules.filter(({ last }) => last === true);
    this.#onFailure = onFailure;
  }

  /** All findings, in order of position and then of rule id. */
  inspect(analysis: Analysis): Finding[] {
    const { blocks, facts, roles } = analysis;
    const findings: Finding[] = [];
    for (const [line, block] of blocks.entries()) {
      if (block.kind !== 'text') continue;
      for (const finding of this.#lineFindings(block, facts[line]!, roles[line]!, line)) findings.push(finding);
    }
    const ignores = readIgnores(blocks, this.#names);
    const hidden = new Hidden(ignores);
    this.#ask(this.#draftRules, analysis, [], findings);
    const unfinished = unfinishedLines(blocks);
    const told = findings.filter((finding) => this.#isDue(finding, blocks, unfinished));
    const unused = unusedAmong(ignores, told, (rule) => this.#active.has(rule));
    this.#ask(this.#lastRules, analysis, unused, told);
    const shown = told.filter((finding) => !hidden.has(finding));
    return [...withoutVerbatim(shown, blocks)].sort(inOrder);
  }

  #ask(rules: readonly DraftRule[], analysis: Analysis, unused: readonly Ignore[], into: Finding[]): void {
    const context = { analysis, settings: this.settings, knowledge: this.#knowledge, unused };
    for (const draft of analysis.drafts) {
      for (const rule of rules) this.#check(rule, draft, context, into);
    }
  }

  /** A line with places 【…】 still to fill in is not finished, and words that the office has accepted are right. */
  #isDue({ rule, range: { start, end } }: Finding, blocks: readonly Block[], unfinished: ReadonlySet<number>): boolean {
    if (rule === HOLES_BY) return true;
    if (unfinished.size > 0)
      for (let line = start.line; line <= end.line; line++) if (unfinished.has(line)) return false;
    const { office } = this.settings;
    if (office === null || start.line !== end.line || this.#active.get(rule)?.exemptBy !== 'accepted') return true;
    return !office.accepts(blocks[start.line]!.text, start.character, end.character);
  }

  #check(rule: DraftRule, draft: Draft, context: RuleContext, into: Finding[]): void {
    try {
      for (const { fixes, severity, ...rest } of rule.check(draft, context)) {
        into.push({
          ...rest,
          rule: rule.id,
          severity: this.#severity(rule, severity),
          fixes:
            fixes === undefined
              ? NO_FIXES
              : () => fixes().map((fix) => honest(fix, (line) => context.analysis.blocks[line])),
        });
      }
    } catch (error) {
      this.#onFailure(rule.id, error);
    }
  }

  #lineFindings(block: Block, facts: LineFacts, role: LineRole, line: number): readonly Finding[] {
    let kept = this.#kept.get(block);
    if (kept !== undefined && kept.role === role && kept.line === line) return kept.findings;
    const reports = kept !== undefined && kept.role === role ? kept.reports : this.#lineReports(block, facts, role);
    const findings = reports.length === 0 ? NO_FINDINGS : reports.map((report) => located(report, block, line));
    kept = { role, line, reports, findings };
    this.#kept.set(block, kept);
    return findings;
  }

  #lineReports(block: Block, facts: LineFacts, role: LineRole): readonly KeptReport[] {
    let reports: KeptReport[] | undefined;
    for (const rule of this.#lineRules) {
      if (!rule.roles.includes(role) || rule.mayApply?.(block, facts, this.settings) === false) continue;
      try {
        for (const report of rule.check(block, facts, this.#knowledge, this.settings)) {
          (reports ??= []).push({ rule, severity: this.#severity(rule, report.severity), report });
        }
      } catch (error) {
        this.#onFailure(rule.id, error);
      }
    }
    return reports ?? NO_REPORTS;
  }

  #severity(rule: Rule, own: Severity | undefined): Severity {
    const set = this.settings.rules[rule.id];
    return set !== undefined && set !== 'off' ? set : (own ?? rule.severity);
  }
}

export function inOrder(a: Finding, b: Finding): number {
  return comparePositions(a.range.start, b.range.start) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

function located({ rule, severity, report }: KeptReport, block: Block, line: number): Finding {
  const { span, fixes, severity: _own, ...rest } = report;
  return {
    ...rest,
    rule: rule.id,
    severity,
    range: rangeOf(line, span),
    fixes: fixes === undefined ? NO_FIXES : () => fixes().map((fix) => locatedFix(fix, block, line)),
  };
}

function locatedFix(fix: LineFix, block: Block, line: number): Fix {
  const edits = fix.edits.map(({ span, newText }) => ({ range: rangeOf(line, span), newText }));
  return honest({ ...fix, edits }, (at) => (at === line ? block : undefined));
}

function unfinishedLines(blocks: readonly Block[]): Set<number> {
  const lines = new Set<number>();
  for (const [line, block] of blocks.entries()) if (readHoles(block).length > 0) lines.add(line);
  return lines;
}
