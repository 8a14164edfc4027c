/** Where a suggestion comes from, in a word: 临沧2019 四、（七）; 惯例 where custom alone says so. */

export function originOf({ sources }: { readonly sources: readonly string[] }): string {
  return sayOrigin(sources[0] ?? null);
}

/** @param source as the library names a clause, or the grounds of a duty, the first of which is said */
export function sayOrigin(source: string | null): string {
  return source === null ? '惯例' : source.split('；')[0]!.replace(/#\d+$/, '');
}
