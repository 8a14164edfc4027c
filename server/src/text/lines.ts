/** Splitting text into lines as the Language Server Protocol counts them: \n, \r\n and \r end a line. */

export type LineEnd = '\n' | '\r\n' | '\r' | '';

export interface Line {
  /** The line without its end. */
  readonly text: string;
  readonly end: LineEnd;
}

const LF = 10;
const CR = 13;

/** Every text has at least one line; the last line alone has no end. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  // A carriage return is rare: without one, the engine's own search is several times faster than a loop.
  if (!text.includes('\r')) {
    let start = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', start)) {
      lines.push({ text: text.slice(start, at), end: '\n' });
      start = at + 1;
    }
    lines.push({ text: text.slice(start), end: '' });
    return lines;
  }
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== LF && code !== CR) continue;
    const end: LineEnd = code === LF ? '\n' : text.charCodeAt(at + 1) === LF ? '\r\n' : '\r';
    lines.push({ text: text.slice(start, at), end });
    at += end.length - 1;
    start = at + 1;
  }
  lines.push({ text: text.slice(start), end: '' });
  return lines;
}
