/** Files of a folder that are not read, and why: none is passed over without a word. */

import { extname } from 'node:path';

const KINDS: readonly (readonly [extensions: string, reason: string])[] = [
  ['.ceb .gd .gw .sep .edc .caj', '是版式文件，没有读取；请用版式软件打开，另存为 .docx 或 .txt。'],
  ['.et .ett .xls .xlsx .xlsm .xlsb .csv .ods', '是电子表格，没有读取；请把要用的文字另存为 .docx 或 .txt。'],
  ['.ppt .pptx .dps .odp', '是演示文稿，没有读取；请把要用的文字另存为 .docx 或 .txt。'],
  [
    '.png .jpg .jpeg .bmp .gif .tif .tiff .webp .heic',
    '是图片，没有读取；请先用文字识别（OCR）软件转成文字，另存为 .docx 或 .txt。',
  ],
  ['.zip .rar .7z .tar .gz', '是压缩包，没有读取；请先解压。'],
  ['.pdf', '是PDF文件，没有读取；请把文字另存为 .docx 或 .txt。'],
  ['.docx .docm .doc .wps .rtf .odt .html .htm .mht .mhtml', '没有读取；请把文字另存为 .txt。'],
];
const REASONS = new Map(KINDS.flatMap(([extensions, reason]) => extensions.split(' ').map((one) => [one, reason])));

/** Collects what a walk through a folder does not read. */
export class PassedOver {
  readonly #others = new Map<string, number>();

  /** Why a file that somebody may take for a draft is not read; null for any other, which is only counted. */
  reasonFor(name: string): string | null {
    const extension = extname(name).toLowerCase();
    const reason = REASONS.get(extension);
    if (reason !== undefined) return reason;
    this.#others.set(extension, (this.#others.get(extension) ?? 0) + 1);
    return null;
  }

  /** What the others were, in one sentence; null where there were none. */
  summary(): string | null {
    if (this.#others.size === 0) return null;
    const total = [...this.#others.values()].reduce((sum, count) => sum + count, 0);
    const kinds = [...this.#others]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([extension, count]) => `${extension === '' ? '没有扩展名的' : extension} ${count}个`);
    return `另有${total}个文件不是文档，没有读取（${kinds.slice(0, MOST_KINDS).join('、')}${kinds.length > MOST_KINDS ? '等' : ''}）。`;
  }
}

const MOST_KINDS = 8;
