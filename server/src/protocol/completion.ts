/** Suggestions as completion items: the bundled library's at once, the drafter's own documents' as far as they come. */

import {
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type CancellationToken,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
} from 'vscode-languageserver';
import { documentationOf } from '../features/suggesting/documentation.ts';
import { askedClause, importedSuggestions, shelfQueryOf } from '../features/suggesting/imported.ts';
import { askedAt, suggestionsFor, type Asked } from '../features/suggesting/suggestions.ts';
import type { About, Suggested, Suggestions } from '../features/suggesting/suggested.ts';
import type { IndexedDocument, IndexHit } from '../index/referenceIndex.ts';
import type { ClientTraits } from './clientTraits.ts';
import { inTime } from './inTime.ts';
import type { Session } from './session.ts';

/** Marks alone: a line end never opens the list, nor does a letter of its own accord. */
export const TRIGGERS = ['《', '：', ':', '、', '，', '）', ')', '.', '．', '。', '（'];

/** How long a list waits for the shelf; what comes later is there at the next keystroke. */
const PATIENCE_MS = 40;

export async function completion(
  session: Session,
  { textDocument: { uri }, position }: CompletionParams,
  token: CancellationToken,
): Promise<CompletionList | null> {
  return session.answer(uri, token, async (draft) => {
    const asked = askedAt(session.deskContext(draft), position);
    if (asked === null) return null;
    const fromShelf = await shelfFor(session, asked);
    const suggestions = suggestionsFor(asked, fromShelf.documents);
    const clause = askedClause(asked);
    const items = [...suggestions.items, ...(clause === null ? [] : importedSuggestions(clause, fromShelf.hits))];
    if (items.length === 0) return null;
    const { line } = asked.site;
    return { isIncomplete: true, items: items.map((item, at) => encode(item, at, suggestions, line, session.traits)) };
  });
}

/** Adds what was left out of the list. */
export function resolveCompletion({ library }: Session, item: CompletionItem): CompletionItem {
  const about = item.data as About | undefined;
  if (about === undefined) return item;
  return { ...item, documentation: { kind: MarkupKind.Markdown, value: documentationOf(about, library) } };
}

interface FromShelf {
  readonly documents: readonly IndexedDocument[];
  readonly hits: readonly IndexHit[];
}

const NOTHING: FromShelf = { documents: [], hits: [] };

/** What the shelf has for the caret, as far as it comes in time. */
async function shelfFor({ shelf }: Session, asked: Asked): Promise<FromShelf> {
  if (shelf === null) return NOTHING;
  const clause = askedClause(asked);
  const query = clause === null ? null : shelfQueryOf(clause);
  const [documents, hits] = await Promise.all([
    asked.site.kind === 'title' ? inTime(PATIENCE_MS, shelf.list(), []) : [],
    query === null ? [] : inTime(PATIENCE_MS, shelf.search(query), []),
  ]);
  return { documents, hits };
}

const KINDS: Readonly<Record<Suggested['kind'], CompletionItemKind>> = {
  clause: CompletionItemKind.Snippet,
  heading: CompletionItemKind.Text,
  ordinal: CompletionItemKind.Enum,
  annotation: CompletionItemKind.Property,
  body: CompletionItemKind.Unit,
  document: CompletionItemKind.Reference,
  indicator: CompletionItemKind.Value,
};

function encode(
  { kind, label, remark, origin, replaces, plain, snippet, noteAbove, about }: Suggested,
  at: number,
  { typed }: Suggestions,
  line: number,
  traits: ClientTraits,
): CompletionItem {
  const asSnippet = traits.completesSnippets && snippet !== undefined;
  const range = { start: { line, character: replaces.start }, end: { line, character: replaces.end } };
  const top = { line, character: 0 };
  return {
    label,
    kind: KINDS[kind],
    ...(traits.showsLabelDetails
      ? { labelDetails: { ...(remark === undefined ? {} : { detail: remark }), description: origin } }
      : { detail: `${(remark ?? '').trim()}　${origin}`.trim() }),
    // Editors filter by the characters in their order; the list was made for what is typed and is made anew with more.
    filterText: typed + label,
    sortText: String(at).padStart(3, '0'),
    insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range, newText: asSnippet ? snippet : plain },
    ...(noteAbove === undefined
      ? {}
      : { additionalTextEdits: [{ range: { start: top, end: top }, newText: `${noteAbove}\n` }] }),
    data: about,
  };
}
