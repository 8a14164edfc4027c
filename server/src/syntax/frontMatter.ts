/** Front matter: what editors and site generators keep about a text between two lines of --- at its head. */

const FENCE = /^---[ \t]*$/;
const CLOSE = /^(?:---|\.\.\.)[ \t]*$/;
/** title: 关于…, # a remark, - an item, or the next line of a value. */
const ENTRY = /^(?:[A-Za-z_\u4e00-\u9fa5][\w \u4e00-\u9fa5-]{0,40}:(?:[ \t].*)?|#.*|[ \t]*-[ \t].*|[ \t]+\S.*|[ \t]*)$/;
const KEY = /^[A-Za-z_\u4e00-\u9fa5][\w \u4e00-\u9fa5-]{0,40}:(?:[ \t]|$)/;
/** Nobody keeps more about a draft; a text between two rules is longer or has other lines. */
const LONGEST = 60;

/** How many lines it takes, fences included; 0 when the text begins with anything else. */
export function frontMatterLength(lines: readonly { readonly text: string }[]): number {
  if (lines.length < 3 || !FENCE.test(lines[0]!.text)) return 0;
  let keys = 0;
  for (let line = 1; line < lines.length && line < LONGEST; line++) {
    const { text } = lines[line]!;
    if (CLOSE.test(text)) return keys > 0 ? line + 1 : 0;
    if (!ENTRY.test(text)) return 0;
    if (KEY.test(text)) keys++;
  }
  return 0;
}
