/** Answers hovers, definitions, references and highlights: everything that is asked about one place. */

import {
  DocumentHighlightKind,
  MarkupKind,
  type CancellationToken,
  type DefinitionParams,
  type DocumentHighlight,
  type Hover,
  type HoverParams,
  type Location,
  type LocationLink,
  type Range,
  type ReferenceParams,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { highlightsAt } from '../features/highlights.ts';
import { hoverAt } from '../features/hover/hover.ts';
import { definitionAt, referencesAt } from '../features/navigation.ts';
import { citingPlacesAt, referenceDefinitionAt } from '../features/references/definition.ts';
import { askShelf, NOTHING_IMPORTED, questionAt, type Imported } from '../features/references/imported.ts';
import type { ReferenceLocation } from '../features/references/links.ts';
import type { Finding } from '../rules/finding.ts';
import type { Position } from '../text/span.ts';
import { inTime } from './inTime.ts';
import type { OpenDraft, Session } from './session.ts';

/** How long an answer waits for the drafter's own documents. */
const PATIENCE_MS = 40;

export async function hover(
  session: Session,
  { textDocument: { uri }, position }: HoverParams,
  token: CancellationToken,
  shownOf: (uri: string) => ReadonlySet<Finding>,
): Promise<Hover | null> {
  return session.answer(uri, token, async (draft) => {
    const shown = shownOf(uri);
    return hoverWith(session, draft, position, await importedAt(session, draft, position), shown);
  });
}

function hoverWith(
  session: Session,
  draft: OpenDraft,
  position: Position,
  imported: Imported,
  shown: ReadonlySet<Finding>,
): Hover | null {
  const { traits, pageOf } = session;
  // A client with commands shows the page as a page; the address of a file opens its source.
  const command = (name: string, args: unknown[]): string =>
    `command:policyDraft.${name}?${encodeURIComponent(JSON.stringify(args))}`;
  const ruleLink = (rule: string): string => (traits.hasCommands ? command('openRule', [rule]) : pageOf(rule));
  const referenceLink = ({ uri, line }: ReferenceLocation): string => command('corpus.open', [uri, line]);
  const found = hoverAt(
    {
      ...session.deskContext(draft),
      findings: [...shown],
      ruleLink,
      referenceLink: traits.hasCommands ? referenceLink : null,
      imported,
    },
    position,
  );
  return found === null ? null : { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range: found.range };
}

/** In the draft itself where it has the thing; else in the corpus. */
export async function definition(
  session: Session,
  { textDocument: { uri }, position }: DefinitionParams,
  token: CancellationToken,
): Promise<Location | LocationLink[] | null> {
  const { shelf } = session;
  return session.answer(uri, token, async (draft) => {
    const [imported, documents] = await Promise.all([
      importedAt(session, draft, position),
      shelf === null ? [] : inTime(PATIENCE_MS, shelf.list(), []),
    ]);
    const found = referenceDefinitionAt(session.deskContext(draft), position, documents, imported);
    const own = definitionAt(draft.analysis, position);
    // The first mention of a cited document says less than the document, and an ordinal leads only to itself.
    if (found !== null && (own === null || own.kind !== 'reference')) {
      const start = { line: found.place.line, character: 0 };
      return locationOf(session, found.place.uri, { start, end: start }, found.origin);
    }
    return own === null ? null : locationOf(session, uri, own.target, own.origin);
  });
}

function locationOf({ traits }: Session, uri: string, target: Range, origin: Range): Location | LocationLink[] {
  if (!traits.takesLocationLinks) return { uri, range: target };
  return [{ originSelectionRange: origin, targetUri: uri, targetRange: target, targetSelectionRange: target }];
}

/** The places of the draft, then the clauses of the corpus that cite the same document. */
export async function references(
  session: Session,
  { textDocument: { uri }, position, context }: ReferenceParams,
  token: CancellationToken,
): Promise<Location[] | null> {
  return session.answer(uri, token, async (draft) => {
    const { citing } = await importedAt(session, draft, position);
    const own = referencesAt(draft.analysis, position, context.includeDeclaration).map((range) => ({ uri, range }));
    const elsewhere = citingPlacesAt(session.deskContext(draft), position, citing).map(({ uri: address, line }) => {
      const start = { line, character: 0 };
      return { uri: address, range: { start, end: start } };
    });
    return [...own, ...elsewhere];
  });
}

/** What the shelf has on the place, as far as it comes in time. */
async function importedAt(session: Session, draft: OpenDraft, position: Position): Promise<Imported> {
  const { shelf } = session;
  if (shelf === null) return NOTHING_IMPORTED;
  const question = questionAt(session.deskContext(draft), position);
  return question === null ? NOTHING_IMPORTED : inTime(PATIENCE_MS, askShelf(shelf, question), NOTHING_IMPORTED);
}

export function highlights({ analysis }: OpenDraft, { position }: TextDocumentPositionParams): DocumentHighlight[] {
  return highlightsAt(analysis, position).map(({ range, isDefinition }) => ({
    range,
    kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Text,
  }));
}
