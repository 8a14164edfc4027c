import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { gb18030, joined, linesOf, pdf, problemOf, stream, utf8 } from './making.ts';

const SIZE = 16;
/** The left edge of the text, and how many characters go into a line, as on an official page. */
const LEFT = 80;
const PER_LINE = 28;
const TOP = 760;
const PITCH = 28;

interface Word {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
}

const hex = (bytes: Iterable<number>): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const inUnicode = (text: string): string =>
  hex([...text].flatMap((character) => [character.charCodeAt(0) >> 8, character.charCodeAt(0) & 255]));
const inGbk = (text: string): string => hex(gb18030(text));

/** A PDF that names its font and does not carry it, as many from government offices. */
function file(
  pages: readonly (readonly Word[])[],
  encoding = 'UniGB-UCS2-H',
  write = inUnicode,
  font = 'STSong-Light',
): Uint8Array {
  const kids = pages.map((_, index) => 6 + index * 2);
  const content = (words: readonly Word[]): Uint8Array =>
    stream(
      '/Filter /FlateDecode',
      zlibSync(
        utf8(
          words
            .map(({ x, y, text, size = SIZE }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${write(text)}> Tj ET`)
            .join('\n'),
        ),
      ),
    );
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /${font} /Encoding /${encoding} /DescendantFonts [4 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${font} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>`,
    `<< /Type /FontDescriptor /FontName /${font} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>`,
    ...pages.flatMap((words, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + index * 2} 0 R >>`,
      content(words),
    ]),
  ]);
}

/** Sets paragraphs as a word processor does: two characters of indent, lines of full width, pages of twenty lines. */
function set(paragraphs: readonly string[], indent = 2): Word[][] {
  const pages: Word[][] = [[]];
  let line = 0;
  for (const paragraph of paragraphs) {
    let rest = paragraph;
    for (let first = true; rest !== ''; first = false) {
      const inset = first ? indent : 0;
      if (line === 20) {
        pages.push([]);
        line = 0;
      }
      pages.at(-1)!.push({ x: LEFT + inset * SIZE, y: TOP - line * PITCH, text: rest.slice(0, PER_LINE - inset) });
      rest = rest.slice(PER_LINE - inset);
      line++;
    }
  }
  return pages;
}

const TEXT = [
  '一、总体目标',
  '到二〇二七年，全市林下经济经营面积达到三十万亩，综合产值突破二十亿元，带动三万户农户稳定增收，建成五个示范基地。',
  '（一）扩大种植规模。在保护森林资源的前提下，支持各县（区）发展林药、林菌、林茶等复合经营，对集中连片一百亩以上的给予补助。',
  '牵头单位：市林草局；配合单位：市财政局',
  '（二）延伸加工链条。引进和培育精深加工企业，每个重点县至少建成一个集分拣、烘干、冷藏于一体的初加工中心，减少产后损失。',
  '牵头单位：市农业农村局；配合单位：市林草局',
];

describe('the lines of a page', () => {
  it('are joined to paragraphs, over the end of a page too', async () => {
    const filler = TEXT.concat(TEXT, TEXT);
    expect(await linesOf(file(set(filler)), '附件.pdf')).toEqual(filler);
  });

  it('are joined where paragraphs are not indented, by their ordinals', async () => {
    expect(await linesOf(file(set(TEXT, 0)), '附件.pdf')).toEqual(TEXT);
  });

  it('begin a new paragraph with an ordinal even when the line before is full', async () => {
    const full = '（一）'.concat('扩'.repeat(PER_LINE * 2 - 4), '。');
    expect(await linesOf(file(set([full, '（二）延伸加工链条。', ...TEXT], 0)), '附件.pdf')).toEqual([
      full,
      '（二）延伸加工链条。',
      ...TEXT,
    ]);
  });

  it('go on where a number or a mark was drawn into the next line', async () => {
    const lines = [
      '（一）扩大种植规模。在保护森林资源的前提下，面积达到',
      '1234567890亩以上的给予补助，具体由市林草局负责',
      '）。',
    ].map((text, at) => ({ x: LEFT + (at === 0 ? 2 : 0) * SIZE, y: 300 - at * PITCH, text }));
    expect((await linesOf(file([[...set(TEXT)[0]!, ...lines]]), '附件.pdf')).at(-1)).toBe(
      lines.map(({ text }) => text).join(''),
    );
  });

  it('keep a title and the signature to themselves', async () => {
    const [page] = set(TEXT);
    const title = { x: 120, y: 800, text: '云岭市人民政府关于发展林下经济的意见', size: 22 };
    const last = page!.at(-1)!.y;
    const signature = [
      { x: 380, y: last - PITCH, text: '云岭市人民政府' },
      { x: 380, y: last - 2 * PITCH, text: '二〇二五年三月二日' },
    ];
    expect(await linesOf(file([[title, ...page!, ...signature]]), '附件.pdf')).toEqual([
      title.text,
      ...TEXT,
      '云岭市人民政府',
      '二〇二五年三月二日',
    ]);
  });

  it('keep the number of the document and the signature apart where a printed web page has all of it to the left', async () => {
    const ends = ['云岭市人民政府', '二〇二五年三月二日'];
    const last = '本意见自印发之日起施行，有效期至二〇二七年年底为止。';
    const title = '云岭市人民政府关于发展林下经济的实施意见（试行）';
    const number = '云政发〔2025〕8号';
    const toTheLeft = (text: string): Word => ({ x: LEFT, y: 0, text });
    const words = [toTheLeft(title), toTheLeft(number), ...set(TEXT)[0]!, ...set([last])[0]!, ...ends.map(toTheLeft)];
    const page = words.map((word, at) => ({ ...word, y: 800 - at * PITCH }));
    expect(await linesOf(file([page]), '附件.pdf')).toEqual([title, number, ...TEXT, last, ...ends]);
  });

  it('lose page numbers, and what stands at one place of every page', async () => {
    const filler = [...TEXT, ...TEXT, ...TEXT, ...TEXT];
    const pages = set(filler).map((words, index) => [
      { x: 80, y: 815, text: '云岭市人民政府文件汇编', size: 9 },
      ...words,
      { x: 290, y: 40, text: `— ${index + 1} —`, size: 14 },
    ]);
    expect(pages.length).toBeGreaterThan(2);
    expect(await linesOf(file(pages), '附件.pdf')).toEqual(filler);
  });

  it('lose headers that differ from the left to the right', async () => {
    const filler = Array.from({ length: 10 }, () => TEXT).flat();
    const pages = set(filler).map((words, index) => [
      { x: 80, y: 815, text: index % 2 === 0 ? '云岭市人民政府' : '林下经济实施意见', size: 9 },
      ...words,
    ]);
    expect(pages.length).toBeGreaterThan(5);
    expect(await linesOf(file(pages), '附件.pdf')).toEqual(filler);
  });

  it('are read in the order of the page, in whatever order the file has them', async () => {
    const [page] = set(TEXT);
    expect(await linesOf(file([[...page!].reverse()]), '附件.pdf')).toEqual(TEXT);
  });

  it('have the cells of a table set apart', async () => {
    const rows = ['指标', '研发投入', '专利数量'].map((text, row) => [
      { x: 80, y: 300 - row * 28, text },
      { x: 300, y: 300 - row * 28, text: ['二〇二七年', '百分之三', '四千件'][row]! },
    ]);
    const lines = await linesOf(file([[...set(TEXT)[0]!, ...rows.flat()]]), '附件.pdf');
    expect(lines.slice(-3)).toEqual(['指标\t二〇二七年', '研发投入\t百分之三', '专利数量\t四千件']);
  });
});

describe('a font that the file does not carry', () => {
  it.each([
    ['UniGB-UCS2-H', inUnicode],
    ['UniGB-UTF16-H', inUnicode],
    ['GBK-EUC-H', inGbk],
    ['GBKp-EUC-H', inGbk],
    ['GBK2K-H', inGbk],
    ['GB-EUC-H', inGbk],
  ])('is read by the table %s', async (encoding, write) => {
    expect(
      await linesOf(file(set(TEXT.map((text) => text.replace(/〇/g, '零'))), encoding, write), '附件.pdf'),
    ).toEqual(TEXT.map((text) => text.replace(/〇/g, '零')));
  });
});

it('leaves the lists of everybody else as fast as they were', async () => {
  const { push } = Array.prototype;
  await linesOf(file(set(TEXT)), '附件.pdf');
  expect(Array.prototype.push).toBe(push);
  expect(String(push)).toContain('[native code]');
});

describe('a PDF without text', () => {
  const picture = stream(
    '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8',
    new Uint8Array(64).fill(200),
  );
  const scan = (words: string): Uint8Array =>
    pdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 4 0 R >> /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /Contents 5 0 R >>',
      picture,
      stream('', utf8(`q 500 0 0 700 40 40 cm /I Do Q ${words}`)),
    ]);

  it('is called a scan, with what to do', async () => {
    expect(await problemOf(scan(''), '扫描件.pdf')).toContain('扫描件没有文字层');
  });

  it('is a scan all the same when it has a page number', async () => {
    expect(await problemOf(scan('BT /F 12 Tf 290 30 Td (- 1 -) Tj ET'), '扫描件.pdf')).toContain('扫描件没有文字层');
  });

  it('disturbs no other that is read at the same time', async () => {
    const texts = TEXT.map((text) => [text.repeat(4)]);
    const readings = texts.flatMap((text) => [linesOf(file(set(text)), '附件.pdf'), problemOf(scan(''), '扫描件.pdf')]);
    expect((await Promise.all(readings)).filter((_, at) => at % 2 === 0)).toEqual(texts);
  });

  it('is not read as something else when its name only says that it is one', async () => {
    expect(await problemOf(utf8('这不是 PDF'), '附件.pdf')).toContain('损坏');
    expect(
      await problemOf(
        joined([utf8('%PDF-1.7\n'), Uint8Array.from({ length: 3000 }, (_, at) => (at * 31) % 251)]),
        '附件.pdf',
      ),
    ).toContain('损坏');
  });
});
