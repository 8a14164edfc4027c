/**
 * Findings as a language model reads them: where each stands, in words and as a place, what the rule behind it rests on,
 * and how it can be mended. Bounded: a model reads no more than some hundred findings with profit, and what is left out is told.
 */

import { RULES } from '../../rules/registry.generated.ts';
import type { Finding, Severity } from '../../rules/finding.ts';
import { inFile } from '../../syntax/inFile.ts';
import type { Source } from '../../syntax/source.ts';
import type { Range, TextEdit } from '../../text/span.ts';
import { countBySeverity, gravest } from '../gravest.ts';

export interface FindingForModel {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** 第12行, as people count. */
  readonly place: string;
  /** The words found fault with. */
  readonly words: string;
  /** In the file: zero-based lines, UTF-16 characters. */
  readonly range: Range;
  readonly fixes: readonly FixForModel[];
}

interface FixForModel {
  readonly title: string;
  /** Right without a human decision. */
  readonly safe: boolean;
  /** Null where there are too many to write down; `count` says how many. */
  readonly edits: readonly TextEdit[] | null;
  readonly count: number;
}

export interface FindingsForModel {
  readonly counts: Readonly<Record<Severity, number>>;
  readonly diagnostics: readonly FindingForModel[];
  /** Findings beyond the limit; the gravest are given. */
  readonly leftOut: number;
  /** What each rule named above asks and why, with its source. */
  readonly rules: Readonly<Record<string, { readonly title: string; readonly rationale: string }>>;
}

/** A quotation is to be found again, not to be read instead of the draft. */
const LONGEST_WORDS = 60;
/** Renumbering a whole draft takes hundreds; a model mends what it can see. */
const MOST_EDITS = 20;

export const FINDINGS_LIMIT = 100;

export function findingsForModel(
  source: Source,
  findings: readonly Finding[],
  limit = FINDINGS_LIMIT,
): FindingsForModel {
  const given = gravest(findings, limit);
  const named = new Set(given.map(({ rule }) => rule));
  return {
    counts: countBySeverity(findings),
    diagnostics: given.map((finding) => inFile(source, entryOf(source, finding))),
    leftOut: findings.length - given.length,
    rules: Object.fromEntries(
      RULES.filter(({ id }) => named.has(id)).map(({ id, title, rationale }) => [id, { title, rationale }]),
    ),
  };
}

function entryOf({ blocks }: Source, finding: Finding): FindingForModel {
  const { rule, severity, message, range } = finding;
  const { start, end } = range;
  const words = blocks[start.line]!.text.slice(start.character, start.line === end.line ? end.character : undefined);
  return {
    rule,
    severity,
    message,
    place: `第${start.line + 1}行`,
    words: words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}……` : words,
    range,
    fixes: finding.fixes().map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.length > MOST_EDITS ? null : edits,
      count: edits.length,
    })),
  };
}
