/**
 * Turns `server/data/snippets.ts` into the editor's snippet format; written to `snippets/policy-draft.json` by
 * `npx vitest run test/unit/syntaxes -u`, and the same test fails when the file is stale.
 */

import { snippetText } from '../src/library/slots.ts';
import type { SnippetSource } from '../data/snippets.ts';

export interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const INCLUDE = /\{\{([^{}#]+)(#\d+)?\}\}/g;
const HOLE = /【([^【】]+)】/g;
/** A snippet is written before any draft: neither its place nor what it calls itself is known. */
const ANY_DRAFT = { place: null, self: '本文件' };

/** All snippets in the editor's format, by name. */
export function renderSnippets(sources: readonly SnippetSource[]): Record<string, Snippet> {
  const bodies = new Map(sources.map(({ name, body }) => [name, body]));
  return Object.fromEntries(
    sources.map(({ name, prefixes, description, body }) => [
      name,
      { prefix: prefixes, description, body: `${snippetText(withParts(body, bodies), ANY_DRAFT)}$0`.split('\n') },
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
