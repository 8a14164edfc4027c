/**
 * The one façade over reading and checking: the language server, the command line and the benchmarks all use it.
 * It owns the open documents and every cache of them; below it only tables of names are remembered between calls.
 */

import { createLibrary, type Library } from '../library/library.ts';
import { suggest, type Suggestion, type SuggestionQuery } from '../library/suggest.ts';
import type { Analysis } from '../model/draft.ts';
import { analyze } from '../model/analyze.ts';
import { FactReader } from '../model/line/facts.ts';
import { createKnowledge, type Knowledge } from '../model/knowledge/knowledge.ts';
import { Lazy } from '../model/knowledge/lazy.ts';
import type { Finding } from '../rules/finding.ts';
import { Inspector } from '../rules/inspector.ts';
import { RULES } from '../rules/registry.generated.ts';
import { dayOf, type Settings } from '../rules/settings.ts';
import { parse, reparse, textOf, type Change, type Source, type TextFormat } from '../syntax/source.ts';

/** What the outside world provides. */
export interface Host {
  now(): Date;
  /** For developers; a drafter never reads it. */
  log(message: string): void;
}

/** An open document at one version: immutable, so a request keeps what it started with. */
export interface PolicyDocument {
  readonly uri: string;
  readonly version: number;
  readonly source: Source;
}

export interface PolicyService {
  document(uri: string, version: number, text: string): PolicyDocument;
  /** The document after an edit; lines that the edit does not touch are not read again. */
  changed(document: PolicyDocument, version: number, changes: readonly Change[]): PolicyDocument;
  analysis(document: PolicyDocument): Analysis;
  /** All findings in order of position, then rule id. */
  check(document: PolicyDocument, settings: Settings): readonly Finding[];
  /** Clauses of the bundled library that suit a heading, best first. */
  suggest(query: SuggestionQuery): readonly Suggestion[];
  /** The settings that hold when nothing is configured. */
  defaults(): Settings;
  readonly knowledge: Knowledge;
  /** The bundled reference documents and the models of clauses built on them. */
  readonly library: Library;
}

/** Markdown by the name of the file, as every editor takes it. */
function formatOf(uri: string): TextFormat {
  return /\.(?:md|markdown)$/i.test(uri.split(/[?#]/, 1)[0]!) ? 'markdown' : 'plain';
}

/** Settings objects are compared by identity: pass the same object for the same configuration, and caches hold. */
export function createPolicyService(host: Host): PolicyService {
  const knowledge = createKnowledge();
  const reader = new FactReader(knowledge);
  const analyses = new WeakMap<PolicyDocument, Analysis>();
  const inspectors = new WeakMap<Settings, Inspector>();
  const checked = new WeakMap<PolicyDocument, { readonly settings: Settings; readonly findings: readonly Finding[] }>();
  const failed = new Set<string>();
  const library = new Lazy(createLibrary);

  /** One line in the log a rule; a failure on every keystroke would bury everything else. */
  function reportFailure(rule: string, error: unknown): void {
    if (failed.has(rule)) return;
    failed.add(rule);
    host.log(`rule ${rule} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  function analysis(document: PolicyDocument): Analysis {
    let result = analyses.get(document);
    if (result === undefined) {
      result = analyze(document.source, reader);
      analyses.set(document, result);
    }
    return result;
  }

  function inspector(settings: Settings): Inspector {
    let result = inspectors.get(settings);
    if (result === undefined) {
      result = new Inspector(RULES, settings, knowledge, reportFailure);
      inspectors.set(settings, result);
    }
    return result;
  }

  function check(document: PolicyDocument, settings: Settings): readonly Finding[] {
    const known = checked.get(document);
    if (known?.settings === settings) return known.findings;
    const findings = inspector(settings).inspect(analysis(document));
    checked.set(document, { settings, findings });
    return findings;
  }

  return {
    document: (uri, version, text) => ({ uri, version, source: parse(text, formatOf(uri)) }),
    changed: ({ uri, source }, version, changes) => ({ uri, version, source: changes.reduce(reparse, source) }),
    analysis,
    check,
    defaults: () => ({
      today: dayOf(host.now()),
      rules: {},
      region: null,
      responsibility: 'auto',
      writing: false,
      office: null,
    }),
    suggest: (query) => suggest(library.value, query),
    knowledge,
    get library() {
      return library.value;
    },
  };
}

export { textOf };
