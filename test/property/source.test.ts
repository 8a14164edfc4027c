import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, reparse, textOf } from '../../server/src/syntax/source.ts';
import { splitLines } from '../../server/src/text/lines.ts';
import { applyEdits } from '../../server/src/text/edits.ts';
import type { Range } from '../../server/src/text/span.ts';

const piece = fc.constantFrom(
  '\r',
  '\n',
  '\r\n',
  '一',
  '、',
  '（',
  '）',
  '1',
  '.',
  '《',
  '》',
  '“',
  ' ',
  '\u3000',
  '\ud800',
);
const text = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(''));
const marked = fc
  .array(
    fc.constantFrom(
      '\n',
      '\r\n',
      '---\n',
      '---',
      'a: b\n',
      '甲',
      '一、',
      '**',
      '*',
      '# ',
      '##',
      '`',
      '```\n',
      '[',
      '](',
      ')',
      '[^1]',
      ']: ',
      '- ',
      '> ',
      '|',
      '|--|--|\n',
      '<!--',
      '-->',
      '<b>',
      '<div>\n',
      '~~',
      '\\',
      '&nbsp;',
      '![',
      ' ',
      '1. ',
      '===',
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(''));
const position = fc.record({ line: fc.nat(7), character: fc.nat(6) });
const range: fc.Arbitrary<Range> = fc
  .tuple(position, position)
  .map(([a, b]) =>
    a.line < b.line || (a.line === b.line && a.character <= b.character) ? { start: a, end: b } : { start: b, end: a },
  );

/** The text after an edit, computed from offsets, with no blocks involved. */
function edited(before: string, edit: Range, inserted: string): string {
  const offset = ({ line, character }: Range['start']): number => {
    let at = 0;
    for (const [index, current] of splitLines(before).entries()) {
      if (index === line) return at + Math.min(character, current.text.length);
      at += current.text.length + current.end.length;
    }
    return before.length;
  };
  return before.slice(0, offset(edit.start)) + inserted + before.slice(offset(edit.end));
}

describe('a source', () => {
  it('is exactly its text', () => {
    fc.assert(
      fc.property(text, (input) => {
        expect(textOf(parse(input))).toBe(input);
      }),
    );
  });

  it('after an edit equals the parse of the edited text', () => {
    fc.assert(
      fc.property(text, range, text, (input, edit, inserted) => {
        const after = reparse(parse(input), { range: edit, text: inserted });
        expect(after).toEqual(parse(edited(input, edit, inserted)));
      }),
      { numRuns: 5000 },
    );
  });

  it('of Markdown or with front matter equals the parse of the edited text as well, and is exactly its text', () => {
    fc.assert(
      fc.property(fc.constantFrom('plain', 'markdown'), marked, range, marked, (format, input, edit, inserted) => {
        const after = reparse(parse(input, format), { range: edit, text: inserted });
        expect(after).toEqual(parse(edited(input, edit, inserted), format));
        expect(textOf(after)).toBe(edited(input, edit, inserted));
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps the blocks that an edit does not touch', () => {
    const source = parse('一、甲\n二、乙\n三、丙\n四、丁');
    const start = { line: 1, character: 2 };
    const after = reparse(source, { range: { start, end: start }, text: '新' });
    expect(after.blocks.map((block, line) => block === source.blocks[line])).toEqual([true, false, true, true]);
  });
});

describe('applyEdits', () => {
  it('agrees with one edit after another', () => {
    fc.assert(
      fc.property(text, range, text, (input, edit, inserted) => {
        expect(applyEdits(input, [{ range: edit, newText: inserted }])).toBe(edited(input, edit, inserted));
      }),
    );
  });
});
