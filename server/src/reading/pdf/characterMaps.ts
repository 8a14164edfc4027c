/**
 * Adobe's tables for simplified Chinese: which character a code of a font stands for. A PDF that does not carry its
 * fonts names one of them; without it its text is unreadable. Those of the other scripts are left out. Tables that differ
 * only in the width of Latin letters, or in characters beyond the first plane, read alike: one of them serves for both.
 */

import cidToUnicode from 'pdfjs-dist/cmaps/Adobe-GB1-UCS2.bcmap';
import eucH from 'pdfjs-dist/cmaps/GB-EUC-H.bcmap';
import eucV from 'pdfjs-dist/cmaps/GB-EUC-V.bcmap';
import gbkH from 'pdfjs-dist/cmaps/GBK-EUC-H.bcmap';
import gbkV from 'pdfjs-dist/cmaps/GBK-EUC-V.bcmap';
import gbk2kH from 'pdfjs-dist/cmaps/GBK2K-H.bcmap';
import gbk2kV from 'pdfjs-dist/cmaps/GBK2K-V.bcmap';
import gbpcH from 'pdfjs-dist/cmaps/GBpc-EUC-H.bcmap';
import gbpcV from 'pdfjs-dist/cmaps/GBpc-EUC-V.bcmap';
import utf16H from 'pdfjs-dist/cmaps/UniGB-UTF16-H.bcmap';
import utf16V from 'pdfjs-dist/cmaps/UniGB-UTF16-V.bcmap';

export const CHARACTER_MAPS: ReadonlyMap<string, Uint8Array> = new Map([
  ['Adobe-GB1-UCS2', cidToUnicode],
  ['GB-EUC-H', eucH],
  ['GB-EUC-V', eucV],
  ['GBK-EUC-H', gbkH],
  ['GBK-EUC-V', gbkV],
  ['GBK2K-H', gbk2kH],
  ['GBK2K-V', gbk2kV],
  ['GBKp-EUC-H', gbkH],
  ['GBKp-EUC-V', gbkV],
  ['GBpc-EUC-H', gbpcH],
  ['GBpc-EUC-V', gbpcV],
  ['UniGB-UCS2-H', utf16H],
  ['UniGB-UCS2-V', utf16V],
  ['UniGB-UTF16-H', utf16H],
  ['UniGB-UTF16-V', utf16V],
]);
