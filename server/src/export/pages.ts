/**
 * On which page a manuscript ends, by counting: the sheet is a grid of 22 lines of 28 characters, so this comes out as
 * the word processor does, save where tables or a rule about lines that keep together push text on.
 */

import { imprintLines } from './imprint.ts';
import type { Manuscript, ManuscriptForm, ManuscriptPassage } from './manuscript.ts';
import { CHARACTERS, LINE_PITCH, LINES, TEXT_HEIGHT, TEXT_WIDTH, widthOf } from './paper.ts';
import { sheetParts } from './sheetParts.ts';
import { titleLines } from './titleLines.ts';
import type { TitleWords } from './titleWords.ts';
import { tableLines } from './wordTable.ts';

const LINES_ACROSS = Math.floor(TEXT_WIDTH / LINE_PITCH);

/** Whether 版记 finds room below the text, on a last page that is an even one; 信函 may end on any (§10.1). */
export function hasRoomForImprint({ passages, form, words }: Manuscript): boolean {
  let page = 1;
  let line = 0;
  let lines = LINES;
  const take = (count: number): void => {
    line += count;
    while (line > lines) {
      line -= lines;
      page++;
    }
  };
  const turn = (): void => {
    if (line > 0) page++;
    line = 0;
  };
  const printed = passages.filter(({ part }) => part !== 'imprint');
  for (const { across, from, end } of sheetParts(printed)) {
    turn();
    lines = across ? LINES_ACROSS : LINES;
    for (let at = from; at < end; at++) {
      const passage = passages[at]!;
      if (passage.part === 'attachment') turn();
      // §7.3.1: two lines between the red rule and the title.
      if (passage.part === 'title' && passages[at - 1]?.part === 'number') take(2);
      take(across && passage.part === 'table' ? tableLines(passage.table, TEXT_HEIGHT) : linesOf(passage, words, form));
    }
  }
  const last = passages.at(-1);
  const foot = last?.part === 'imprint' ? imprintLines(last.entries) : 0;
  return (page % 2 === 0 || form === 'letter') && line + foot + 0.5 <= lines;
}

function linesOf(passage: ManuscriptPassage, words: TitleWords, form: ManuscriptForm): number {
  switch (passage.part) {
    case 'letterhead':
      // The sign of 信函 stands mostly above the text.
      if (form === 'letter') return 2;
      // 35 mm of room, the sign itself, two blank lines.
      return 3.4 + 2 + 2.6 * passage.names.length;
    case 'number':
      return 2 + Math.max(0, Math.ceil((passage.signer?.names.length ?? 0) / 2) - 1);
    case 'title':
      return titleLines(passage.lines, words).length + 1;
    case 'attachment':
      return 3 + titleLines(passage.title, words).length;
    case 'paragraph': {
      const text = passage.stretches.map((stretch) => stretch.text).join('');
      return Math.max(1, Math.ceil((widthOf(text) + 2) / CHARACTERS));
    }
    case 'table':
      return tableLines(passage.table, TEXT_WIDTH);
    case 'attendance':
      return Math.ceil((widthOf(passage.names) + 5) / (CHARACTERS - 5));
    case 'attachmentNote':
      return 1 + passage.items.reduce((sum, { name }) => sum + Math.ceil(widthOf(name) / (CHARACTERS - 7) || 1), 0);
    case 'signature':
      return 2 + passage.names.length + (passage.date === null ? 0 : 1);
    case 'addressee':
      return Math.ceil(widthOf(passage.text) / CHARACTERS);
    case 'imprint':
      return 0;
    case 'mark':
    case 'byline':
    case 'note':
      return 1;
  }
}
