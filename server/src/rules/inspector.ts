/**
 * Runs the rules under one set of settings. Findings of line rules are kept with their line, so a keystroke re-runs
 * them on the edited line alone; draft rules run on the model, which is small. A rule that fails is reported once to
 * the log and the others go on.
 */

import { comparePositions, rangeOf, sameRange } from '../text/span.ts';
import type { Block } from '../syntax/block.ts';
import type { Analysis, Draft } from '../model/draft.ts';
import type { LineFacts } from '../model/line/facts.ts';
import type { Knowledge } from '../model/knowledge/knowledge.ts';
import { MADE_OF, type LineField } from '../model/lineFields.ts';
import type { LineRole } from '../model/structure/layout.ts';
import type { Finding, Fix, Severity } from './finding.ts';
import { readIgnores } from './ignore.ts';
import type { DraftReport, DraftRule, LineFix, LineReport, LineRule, Rule, RuleContext } from './rule.ts';
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

/** What rules that read certain fields only found in a draft, and the present state of that draft. */
interface Ledger {
  draft: Draft | null;
  context: RuleContext | null;
  readonly findings: Map<DraftRule, readonly Finding[]>;
}

/** The lines of a text and the parts that they play. */
type Laid = Pick<Analysis, 'blocks' | 'roles'>;

const NO_FINDINGS: readonly Finding[] = Object.freeze([]);
const NO_REPORTS: readonly KeptReport[] = Object.freeze([]);
const NO_FIXES = (): readonly Fix[] => [];

