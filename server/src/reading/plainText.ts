/** A text file: its lines are its paragraphs. */

import { decodeText } from './encoding.ts';
import { Unreadable } from './unreadable.ts';

export function readPlainText(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  if (text === null)
    throw new Unreadable('文件不是文本文件，或者已经损坏。请用原来的软件打开，另存为 .docx 或 .txt 再导入。');
  return text;
}
