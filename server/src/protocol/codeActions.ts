/** Quick fixes, ways to leave a finding alone, 全文重新编号 and `source.fixAll.policyDraft`. */

import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type CancellationToken,
  type Diagnostic,
} from 'vscode-languageserver';
import { comparePositions, type Range, type TextEdit } from '../text/span.ts';
import { fixAll } from '../features/fixAll.ts';
import { ignoreInFile, ignoreOnLine } from '../features/ignoring.ts';
import { hasNumberingFault, renumberFile } from '../features/renumbering.ts';
import { withClauseBodies } from '../features/suggesting/assignmentFix.ts';
import { alreadyInFile } from '../syntax/inFile.ts';
import type { Finding, Fix } from '../rules/finding.ts';
import { RENUMBER_ALL } from '../rules/numbering/renumberFixes.ts';
import { RULES } from '../rules/registry.generated.ts';
import { diagnosticOf, editsOf, workspaceEditOf } from './encode.ts';
import { contentModified, type OpenDraft, type Session } from './session.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.policyDraft`;
export const ACTION_KINDS = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL];

/** An edit of more places than this is fetched when it is chosen: the menu opens at every move of the caret. */
const MOST_PLACES_AT_ONCE = 16;

/** Enough to work the edit out again. */
interface Deferred {
  readonly uri: string;
  readonly version: number;
  /** Which fix of which finding; absent for 全文重新编号. */
  readonly finding?: number;
  readonly fix?: number;
}

/** @param shown the findings that the drafter sees: what is held back while its line is written gets no fix either */
export function codeActions(
  session: Session,
  draft: OpenDraft,
  { range, context }: CodeActionParams,
  shown: ReadonlySet<Finding>,
): CodeAction[] {
  const wants = (kind: string): boolean =>
    context.only === undefined || context.only.some((only) => includes(only, kind));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    for (const [index, finding] of draft.findings.entries()) {
      if (!touches(finding.range, range) || !shown.has(finding)) continue;
      const diagnostic = reported(finding, context.diagnostics) ?? diagnosticOf(finding, draft.uri, session.pageOf);
      actions.push(
        ...mendings(session, draft, finding, index, diagnostic),
        ...waysToIgnore(session, draft, finding, diagnostic),
      );
    }
  }
  // On an ordinal that is found fault with it is among the fixes already.
  const offered = actions.some(({ title }) => title === RENUMBER_ALL);
  if (wants(CodeActionKind.RefactorRewrite) && !offered && hasNumberingFault(draft.analysis)) {
    const { uri, version } = draft;
    const deferred: Deferred = { uri, version };
    actions.push({
      title: RENUMBER_ALL,
      kind: CodeActionKind.RefactorRewrite,
      ...(session.traits.resolvesEdits
        ? { data: deferred }
        : { edit: workspaceEditOf(uri, renumberFile(draft.analysis)) }),
    });
  }
  // Only when asked for by name: it checks the whole draft again and again.
  if (context.only !== undefined && wants(FIX_ALL)) {
    const { edits } = fixAll(draft.source, draft.check);
    if (edits.length > 0) {
      const edit = alreadyInFile(draft.source, workspaceEditOf(draft.uri, edits));
      actions.push({ title: '订正可以放心订正的问题', kind: FIX_ALL, edit });
    }
  }
  return actions;
}

