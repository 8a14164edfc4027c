/** Why a file cannot be read, in the words shown to the drafter; thrown within this layer, caught at its door. */

export class Unreadable extends Error {}

/** Written once here because several formats break in the same ways. */
export const DAMAGED = '文件已损坏或者没有下载完整，请重新获取后再导入。';
export const ENCRYPTED = '文件设有密码，无法读取。请打开后取消密码，另存一份再导入。';
export const OVERBLOWN =
  '文件展开后大得反常，可能是恶意构造的压缩文件，没有读取。如确需使用，请打开后把文字另存为 .txt 再导入。';
export const TOO_COMPLEX = '文件过于复杂，没有读完。请打开后把文字复制出来，另存为 .txt 再导入。';
export const WORDLESS = '文件里没有文字。如果内容是图片，请先用文字识别（OCR）软件转成文字再导入。';
export const EMPTY = '文件是空的，请重新获取后再导入。';
