/** The tables of a draft open as a preview beside it and follow the draft. */
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, findings, openSample, until } from './editor.ts';

const tables = [
  ['policyDraft.showResponsibilities', '责任分工表'],
  ['policyDraft.showTargets', '目标指标表'],
  ['policyDraft.showCitations', '引用文件清单'],
] as const;

function tableDocument(title: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    ({ uri }) => uri.scheme === 'policy-draft-table' && uri.path.includes(title),
  );
}

function hasPreview(title: string): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input, label }) => input instanceof vscode.TabInputWebview && label.includes(title)),
  );
}

suite('从文稿中整理的表', () => {
  teardown(closeAll);

  for (const [command, title] of tables) {
    test(title, async () => {
      await openSample();
      await vscode.commands.executeCommand(command);
      await until('the preview', vscode.window.tabGroups.onDidChangeTabs, () => hasPreview(title));
      const document = await until('the table', vscode.workspace.onDidOpenTextDocument, () => tableDocument(title));
      assert.match(document.getText(), /^\|.*\|$/mu);
    });
  }

  test('文稿改动后随之更新', async () => {
    const editor = await openSample();
    const { document } = editor;
    await findings(document.uri, 'findings', (found) => found.length > 0);
    await vscode.commands.executeCommand('policyDraft.showResponsibilities');
    const shown = await until('the table', vscode.workspace.onDidOpenTextDocument, () => tableDocument('责任分工表'));
    assert.doesNotMatch(shown.getText(), /市审计局/u);
    const edit = new vscode.WorkspaceEdit();
    const start = document.getText().indexOf('配合单位：市发展改革委、市财政局') + '配合单位：'.length;
    edit.insert(document.uri, document.positionAt(start), '市审计局、');
    await vscode.workspace.applyEdit(edit);
    await until('the new unit in the table', vscode.workspace.onDidChangeTextDocument, () =>
      shown.getText().includes('市审计局'),
    );
  });
});
