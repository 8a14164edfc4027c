/** 查看检查项目说明: shows a rule's page. */
import { Uri, commands } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { pickCheck } from '../checks/chooseChecks.ts';

export async function openRule(client: LanguageClient, extension: Uri, id?: string): Promise<void> {
  const rule = id ?? (await pickCheck(client, '查看哪项检查的说明？'));
  if (rule !== undefined) {
    const page = Uri.joinPath(extension, 'server', 'docs', 'rules', `${rule}.md`);
    await commands.executeCommand('markdown.showPreview', page);
  }
}