/** Adds the edit that was left out when the menu opened. */
export async function resolveCodeAction(
  session: Session,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction> {
  const deferred = action.data as Deferred | undefined;
  if (action.edit !== undefined || deferred === undefined) return action;
  const edits = await session.answer(deferred.uri, token, (draft) => {
    if (draft.version !== deferred.version) throw contentModified();
    if (deferred.finding === undefined) return renumberFile(draft.analysis);
    return draft.findings[deferred.finding]?.fixes()[deferred.fix ?? 0]?.edits ?? null;
  });
  if (edits === null) throw contentModified();
  return { ...action, edit: workspaceEditOf(deferred.uri, edits) };
}

function mendings(
  session: Session,
  draft: OpenDraft,
  finding: Finding,
  index: number,
  diagnostic: Diagnostic,
): CodeAction[] {
  return finding.fixes().flatMap((plain, at) => {
    const fix = withClauseBodies(plain, session.deskContext(draft));
    const { snippet } = fix;
    const asSnippet = session.traits.appliesSnippets && snippet !== undefined;
    // A hole that only a snippet can open: its plain form is what stands there already.
    if (!asSnippet && fix.edits.every((edit) => changesNothing(edit, draft))) return [];
    const action: CodeAction = {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      ...(fix.preferred === true ? { isPreferred: true } : {}),
    };
    return asSnippet
      ? { ...action, command: snippetCommand(draft.uri, fix, snippet) }
      : withEdits(session, action, fix.edits, draft, { finding: index, fix: at });
  });
}

function changesNothing({ range: { start, end }, newText }: TextEdit, { source: { blocks } }: OpenDraft): boolean {
  return start.line === end.line && blocks[start.line]?.text.slice(start.character, end.character) === newText;
}

function snippetCommand(uri: string, { title, edits }: Fix, snippet: string): NonNullable<CodeAction['command']> {
  const [first, ...others] = edits;
  return { title, command: 'policyDraft.applySnippet', arguments: [uri, first?.range, snippet, editsOf(others)] };
}

function waysToIgnore(
  session: Session,
  { uri, source: { blocks } }: OpenDraft,
  finding: Finding,
  diagnostic: Diagnostic,
): CodeAction[] {
  const { rule, range } = finding;
  const title = RULES.find(({ id }) => id === rule)?.title ?? rule;
  const common = { kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
  const actions: CodeAction[] = [
    {
      ...common,
      title: `忽略这一处：${title}`,
      edit: workspaceEditOf(uri, [ignoreOnLine(blocks, range.start.line, rule)]),
    },
    { ...common, title: `本文件不再检查“${title}”`, edit: workspaceEditOf(uri, [ignoreInFile(blocks, rule)]) },
  ];
  const exempt = exemptable(finding, blocks);
  if (session.traits.hasCommands && exempt !== null) {
    const label = `加入本单位用语：“${exempt.word}”`;
    actions.push({
      ...common,
      title: label,
      command: { title: label, command: 'policyDraft.addToHouseStyle', arguments: [uri, exempt.list, exempt.word] },
    });
  }
  if (session.traits.hasCommands) {
    const label = `关闭此项检查：${title}`;
    actions.push({
      ...common,
      title: label,
      command: { title: label, command: 'policyDraft.turnOffRule', arguments: [rule] },
    });
  }
  return actions;
}

/** Longer stretches are no words. */
const LONGEST_WORD = 40;

/** The flagged words, where an office may say that they are right there, and the list of its file that says so. */
function exemptable(
  { rule, range: { start, end } }: Finding,
  blocks: OpenDraft['source']['blocks'],
): { readonly list: string; readonly word: string } | null {
  const list = RULES.find(({ id }) => id === rule)?.exemptBy;
  if (list === undefined || start.line !== end.line) return null;
  const word = blocks[start.line]!.text.slice(start.character, end.character).trim();
  return word.length < 2 || word.length > LONGEST_WORD ? null : { list, word };
}

function withEdits(
  { traits }: Session,
  action: CodeAction,
  edits: readonly TextEdit[],
  { uri, version }: OpenDraft,
  place: Required<Pick<Deferred, 'finding' | 'fix'>>,
): CodeAction {
  if (!traits.resolvesEdits || edits.length <= MOST_PLACES_AT_ONCE)
    return { ...action, edit: workspaceEditOf(uri, edits) };
  const data: Deferred = { uri, version, ...place };
  return { ...action, data };
}

/** The client's own copy of a diagnostic, so that it can tell which one is mended. */
function reported(finding: Finding, diagnostics: readonly Diagnostic[]): Diagnostic | undefined {
  return diagnostics.find(
    ({ code, range }) =>
      code === finding.rule &&
      comparePositions(range.start, finding.range.start) === 0 &&
      comparePositions(range.end, finding.range.end) === 0,
  );
}

/** `source` asks for `source.fixAll` as well. */
function includes(only: string, kind: string): boolean {
  return kind === only || kind.startsWith(`${only}.`);
}

function touches(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}
