/** Answers hovers, definitions, references and highlights: everything that is asked about one place. */

import {
  DocumentHighlightKind,
  MarkupKind,
  type DefinitionParams,
  type DocumentHighlight,
  type Hover,
  type HoverParams,
  type Location,
  type LocationLink,
  type ReferenceParams,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { highlightsAt } from '../features/highlights.ts';
import { hoverAt } from '../features/hover/hover.ts';
import { definitionAt, referencesAt } from '../features/navigation.ts';
import type { OpenDraft, Session } from './session.ts';

export function hover(
  session: Session,
  { analysis, findings, settings }: OpenDraft,
  { position }: HoverParams,
): Hover | null {
  const { knowledge, traits, pageOf } = session;
  // A client with commands shows the page as a page; the address of a file opens its source.
  const ruleLink = (rule: string): string =>
    traits.hasCommands ? `command:policyDraft.openRule?${encodeURIComponent(JSON.stringify([rule]))}` : pageOf(rule);
  const found = hoverAt(
    { analysis, findings, today: settings.today, agencies: knowledge.agencies, ruleLink },
    position,
  );
  return found === null ? null : { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range: found.range };
}

export function definition(
  { traits }: Session,
  { uri, analysis }: OpenDraft,
  { position }: DefinitionParams,
): Location | LocationLink[] | null {
  const found = definitionAt(analysis, position);
  if (found === null) return null;
  const { origin, target } = found;
  if (!traits.takesLocationLinks) return { uri, range: target };
  return [{ originSelectionRange: origin, targetUri: uri, targetRange: target, targetSelectionRange: target }];
}

export function references({ uri, analysis }: OpenDraft, { position, context }: ReferenceParams): Location[] {
  return referencesAt(analysis, position, context.includeDeclaration).map((range) => ({ uri, range }));
}

export function highlights({ analysis }: OpenDraft, { position }: TextDocumentPositionParams): DocumentHighlight[] {
  return highlightsAt(analysis, position).map(({ range, isDefinition }) => ({
    range,
    kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Text,
  }));
}
