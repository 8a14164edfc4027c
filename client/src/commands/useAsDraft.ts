/** 将当前文本作为政策文稿: checks an open text that was not recognised, now and whenever it is opened again. */
import { window } from 'vscode';
import type { Recognition } from '../recognition/recognition.ts';

export async function useAsDraft(recognition: Recognition): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined) {
    void window.showInformationMessage('请先打开要检查的文本，再运行这个命令。');
    return;
  }
  await recognition.useAsDraft(document);
}
