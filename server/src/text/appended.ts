/** Short lists that mostly stay empty or hold one entry: an array that grows from empty takes room for seventeen. */

/** The list with the item at its end; `undefined` stands for no list yet. */
export function appended<T>(list: T[] | undefined, item: T): T[] {
  if (list === undefined) return [item];
  list.push(item);
  return list;
}
