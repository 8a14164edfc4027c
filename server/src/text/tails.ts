/** Ends of texts, found from behind: an expression that ends in `$` looks for them from every place in turn. */

/** Where one of some characters stands last; -1 where none does. */
export function lastOfAny(text: string, characters: string): number {
  for (let at = text.length - 1; at >= 0; at--) if (characters.includes(text.charAt(at))) return at;
  return -1;
}

/** What stands behind the last of some characters; the whole text where none stands in it. */
export function behindLast(text: string, characters: string): string {
  return text.slice(lastOfAny(text, characters) + 1);
}

/** The text without the white space and other characters that it ends with. */
export function withoutTail(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && (characters.includes(text.charAt(end - 1)) || text.charAt(end - 1).trim() === '')) end--;
  return text.slice(0, end);
}
