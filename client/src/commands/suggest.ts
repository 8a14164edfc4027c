/**
 * 列出建议, Ctrl+Space: as the editor's own command, save that nothing is selected. What was not picked with the arrow
 * keys is then never inserted by Enter, however the list was opened; and where there is nothing to offer, it is said.
 */
import { commands, window } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

export class Suggesting {
  #asked = false;

  async run(): Promise<void> {
    this.#asked = true;
    await commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  }

  /** Sees the answers go by: an editor says nothing of an empty one to a list that it takes for unasked. */
  readonly middleware: Pick<Middleware, 'provideCompletionItem'> = {
    provideCompletionItem: async (document, position, context, token, next) => {
      const asked = this.#asked;
      this.#asked = false;
      const { version } = document;
      const result = await next(document, position, context, token);
      // What an input method composes is in the text already, and the editor asks again when it is done: an answer to
      // the text before would open its list in the middle of the composition.
      if (document.version !== version) {
        return undefined;
      }
      const items = Array.isArray(result) ? result : result?.items;
      if (asked && !token.isCancellationRequested && (items === undefined || items.length === 0)) {
        window.setStatusBarMessage('这里没有可以建议的内容。', 4000);
      }
      return result;
    },
  };
}
