/** Whether what was typed so far may become a name: its characters stand in it in their order. */

/** 0 for no; a whole stretch of the name says more than scattered characters, its beginning most. */
export function fitOf(typed: string, name: string): number {
  if (typed === '') return 1;
  const at = name.indexOf(typed);
  if (at >= 0) return at === 0 ? 4 : 3;
  let next = 0;
  for (const char of name) if (char === typed.charAt(next)) next++;
  return next === typed.length ? 2 : 0;
}
