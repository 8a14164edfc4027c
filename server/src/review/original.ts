/** A Word document that is to be written into: opened, traced letter by letter, or refused with the reason. */

import type { Archive } from '../reading/archive.ts';
import { readDocxParts, relatedParts, relations, traced, type DocxReading } from '../reading/docx/docx.ts';
import type { TracedText } from '../reading/docx/trace.ts';
import { readMarkup } from '../reading/markup.ts';
import { LARGEST_FILE, tooLarge } from '../reading/limits.ts';
import { formatOf } from '../reading/signature.ts';
import { Unreadable } from '../reading/unreadable.ts';
import { vocabularyOf, type Vocabulary } from './wordprocessing.ts';

/** Who the comments and changes are by. */
export const AUTHOR = '政策文稿';
export const INITIALS = '政';

export interface WordOriginal {
  readonly bytes: Uint8Array;
  readonly reading: DocxReading;
  readonly traced: TracedText;
  readonly vocabulary: Vocabulary;
  readonly parts: ReturnType<typeof relatedParts>;
  /** What the drafter should know of how it was read; empty when there is nothing. */
  readonly notes: readonly string[];
}

/** Why a file cannot be written into, and what to do, for the drafter. */
export class Refused extends Error {}

/**
 * @throws Refused, also for a file that cannot be read
 */
export function openOriginal(bytes: Uint8Array, name: string): WordOriginal {
  if (bytes.length > LARGEST_FILE) throw new Refused(tooLarge(bytes.length));
  demandDocx(bytes, name);
  let reading: DocxReading;
  try {
    reading = readDocxParts(bytes);
  } catch (error) {
    if (error instanceof Unreadable) throw new Refused(error.message.replace('再导入', '再试'));
    throw new Refused('文件已损坏或者没有下载完整，请重新获取。');
  }
  const { archive, main, xml } = reading;
  const parts = relatedParts(archive, main);
  demandUnsigned(archive);
  demandUnprotected(archive.text(parts.settings) ?? '');
  demandNew(reading, archive.text(parts.comments) ?? '');
  const vocabulary = vocabularyOf(xml);
  const letters = traced(reading);
  if (vocabulary === null || letters === null || !reading.wellFormed || !isLossless(archive.bytes(main)!, xml))
    throw new Refused('文件的写法少见，写进去可能损坏，没有改动。请用 Word 或 WPS 打开后另存为一份 .docx 再试。');
  const notes = notesOn(reading.revisions, archive.text(parts.comments) ?? '');
  return { bytes, reading, traced: letters, vocabulary, parts, notes };
}

function demandDocx(bytes: Uint8Array, name: string): void {
  const format = formatOf(bytes, name);
  if (format === 'zip') return;
  if (format === 'compound' || format === 'rtf' || format === 'wordXml' || format === 'webArchive') {
    throw new Refused(
      '只有 .docx 能写入批注和修订，这是旧格式（.doc、.wps、.rtf 等）或者设有密码的文件。请用 Word 或 WPS 打开，另存为 .docx，再对那一份审阅。',
    );
  }
  throw new Refused('不是 .docx 文件，不能写入批注和修订。要检查文字请用 policy-draft check。');
}

function demandUnsigned(archive: Archive): void {
  const isSigned =
    archive.names().some((name) => /^_xmlsignatures\//i.test(name)) ||
    relations(archive, '_rels/.rels').some(({ type }) => type.endsWith('/digital-signature/origin'));
  if (isSigned) throw new Refused('文件带有数字签名，写入任何内容都会使签名失效，没有改动。请对未签名的稿子审阅。');
}

function demandUnprotected(settings: string): void {
  let protectedFor: string | null = null;
  readMarkup(settings, 'xml', {
    open(name, attributes) {
      if (name === 'documentProtection' && /^(?:1|true|on)$/.test(attributes.get('enforcement') ?? ''))
        protectedFor = attributes.get('edit') ?? '';
      else if (name === 'writeProtection' && [...attributes.keys()].some((key) => /hash|cryptProvider/i.test(key)))
        protectedFor = 'write';
    },
    text() {},
    close() {},
  });
  if (protectedFor === null) return;
  const what = PROTECTIONS[protectedFor] ?? '编辑受限';
  throw new Refused(`文件设了保护（${what}），没有改动。请先在 Word 或 WPS 的“审阅—限制编辑”里停止保护，再审阅。`);
}

const PROTECTIONS: Readonly<Record<string, string>> = {
  readOnly: '只读',
  comments: '只许批注',
  trackedChanges: '只许修订',
  forms: '只许填表',
  write: '修改要密码',
};

/** A second review would comment on its own comments' places and change what is already changed. */
function demandNew({ xml }: DocxReading, comments: string): void {
  for (const part of [xml, comments]) {
    if (part.includes(`:author="${AUTHOR}"`) || part.includes(`:author='${AUTHOR}'`))
      throw new Refused(
        `文件里已经有“${AUTHOR}”的批注或修订。请先在 Word 或 WPS 里处理完（接受或拒绝修订、删除批注），或者对原稿审阅。`,
      );
  }
}

function notesOn(revisions: number, comments: string): readonly string[] {
  const others = comments.match(/<\w+:comment\s/g)?.length ?? 0;
  return [
    ...(revisions > 0 ? [`原稿里有${revisions}处修订，按全部接受后的文字读取，修订本身不动。`] : []),
    ...(others > 0 ? [`原稿里有${others}条批注，保留不动。`] : []),
  ];
}

/** Whether writing the text again gives the same bytes, so that what is not touched keeps them. */
function isLossless(bytes: Uint8Array, xml: string): boolean {
  const again = encoded(bytes, xml);
  return again.length === bytes.length && again.every((byte, at) => byte === bytes[at]);
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** In UTF-8, with a byte order mark where the part had one. */
export function encoded(before: Uint8Array, xml: string): Uint8Array {
  const bytes = new TextEncoder().encode(xml);
  if (!BYTE_ORDER_MARK.every((byte, at) => before[at] === byte)) return bytes;
  const marked = new Uint8Array(bytes.length + BYTE_ORDER_MARK.length);
  marked.set(BYTE_ORDER_MARK);
  marked.set(bytes, BYTE_ORDER_MARK.length);
  return marked;
}
