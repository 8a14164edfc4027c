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
import { rehearsal } from './rehearsal.ts';
import { carriedOver, type CheckedText } from './carry.ts';
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
  /**
   * The same, at once, for a small edit within the body of a draft: findings of rules that see nothing new are those of
   * the state before, and a rare consequence of the edit is missing until `check` is called. For every other edit this
   * is `check`.
   */
  checkAsTyped(document: PolicyDocument, settings: Settings): Checked;
  /**
   * Work to be done in pauses, a step at a time, so that the first keystrokes are answered as fast as later ones.
   *
   * @param latest the document in its present state; null once it is closed
   */
  rehearsal(document: PolicyDocument, settings: Settings, latest: () => PolicyDocument | null): Iterator<void>;
  /** The settings that hold when nothing is configured. */
  defaults(): Settings;
  readonly knowledge: Knowledge;
  /** The bundled reference documents and the models of clauses built on them. */
  readonly library: Library;
}

export interface Checked {
  readonly findings: readonly Finding[];
  /** False when `check` might say more. */
  readonly settled: boolean;
}

/** What is known of a state of a document: enough to carry its findings over a typed letter. */
interface State extends Checked, CheckedText {
  readonly settings: Settings;
}

/** Settings objects are compared by identity: pass the same object for the same configuration, and caches hold. */
export function createPolicyService(host: Host): PolicyService {
  const knowledge = createKnowledge();
  const reader = new FactReader(knowledge);
  const analyses = new WeakMap<PolicyDocument, Analysis>();
  const bases = new WeakMap<PolicyDocument, PolicyDocument>();
  const inspectors = new WeakMap<Settings, Inspector>();
  const states = new WeakMap<PolicyDocument, State>();
  const predecessors = new WeakMap<PolicyDocument, State>();
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
      // The new analysis has taken over what it could, clauses with their new headings among it: the old one is spent.
      if (base !== undefined) analyses.delete(base);
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
    const known = states.get(document);
    if (known?.settled === true && known.settings === settings) return known.findings;
    const read = analysis(document);
    const findings = inspector(settings).inspect(read);
    states.set(document, { blocks: read.blocks, roles: read.roles, settings, findings, settled: true });
    return findings;
  }

  const service: PolicyService = {
    document: (uri, version, text) => ({ uri, version, source: parse(text) }),
    changed(document, version, changes) {
      const next = { uri: document.uri, version, source: changes.reduce(reparse, document.source) };
      // The nearest state that was analysed; linking state to state would keep every one of them alive.
      const base = analyses.has(document) ? document : bases.get(document);
      if (base !== undefined) bases.set(next, base);
      const state = states.get(document) ?? predecessors.get(document);
      if (state !== undefined) predecessors.set(next, state);
      return next;
    },
    analysis,
    check,
    checkAsTyped(document, settings) {
      const known = states.get(document);
      if (known?.settings === settings) return known;
      const before = predecessors.get(document);
      predecessors.delete(document);
      const carried =
        before?.settings === settings
          ? carriedOver(before, document.source.blocks, reader, inspector(settings), () => analysis(document))
          : null;
      if (carried !== null) {
        const state = { ...carried, settings, settled: false };
        states.set(document, state);
        return state;
      }
      return { findings: check(document, settings), settled: true };
    },
    defaults: () => ({ today: dayOf(host.now()), rules: {}, region: null, responsibility: 'auto', office: null }),
    suggest: (query) => suggest(library.value, query),
    knowledge,
    get library() {
      return library.value;
    },
    rehearsal(document, settings, latest) {
      const analysisNow = (): Analysis | null => {
        const now = latest();
        return now === null ? null : analysis(now);
      };
      return rehearsal(service, inspector(settings), document, analysisNow, settings);
    },
  };
  return service;
}

export { textOf };
