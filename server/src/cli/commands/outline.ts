/** `outline`: the drafts of each file with their clauses. */

import { lengthOf } from '../../syntax/block.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import type { Clause } from '../../model/structure/outline.ts';
import type { Range } from '../../text/span.ts';
import { inFile } from '../../syntax/inFile.ts';
import { oneOf, readArguments } from '../arguments.ts';
import { Drafts, serviceFor } from '../drafts.ts';
import type { Terminal } from '../terminal.ts';

interface ClauseEntry {
  readonly ordinal: string;
  readonly level: number;
  readonly number: number;
  readonly heading: string;
  readonly kind: string;
  readonly range: Range;
  readonly children: readonly ClauseEntry[];
}

export async function outline(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, { format: { type: 'string' } });
  const format = oneOf('format', values.format, ['json', 'pretty'], 'json');
  const service = serviceFor(terminal);
  const entries = [];
  const drafts = new Drafts(positionals, service, terminal);
  for await (const { input, document } of drafts) {
    const { drafts: pieces, blocks } = service.analysis(document);
    for (const draft of pieces) {
      entries.push(inFile(document.source, outlineEntry(input.file, draft, blocks)));
    }
  }
  if (format === 'json') terminal.print(JSON.stringify(entries, null, 2));
  else
    for (const entry of entries)
      terminal.print(
        [
          `${entry.file}：${entry.title ?? '（无标题）'}`,
          ...entry.clauses.flatMap((clause) => tree(clause, '  ')),
        ].join('\n'),
      );
  return drafts.exitCode(0);
}

export function outlineEntry(file: string, draft: Draft, blocks: Analysis['blocks']) {
  return {
    file,
    title: titleOf(draft),
    documentNumber: draft.number?.value.text ?? null,
    issuer: draft.issuer,
    date: draft.date?.text ?? null,
    clauses: draft.outline.roots.map((clause) => clauseEntry(clause, (line) => lengthOf(blocks[line]!))),
  };
}

/** A piece of a collection without a title of its own goes by its heading: 范文 篇三. */
function titleOf(draft: Draft): string | null {
  return draft.title?.text ?? draft.pieceHead;
}

function clauseEntry(clause: Clause, lengthOf: (line: number) => number): ClauseEntry {
  return {
    ordinal: clause.ordinal,
    level: clause.level,
    number: clause.marker.number,
    heading: clause.heading,
    kind: clause.kind,
    range: {
      start: { line: clause.line, character: clause.marker.span.start },
      end: { line: clause.end - 1, character: lengthOf(clause.end - 1) },
    },
    children: clause.children.map((child) => clauseEntry(child, lengthOf)),
  };
}

function tree(clause: ClauseEntry, indent: string): string[] {
  return [
    `${indent}${clause.ordinal}${clause.heading}`,
    ...clause.children.flatMap((child) => tree(child, `${indent}  `)),
  ];
}
