/** What is worth opening at all: to be asked before anything is read, without loading what reads. */

/** Extensions in lower case with their dot. */
export const READABLE: readonly string[] = [
  '.txt',
  '.md',
  '.markdown',
  '.policy',
  '.gongwen',
  '.html',
  '.htm',
  '.mht',
  '.mhtml',
  '.docx',
  '.docm',
  '.doc',
  '.wps',
  '.rtf',
  '.odt',
  '.ofd',
  '.pdf',
];

/** Documents that a draft may be written in: their text is read, they are not written back as text. */
export const DOCUMENTS: readonly string[] = ['.docx', '.docm', '.doc', '.wps', '.rtf', '.odt', '.ofd'];

/** In bytes. Documents with pictures go to some 20 MB; what is larger is a scan or no document. */
export const LARGEST_FILE = 50 * 1024 * 1024;

/** For the drafter. */
export function tooLarge(bytes: number): string {
  const size = Math.ceil(bytes / 1024 / 1024);
  return `文件有 ${size} MB，超过 ${LARGEST_FILE / 1024 / 1024} MB，没有读取。请去掉图片，或者把文字另存为 .docx 或 .txt 再导入。`;
}