export class Inspector {
  readonly settings: Settings;
  readonly #lineRules: readonly LineRule[];
  readonly #draftRules: readonly DraftRule[];
  readonly #lineRuleIds: ReadonlySet<string>;
  /** What of the lines of a text each draft rule goes by. */
  readonly #seen: readonly { readonly id: string; readonly fields: readonly LineField[] }[];
  readonly #kept = new WeakMap<Block, KeptLine>();
  readonly #keptDrafts = new WeakMap<Draft, readonly Finding[]>();
  readonly #ledgers = new WeakMap<Analysis['lines'], Ledger[]>();
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
    this.#lineRules = active.filter((rule) => rule.scope === 'line');
    this.#draftRules = active.filter((rule) => rule.scope === 'draft');
    this.#lineRuleIds = new Set(this.#lineRules.map(({ id }) => id));
    this.#seen = this.#draftRules.map(({ id, reads, looksAt = [] }) => ({
      id,
      fields: [...reads.flatMap((field) => MADE_OF[field]), ...looksAt],
    }));
    this.#onFailure = onFailure;
  }

  /** All findings, in order of position and then of rule id. */
  inspect(analysis: Analysis): Finding[] {
    const findings = this.#findingsOnLines(analysis, 0, analysis.facts);
    const context = { analysis, settings: this.settings, knowledge: this.#knowledge };
    for (const [index, draft] of analysis.drafts.entries()) {
      for (const finding of this.#draftFindings(draft, index, context)) findings.push(finding);
    }
    return withoutIgnored(findings, analysis.blocks).sort(inOrder);
  }

  isLineRule(id: string): boolean {
    return this.#lineRuleIds.has(id);
  }

  get draftRuleIds(): readonly string[] {
    return this.#draftRules.map(({ id }) => id);
  }

  /** The draft rules to which a change in these fields is something new. */
  draftRulesSeeing(changed: ReadonlySet<LineField>): Set<string> {
    const asked = new Set<string>();
    if (changed.size === 0) return asked;
    for (const { id, fields } of this.#seen) if (fields.some((field) => changed.has(field))) asked.add(id);
    return asked;
  }

  /** The findings of line rules on the lines from `first` on of which `facts` are given. */
  inspectLines(text: Laid, first: number, facts: readonly LineFacts[]): Finding[] {
    return withoutIgnored(this.#findingsOnLines(text, first, facts), text.blocks);
  }

  #findingsOnLines({ blocks, roles }: Laid, first: number, facts: readonly LineFacts[]): Finding[] {
    const findings: Finding[] = [];
    for (let index = 0, line = first; index < facts.length; index++, line++) {
      if (blocks[line]!.kind !== 'text') continue;
      for (const finding of this.#lineFindings(blocks[line]!, facts[index]!, roles[line]!, line))
        findings.push(finding);
    }
    return findings;
  }

  /** The findings of some draft rules. */
  inspectAgain(analysis: Analysis, asked: ReadonlySet<string>): Finding[] {
    const findings: Finding[] = [];
    const context = { analysis, settings: this.settings, knowledge: this.#knowledge };
    for (const draft of analysis.drafts) {
      const ledger: Ledger = { draft, context, findings: new Map() };
      for (const rule of this.#draftRules) {
        if (asked.has(rule.id)) for (const finding of this.#check(rule, draft, context, ledger)) findings.push(finding);
      }
    }
    return withoutIgnored(findings, analysis.blocks);
  }

  /** A draft that the last edit left alone is the same object as before, and so are its findings. */
  #draftFindings(draft: Draft, index: number, context: RuleContext): readonly Finding[] {
    const kept = this.#keptDrafts.get(draft);
    if (kept !== undefined) return kept;
    const ledger = this.#ledgerOf(context.analysis, index);
    const findings: Finding[] = [];
    const before = ledger.draft;
    ledger.draft = draft;
    ledger.context = context;
    for (const rule of this.#draftRules) {
      const keeps =
        rule.looksAt === undefined && before !== null && rule.reads.every((field) => before[field] === draft[field]);
      let own = keeps ? ledger.findings.get(rule) : undefined;
      if (own === undefined) {
        own = this.#check(rule, draft, context, ledger);
        if (rule.looksAt === undefined) ledger.findings.set(rule, own);
      }
      for (const finding of own) findings.push(finding);
    }
    findings.sort(inOrder);
    this.#keptDrafts.set(draft, findings);
    return findings;
  }

  /** As long as edits leave the layout of a text alone, its drafts keep their ledgers. */
  #ledgerOf({ lines }: Analysis, index: number): Ledger {
    let ledgers = this.#ledgers.get(lines);
    if (ledgers === undefined) this.#ledgers.set(lines, (ledgers = []));
    return (ledgers[index] ??= { draft: null, context: null, findings: new Map() });
  }

  #check(rule: DraftRule, draft: Draft, context: RuleContext, ledger: Ledger): readonly Finding[] {
    const findings: Finding[] = [];
    try {
      for (const report of rule.check(draft, context)) {
        const { fixes, severity, ...rest } = report;
        findings.push({
          ...rest,
          rule: rule.id,
          severity: this.#severity(rule, severity),
          fixes:
            fixes === undefined
              ? NO_FIXES
              : () => (ledger.draft === draft ? fixes() : freshFixes(rule, report, ledger)),
        });
      }
    } catch (error) {
      this.#onFailure(rule.id, error);
    }
    return findings.length === 0 ? NO_FINDINGS : findings;
  }

  #lineFindings(block: Block, facts: LineFacts, role: LineRole, line: number): readonly Finding[] {
    let kept = this.#kept.get(block);
    if (kept !== undefined && kept.role === role && kept.line === line) return kept.findings;
    const reports = kept !== undefined && kept.role === role ? kept.reports : this.#lineReports(block, facts, role);
    const findings = reports.length === 0 ? NO_FINDINGS : reports.map((report) => located(report, line));
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

/** The fixes of a kept finding are worked out on the present state of the draft, in which lines may read otherwise. */
function freshFixes(rule: DraftRule, kept: DraftReport, { draft, context }: Ledger): readonly Fix[] {
  for (const report of rule.check(draft!, context!)) {
    if (report.message === kept.message && sameRange(report.range, kept.range)) return report.fixes?.() ?? [];
  }
  return [];
}

export function inOrder(a: Finding, b: Finding): number {
  return comparePositions(a.range.start, b.range.start) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

function located({ rule, severity, report }: KeptReport, line: number): Finding {
  const { span, fixes, severity: _own, ...rest } = report;
  return {
    ...rest,
    rule: rule.id,
    severity,
    range: rangeOf(line, span),
    fixes: fixes === undefined ? NO_FIXES : () => fixes().map((fix) => locatedFix(fix, line)),
  };
}

function locatedFix(fix: LineFix, line: number): Fix {
  return { ...fix, edits: fix.edits.map(({ span, newText }) => ({ range: rangeOf(line, span), newText })) };
}

function withoutIgnored(findings: Finding[], blocks: readonly Block[]): Finding[] {
  // While one types there is mostly nothing to look through all lines for.
  if (findings.length === 0) return findings;
  const { file, lines } = readIgnores(blocks);
  if (file.size === 0 && lines.size === 0) return findings;
  return findings.filter(({ rule, range }) => !file.has(rule) && lines.get(range.start.line)?.has(rule) !== true);
}
