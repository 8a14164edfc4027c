/** 将当前文本作为政策文稿: checks an open text whose name or first line did not tell. */
import { languages, window } from 'vscode';
import { draftLanguage } from '../draft.ts';

export async function useAsDraft(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined) {
    void window.showInformationMessage('请先打开要检查的文本，再运行这个命令。');
    return;
  }
  await languages.setTextDocumentLanguage(document, draftLanguage);
}
