/** Loads what reads PDF with the first PDF: that takes a tenth of a second, and the other formats need not wait. */

const nativePush = Array.prototype.push;

export async function readPdf(bytes: Uint8Array): Promise<string> {
  const pdf = await import('./pdf.ts');
  // pdf.js brings core-js, which on Node 20 replaces `push` because of its behaviour on frozen lists. Every list of the
  // thread would from then on be filled several times more slowly, and a PDF takes twice as long.
  Object.defineProperty(Array.prototype, 'push', { value: nativePush, writable: true, configurable: true });
  return pdf.readPdf(bytes);
}
