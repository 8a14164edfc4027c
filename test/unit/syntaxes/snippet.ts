/** Reads an editor snippet strictly, as far as ours use the format, and expands it as an editor would at first. */

export interface Expansion {
  /** Tab stops in the order in which they first stand. */
  readonly stops: readonly number[];
  readonly choices: readonly (readonly string[])[];
  readonly text: string;
}

const CLOCK: Readonly<Record<string, string>> = { CURRENT_YEAR: '2026', CURRENT_MONTH: '03', CURRENT_DATE: '05' };

/** Throws where an editor would take the text for something else than was meant. */
export function expand(body: string): Expansion {
  const values = new Map<number, string>();
  const stops: number[] = [];
  const choices: string[][] = [];
  let at = 0;

  function take(pattern: RegExp): RegExpExecArray | null {
    const match = new RegExp(pattern.source, 'y');
    match.lastIndex = at;
    const found = match.exec(body);
    if (found !== null) at = match.lastIndex;
    return found;
  }

  function stop(number: number, value: string): string {
    if (values.has(number)) throw new Error(`tab stop ${number} is described twice`);
    stops.push(number);
    values.set(number, value);
    return value;
  }

  function variable(name: string | undefined): string {
    const value = CLOCK[name ?? ''];
    if (value === undefined) throw new Error(`no variable is named ${name}`);
    return value;
  }

  function text(until: '' | '}'): string {
    let result = '';
    for (;;) {
      if (at === body.length) {
        if (until !== '') throw new Error('a placeholder is not closed');
        return result;
      }
      if (until !== '' && body.startsWith(until, at)) {
        at += until.length;
        return result;
      }
      result += piece();
    }
  }

  function piece(): string {
    const plain = take(/[^$\\}]+/);
    if (plain !== null) return plain[0];
    if (take(/\$0/) !== null) return stop(0, '');
    const choice = take(/\$\{(\d+)\|([^|\\$}]+)\|\}/);
    if (choice !== null) {
      const options = (choice[2] ?? '').split(',');
      choices.push(options);
      return stop(Number(choice[1]), options[0] ?? '');
    }
    const placeholder = take(/\$\{(\d+):/);
    if (placeholder !== null) return stop(Number(placeholder[1]), text('}'));
    const mirror = take(/\$\{(\d+)\}/);
    if (mirror !== null) {
      const value = values.get(Number(mirror[1]));
      if (value === undefined) throw new Error(`tab stop ${mirror[1]} is repeated before it is described`);
      return value;
    }
    const transformed = take(/\$\{([A-Z_]+)\/([^/]+)\/([^/$]*)\/\}/);
    if (transformed !== null) {
      return variable(transformed[1]).replace(new RegExp(transformed[2] ?? ''), transformed[3] ?? '');
    }
    const named = take(/\$([A-Z_]+)/);
    if (named !== null) return variable(named[1]);
    throw new Error(`cannot read the snippet from ${JSON.stringify(body.slice(at, at + 20))}`);
  }

  return { text: text(''), stops, choices };
}
