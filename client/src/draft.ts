/** Which documents are drafts. */
import { window, type TextDocument, type TextEditor } from 'vscode';

export const draftLanguage = 'policy-draft';

export function isDraft(document: TextDocument): boolean {
  return document.languageId === draftLanguage;
}

/** The editor that the drafter writes in, when it holds a draft. */
export function activeDraftEditor(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor !== undefined && isDraft(editor.document) ? editor : undefined;
}

/** As `activeDraftEditor`, for commands: says what to do when there is none. */
export function requireDraftEditor(): TextEditor | undefined {
  const editor = activeDraftEditor();
  if (editor === undefined) {
    void window.showInformationMessage(
      '请先打开一篇政策文稿。当前文本如果就是文稿，请先运行命令“将当前文本作为政策文稿”。',
    );
  }
  return editor;
}
