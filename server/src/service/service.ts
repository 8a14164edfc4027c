/**
 * The one façade over reading and checking: the language server, the command line and the benchmarks all use it.
 * It owns the open documents and every cache; nothing below it remembers anything between calls.
 */

import { createLibrary } from '../corpus/library.ts';
import { suggest, type Suggestion, type SuggestionQuery } from '../corpus/suggest.ts';
import type { Analysis } from '../model/draft.ts';
import { analyze } from '../model/analyze.ts';
import { FactReader } from '../model/facts.ts';
import { createKnowledge, type Knowledge } from '../model/knowledge/knowledge.ts';
import { Lazy } from '../model/knowledge/lazy.ts';
import type { Finding } from '../rules/finding.ts';
import { Inspector } from '../rules/inspector.ts';
import { RULES } from '../rules/registry.generated.ts';
import { dayOf, type Settings } from '../rules/settings.ts';
import { parse, reparse, textOf, type Change, type Source } from '../syntax/source.ts';

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
}

/** Settings objects are compared by identity: pass the same object for the same configuration, and caches hold. */
export function createPolicyService(host: Host): PolicyService {
  const knowledge = createKnowledge();
  const reader = new FactReader(knowledge);
  const analyses = new WeakMap<PolicyDocument, Analysis>();
  const bases = new WeakMap<PolicyDocument, PolicyDocument>();
  const inspectors = new WeakMap<Settings, Inspector>();
  const findings = new WeakMap<PolicyDocument, { readonly settings: Settings; readonly list: readonly Finding[] }>();
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
      const base = bases.get(document);
      result = analyze(document.source, reader, base === undefined ? null : (analyses.get(base) ?? null));
      bases.delete(document);
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

  return {
    document: (uri, version, text) => ({ uri, version, source: parse(text) }),
    changed(document, version, changes) {
      const next = { uri: document.uri, version, source: changes.reduce(reparse, document.source) };
      // The nearest state that was analysed; linking state to state would keep every one of them alive.
      const base = analyses.has(document) ? document : bases.get(document);
      if (base !== undefined) bases.set(next, base);
      return next;
    },
    analysis,
    check(document, settings) {
      const known = findings.get(document);
      if (known !== undefined && known.settings === settings) return known.list;
      const list = inspector(settings).inspect(analysis(document));
      findings.set(document, { settings, list });
      return list;
    },
    defaults: () => ({ today: dayOf(host.now()), rules: {}, region: null, responsibility: 'auto', office: null }),
    suggest: (query) => suggest(library.value, query),
    knowledge,
  };
}

export { textOf };
