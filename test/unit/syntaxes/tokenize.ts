/** Colours a text with the grammar as the editor does: Oniguruma in WebAssembly under vscode-textmate. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import type { IGrammar } from 'vscode-textmate';

const require = createRequire(import.meta.url);
const GRAMMAR = join(import.meta.dirname, '../../../syntaxes/policy-draft.tmLanguage.json');

/** The grammar file as checked in, ready to tokenize. */
export async function loadGrammar(): Promise<IGrammar> {
  await oniguruma.loadWASM(await readFile(require.resolve('vscode-oniguruma/release/onig.wasm')));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(await readFile(GRAMMAR, 'utf8'), GRAMMAR),
  });
  const grammar = await registry.loadGrammar('text.policy-draft');
  if (grammar === null) throw new Error('the registry knows no grammar of that scope');
  return grammar;
}

/** A stretch of a line and the scopes it carries, outermost first, without the language's suffix. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** The tokens of each line of the text. */
export function tokenize(grammar: IGrammar, text: string): Token[][] {
  let state = textmate.INITIAL;
  return text.split('\n').map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map((token) => ({
      text: line.slice(token.startIndex, token.endIndex),
      scopes: token.scopes.flatMap((scope) => scope.split(' ')).map((scope) => scope.replace(/\.policy-draft$/, '')),
    }));
  });
}

/** The longest stretches, in order, that carry the scope or one below it; none crosses a line end. */
export function stretches(lines: readonly (readonly Token[])[], scope: string): string[] {
  return lines.flatMap((tokens) => {
    const found: string[] = [];
    let open = false;
    for (const token of tokens) {
      const carries = token.scopes.some((name) => name === scope || name.startsWith(`${scope}.`));
      if (carries && open) found.push(found.pop() + token.text);
      else if (carries) found.push(token.text);
      open = carries;
    }
    return found;
  });
}
