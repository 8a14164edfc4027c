/**
 * Turns `server/data/snippets.ts` into the editor's snippet format; written to `snippets/policy-draft.json` by
 * `npx vitest run test/unit/syntaxes -u`, and the same test fails when the file is stale.
 */

import type { SnippetSource } from '../data/snippets.ts';

export interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const INCLUDE = /\{\{([^{}#]+)(#\d+)?\}\}/g;
const HOLE = /【([^【】]+)】/g;

/** All snippets in the editor's format, by name. */
export function renderSnippets(sources: readonly SnippetSource[]): Record<string, Snippet> {
  const bodies = new Map(sources.map(({ name, body }) => [name, body]));
  return Object.fromEntries(
    sources.map(({ name, prefixes, description, body }) => [
      name,
      { prefix: prefixes, description, body: `${withTabStops(withParts(body, bodies))}$0`.split('\n') },
    ]),
  );
}

/** Puts in the bodies that {{…}} refers to, all the way down. */
function withParts(body: string, bodies: ReadonlyMap<string, string>): string {
  return body.replace(INCLUDE, (_, name: string, mark: string | undefined) => {
    const part = bodies.get(name);
    if (part === undefined) throw new Error(`no snippet is named ${name}`);
    const whole = withParts(part, bodies);
    return mark === undefined ? whole : whole.replace(HOLE, (hole) => hole.replace(/[=】]/, (end) => mark + end));
  });
}

/** Numbers the holes in the order in which their names first stand; later ones of that name repeat the first. */
function withTabStops(body: string): string {
  const numbers = new Map<string, number>();
  return body.replace(HOLE, (_, content: string) => {
    const name = content.split('=')[0] ?? content;
    const known = numbers.get(name);
    if (known !== undefined) return `\${${known}}`;
    const number = numbers.size + 1;
    numbers.set(name, number);
    return tabStop(number, content.replace(/#\d+/g, ''));
  });
}

function tabStop(number: number, content: string): string {
  if (content.includes('｜')) return `\${${number}|${content.replaceAll('｜', ',')}|}`;
  const filled = content.indexOf('=');
  return `\${${number}:${filled < 0 ? `【${content}】` : content.slice(filled + 1)}}`;
}
