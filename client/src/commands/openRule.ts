/** 查看规则说明: shows a rule's page. */
import { Uri, commands } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { pickRule } from './pickRule.ts';

export async function openRule(client: LanguageClient, extension: Uri, id?: string): Promise<void> {
  const rule = id ?? (await pickRule(client, '查看哪条规则的说明？'));
  if (rule !== undefined) {
    const page = Uri.joinPath(extension, 'server', 'docs', 'rules', `${rule}.md`);
    await commands.executeCommand('markdown.showPreview', page);
  }
}
