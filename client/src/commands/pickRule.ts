/** Lets the user choose one of the server's rules. */
import { window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { rules, type RuleSummary } from '../protocol.ts';

export async function pickRule(client: LanguageClient, placeHolder: string): Promise<string | undefined> {
  const items = client
    .sendRequest(rules)
    .then((all) =>
      all.map(({ id, title, severity }) => ({ label: title, description: id, detail: severityNames[severity] })),
    );
  const picked = await window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return picked?.description;
}

const severityNames: Record<RuleSummary['severity'], string> = {
  error: '错误',
  warning: '警告',
  information: '提示',
  hint: '轻微提示',
};
