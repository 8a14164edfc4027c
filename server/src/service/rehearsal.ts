/**
 * Runs through what a keystroke asks for before the first one comes: code that never ran is several times slower than
 * code that did. Edits are tried on a copy of the draft's first lines, rules on the draft itself; nothing is kept of it.
 */

import type { Analysis } from '../model/draft.ts';
import type { Inspector } from '../rules/inspector.ts';
import type { Settings } from '../rules/settings.ts';
import type { Change } from '../syntax/source.ts';
import type { PolicyDocument, PolicyService } from './service.ts';

const LINES = 120;
/** In UTF-16 units. */
const LENGTH = 12_000;
/** The lines that are edited in a round, and the rounds. */
const EDITED = 4;
const ROUNDS = 6;

/** One piece of work a step, each about as long as the answer to a keystroke. */
export function* rehearsal(
  service: PolicyService,
  inspector: Inspector,
  document: PolicyDocument,
  analysisNow: () => Analysis | null,
  settings: Settings,
): Generator<void> {
  for (let round = 0; round < ROUNDS; round++) {
    yield* edits(service, document, settings, round);
    for (const rule of inspector.draftRuleIds) {
      const analysis = analysisNow();
      if (analysis !== null) inspector.inspectAgain(analysis, new Set([rule]));
      yield;
    }
  }
}

function* edits(service: PolicyService, document: PolicyDocument, settings: Settings, round: number): Generator<void> {
  let copy = excerptOf(service, document);
  service.checkAsTyped(copy, settings);
  yield;
  const lines = copy.source.blocks.flatMap(({ kind, text }, line) =>
    kind === 'text' && text.length > 20 ? [line] : [],
  );
  for (let nth = 0; nth < Math.min(EDITED, lines.length); nth++) {
    const line = lines[(round * EDITED + nth + (lines.length >> 1)) % lines.length]!;
    for (const change of typedAndTakenBack(line, copy)) {
      copy = service.changed(copy, copy.version + 1, [change]);
      service.checkAsTyped(copy, settings);
      yield;
    }
  }
}

function excerptOf(service: PolicyService, { source }: PolicyDocument): PolicyDocument {
  let text = '';
  for (const block of source.blocks.slice(0, LINES)) {
    if (text.length + block.text.length > LENGTH) break;
    text += block.text + block.lineEnd;
  }
  return service.document('memory:rehearsal', 0, text);
}

/** A word in the heading, in the paragraph, in the annotation and behind it; half a pair of brackets; a new line. */
function* typedAndTakenBack(line: number, { source }: PolicyDocument): Generator<Change> {
  const { content, marker } = source.blocks[line]!;
  const places: readonly [number, string][] = [
    [(marker?.contentStart ?? content.start) + 1, '新'],
    [content.start + ((content.end - content.start) >> 1), '新'],
    [content.start + ((content.end - content.start) >> 1), '（'],
    [content.start + ((content.end - content.start) >> 1), '到2030年'],
    [content.end - 1, '、市财政局'],
    [content.end, '。'],
    [content.start + ((content.end - content.start) >> 1), '\n'],
  ];
  for (const [character, text] of places) {
    const start = { line, character };
    yield { range: { start, end: start }, text };
    yield {
      range: {
        start,
        end: text === '\n' ? { line: line + 1, character: 0 } : { line, character: character + text.length },
      },
      text: '',
    };
  }
}
