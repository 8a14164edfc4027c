/** Whether what was found in a text is only a part of something longer that stands there. */

export function standsWithin(text: string, start: number, part: string, whole: string): boolean {
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
    if (start >= at && text.startsWith(whole, start - at)) return true;
  }
  return false;
}
