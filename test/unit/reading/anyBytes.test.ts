import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { READABLE, readReference } from '../../../server/src/reading/index.ts';
import { docx, gb18030, item, level, utf8 } from './making.ts';

const fixture = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/references/${name}`, import.meta.url)));

/** Says something, and nothing that a reader of drafts could stumble over. */
async function expectAnswer(bytes: Uint8Array, name: string): Promise<void> {
  const reading = await readReference(bytes, name);
  const said = 'text' in reading ? reading.text : reading.problem;
  expect(said.trim()).not.toBe('');
  expect(said).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\r]|\p{Surrogate}/u);
}

describe('any bytes', () => {
  it.each(READABLE)('under %s get an answer', async (extension) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), (bytes) => expectAnswer(bytes, `参考${extension}`)),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a zip archive', [0x50, 0x4b, 0x03, 0x04]],
    ['a compound file', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
    ['a PDF', [...utf8('%PDF-1.7\n')]],
    ['rich text', [...utf8('{\\rtf1\\ansi ')]],
    [
      'a web archive',
      [...utf8('MIME-Version: 1.0\nContent-Type: multipart/related\n\n--x\nContent-Type: text/html\n\n')],
    ],
    ['XML of Word', [...utf8('<?xml version="1.0"?><w:wordDocument>')]],
  ])('behind the head of %s get an answer', async (_, head) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), (bytes) =>
        expectAnswer(Uint8Array.from([...head, ...bytes]), '参考.doc'),
      ),
      { numRuns: 60 },
    );
  });

  it.each(['云岭市社区养老服务实施方案.doc', '江临省金融支持县域经济实施意见.docx', '澄湖区营商环境实施意见.pdf'])(
    'in the place of some of %s get an answer',
    async (name) => {
      const whole = fixture(name);
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }),
          async (changes) => {
            const bytes = Uint8Array.from(whole);
            for (const [at, byte] of changes) bytes[at] = byte;
            await expectAnswer(bytes, name);
          },
        ),
        { numRuns: 40 },
      );
    },
  );
});

describe('any text', () => {
  it('of a text file comes back line by line', async () => {
    const line = fc.stringMatching(/^[一二三（）、。，：；\u4e00-\u9fa5a-zA-Z0-9]{1,40}$/);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
        const text = lines.join('\n');
        expect(await readReference(utf8(text), '参考.txt')).toEqual({ text });
        // A text in GB18030 that happens to be valid UTF-8 cannot be told from one: Chinese sentences never are.
        const sentence = `关于促进经济发展的实施意见\n${text}`;
        expect(await readReference(gb18030(sentence), '参考.txt')).toEqual({ text: sentence });
      }),
    );
  });

  it('of a docx comes back paragraph by paragraph, with numbers that count up', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[\u4e00-\u9fa5]{1,30}$/), { minLength: 1, maxLength: 30 }),
        async (paragraphs) => {
          const file = docx({ body: paragraphs.map((text) => item(text, 1, 0)).join(''), numbering });
          expect(await readReference(file, '参考.docx')).toEqual({
            text: paragraphs.map((text, at) => `${at + 1}.${text}`).join('\n'),
          });
        },
      ),
    );
  });
});
