/**
 * The laws of reviewing with edits all over a document: of the fixtures, of drafts that were exported, and of whatever
 * Word documents lie beside the project.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportDocx } from '../../server/src/export/index.ts';
import { createPolicyService } from '../../server/src/service/index.ts';
import { AUTHOR, openOriginal, Refused, review, revise, type WordOriginal } from '../../server/src/review/index.ts';
import type { TextEdit } from '../../server/src/text/span.ts';
import { decided, looks, parseXml } from '../unit/review/deciding.ts';
import { partOf, textOf } from '../unit/review/making.ts';

const path = (place: string): string => fileURLToPath(new URL(place, import.meta.url));
const filesIn = (folder: string, extension: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.toLowerCase().endsWith(extension)) : [];

const references = path('../fixtures/references');
const clean = path('../fixtures/clean');
const beside = path('../../../shared/word');
const service = createPolicyService({ now: () => new Date(2026, 2, 5), log: () => undefined });

async function exported(name: string): Promise<Uint8Array> {
  const document = service.document(name, 0, readFileSync(join(clean, name), 'utf8'));
  return (await exportDocx(service.analysis(document)))!;
}

const documents: (readonly [name: string, bytes: () => Uint8Array | Promise<Uint8Array>])[] = [
  ...filesIn(clean, '.policy').map((name) => [name, () => exported(name)] as const),
  ...[references, beside].flatMap((folder) =>
    filesIn(folder, '.docx').map((name) => [name, () => new Uint8Array(readFileSync(join(folder, name)))] as const),
  ),
];

function opened(bytes: Uint8Array, name: string): WordOriginal | null {
  try {
    return openOriginal(bytes, name);
  } catch (error) {
    // Whatever is wrong with a file is said, and is no fault of the program.
    expect(error).toBeInstanceOf(Refused);
    return null;
  }
}

/** Every eleventh letter goes, comes or is exchanged. */
function someEdits(text: string): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const [line, content] of text.split('\n').entries()) {
    const letters = Array.from(content);
    for (let at = line % 11, character = letters.slice(0, at).join('').length; at < letters.length; at += 11) {
      const width = letters[at]!.length;
      const range = {
        start: { line, character },
        end: { line, character: character + ((at + line) % 3 === 0 ? 0 : width) },
      };
      edits.push({ range, newText: (at + line) % 3 === 1 ? '' : '改' });
      character += letters.slice(at, at + 11).join('').length;
    }
  }
  return edits;
}

describe('a document with edits all over it', () => {
  it.each(documents)('%s', async (name, made) => {
    const bytes = await made();
    const original = opened(bytes, name);
    if (original === null) return;
    const edits = someEdits(original.traced.text);
    const comments = edits.slice(0, 40).map(({ range }) => ({ range, paragraphs: ['【提示】标题', '说明 <&>'] }));
    const { bytes: after, changes, untracked } = review(original, edits, () => comments, 20260305);
    expect(changes + untracked.length).toBe(edits.length);
    expect(untracked.filter(({ obstacle }) => obstacle === '写法特殊的文字').length).toBeLessThan(
      Math.max(1, edits.length),
    );
    const { main, xml } = original.reading;
    const touched = [main, original.parts.comments, '[Content_Types].xml', main.replace(/([^/]*)$/, '_rels/$1.rels')];
    const before = unzipSync(bytes);
    const packed = unzipSync(after);
    for (const [part, content] of Object.entries(before)) {
      if (!touched.includes(part)) expect(packed[part], part).toEqual(content);
    }
    for (const part of touched) if (packed[part] !== undefined) parseXml(partOf(after, part));
    expect(looks(decided(partOf(after, main), AUTHOR, 'reject'))).toEqual(looks(decided(xml, AUTHOR, 'reject')));
  });

  it.each(documents)('%s, rewritten line by line', async (name, made) => {
    const bytes = await made();
    const original = opened(bytes, name);
    if (original === null) return;
    const { text } = original.traced;
    expect(revise(original, text, 20260305).bytes).toBe(bytes);
    for (const turn of [0, 1, 2, 3]) {
      const rewritten = rewrite(text, turn);
      let revised;
      try {
        revised = revise(original, rewritten, 20260305);
      } catch (error) {
        // So little is left of a short text that it is another.
        expect((error as Error).message).toContain('几乎没有相同的行');
        continue;
      }
      const { main, xml } = original.reading;
      const after = partOf(revised.bytes, main);
      parseXml(after);
      expect(looks(decided(after, AUTHOR, 'reject'))).toEqual(looks(decided(xml, AUTHOR, 'reject')));
      if (revised.unwritten.length > 0 || revised.renumbered.length > 0) continue;
      const accepted = textOf(revised.bytes);
      expect(filled(accepted)).toEqual(filled(rewritten));
    }
  });
});

const filled = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Lines that go, come, are rewritten, change places. */
function rewrite(text: string, turn: number): string {
  return text
    .split('\n')
    .flatMap((line, at) => {
      if ((at + turn) % 9 === 3) return [];
      if ((at + turn) % 9 === 5) return [line, `新增的一段，在第${at}行的后面。`];
      if ((at + turn) % 9 === 7 && line.length > 8) return [`${line.slice(0, 4)}改${line.slice(6)}了`];
      return [line];
    })
    .join('\n');
}
