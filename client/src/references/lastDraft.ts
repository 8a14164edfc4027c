/** The draft that the drafter last wrote in: what is looked up beside it is meant for it. */
import { window, type Disposable, type TextEditor } from 'vscode';
import { activeDraftEditor, isDraft } from '../draft.ts';

export class LastDraft implements Disposable {
  #last: TextEditor | undefined = activeDraftEditor();
  readonly #following = window.onDidChangeActiveTextEditor(() => {
    this.#last = activeDraftEditor() ?? this.#last;
  });

  dispose(): void {
    this.#following.dispose();
  }

  /** Undefined once the draft is closed, or is no draft any more. */
  get editor(): TextEditor | undefined {
    const active = activeDraftEditor();
    if (active !== undefined) {
      return active;
    }
    return this.#last !== undefined && !this.#last.document.isClosed && isDraft(this.#last.document)
      ? this.#last
      : undefined;
  }

  /** As `editor`, for commands: says what to do when there is none. */
  demand(): TextEditor | undefined {
    const { editor } = this;
    if (editor === undefined) {
      void window.showInformationMessage('请先打开正在写的文稿，把光标放在合适的地方，再运行这个命令。');
    }
    return editor;
  }
}
