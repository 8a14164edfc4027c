/** Suggestions as completion items: what the bundled library has at once, the drafter's own documents as far as they come. */

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
import type { Shelf, ShelfDocument } from '../shelf/shelf.ts';
import type { ClientTraits } from './clientTraits.ts';
import type { Session } from './session.ts';
import { inTime } from './inTime.ts';

/** Marks alone: a line end never opens the list, nor does a letter of its own accord. */
export const TRIGGERS = ['《', '：', ':', '、', '，', '）', ')', '.', '．', '。', '（'];

/** How long a list waits for the shelf; what comes later is there at the next keystroke. */
const PATIENCE_MS = 40;

export async function completion(
  session: Session,
  { textDocument: { uri }, position }: CompletionParams,
  token: CancellationToken,
): Promise<CompletionList | null> {
  const { library, knowledge, traits } = session;
  const asked = await session.answer(uri, token, ({ analysis, settings }) =>
    askedAt({ analysis, library, knowledge, settings }, position),
  );
  if (asked === null) return null;
  const { documents, clauses } = await fromShelf(session, asked);
  const suggestions = session.guarded(() => suggestionsFor(asked, documents));
  const items = [...suggestions.items, ...clauses];
  if (items.length === 0) return null;
  const { line } = asked.site;
  return { isIncomplete: true, items: items.map((item, at) => encode(item, at, suggestions, line, traits)) };
}

/** Adds what was left out of the list. */
export function resolveCompletion({ library }: Session, item: CompletionItem): CompletionItem {
  const about = item.data as About | undefined;
  if (about === undefined) return item;
  return { ...item, documentation: { kind: MarkupKind.Markdown, value: documentationOf(about, library) } };
}

interface FromShelf {
  readonly documents: readonly ShelfDocument[];
  readonly clauses: readonly Suggested[];
}

async function fromShelf({ shelf }: Session, asked: Asked): Promise<FromShelf> {
  if (shelf === null) return { documents: [], clauses: [] };
  const clause = askedClause(asked);
  const [documents, clauses] = await Promise.all([
    asked.site.kind === 'title' ? inTime(PATIENCE_MS, shelf.list(), []) : [],
    clause === null ? [] : clausesOf(shelf, clause),
  ]);
  return { documents, clauses };
}

async function clausesOf(shelf: Shelf, clause: NonNullable<ReturnType<typeof askedClause>>): Promise<Suggested[]> {
  const query = shelfQueryOf(clause);
  return query === null ? [] : importedSuggestions(clause, await inTime(PATIENCE_MS, shelf.search(query), []));
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
