/** Answers what is asked about the structure of a draft: symbols, folds, selections. */

import {
  FoldingRangeKind,
  SymbolKind,
  type DocumentSymbol,
  type FoldingRange,
  type SelectionRange,
  type SelectionRangeParams,
} from 'vscode-languageserver';
import { foldsOf } from '../features/folding.ts';
import { selectionsAt } from '../features/selection.ts';
import { symbolsOf, type DraftSymbol } from '../features/symbols.ts';
import type { Range } from '../text/span.ts';
import type { OpenDraft } from './session.ts';

export function documentSymbols({ analysis }: OpenDraft): DocumentSymbol[] {
  return symbolsOf(analysis).map(documentSymbolOf);
}

function documentSymbolOf(symbol: DraftSymbol): DocumentSymbol {
  const { name, detail, range, selection, children } = symbol;
  return {
    // A name must not be empty, nor only spaces.
    name: name.trim() === '' ? '（无标题）' : name,
    detail,
    kind: symbolKindOf(symbol),
    range,
    selectionRange: selection,
    children: children.map(documentSymbolOf),
  };
}

const CLAUSE_KINDS = [SymbolKind.Module, SymbolKind.Class, SymbolKind.Method, SymbolKind.Field, SymbolKind.Property];

function symbolKindOf({ kind, level }: DraftSymbol): SymbolKind {
  switch (kind) {
    case 'draft':
      return SymbolKind.File;
    case 'title':
      return SymbolKind.Package;
    case 'number':
      return SymbolKind.Key;
    case 'signature':
      return SymbolKind.Constant;
    case 'clause':
      return CLAUSE_KINDS[level - 1] ?? SymbolKind.Property;
  }
}

export function foldingRanges({ analysis }: OpenDraft): FoldingRange[] {
  return foldsOf(analysis).map(({ first, last, kind }) => ({
    startLine: first,
    endLine: last,
    kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region,
  }));
}

export function selectionRanges({ analysis }: OpenDraft, { positions }: SelectionRangeParams): SelectionRange[] {
  return positions.map((position) => nested(selectionsAt(analysis, position)));
}

/** The narrowest, with the wider ones as its parents. */
function nested(ranges: readonly Range[]): SelectionRange {
  const [widest, ...narrower] = [...ranges].reverse();
  return narrower.reduce<SelectionRange>((parent, range) => ({ range, parent }), { range: widest! });
}
