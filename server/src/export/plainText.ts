/** Text as office documents can hold it: XML 1.0 has no place for control characters and half surrogate pairs. */

const FORBIDDEN = /[\u0000-\u0008\u000a-\u001f\u007f\u200b\ufeff\ufffe\uffff]/g;
const HALF_PAIR = /\p{Surrogate}/gu;
const SPACE = /[\t\u00a0\u2000-\u200a\u202f]/g;

/** Spaces of web pages become ordinary ones, invisible characters go, a broken character shows as one. */
export function plainText(text: string): string {
  return text.replace(FORBIDDEN, '').replace(HALF_PAIR, '\ufffd').replace(SPACE, ' ');
}

/** Without any space, as titles and names are set. */
export function closedUp(text: string): string {
  return plainText(text).replace(/[ \u3000]+/g, '');
}
