/** Every finding leads to the page of its rule. */
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, extension, findings, openSample, ruleOf, until } from './editor.ts';

suite('检查项目说明', () => {
  teardown(closeAll);

  test('每一处问题都链接到存在的说明', async () => {
    const { document } = await openSample();
    const found = await findings(document.uri, 'findings', (all) => all.length > 0);
    for (const diagnostic of found) {
      const { code } = diagnostic;
      assert.ok(typeof code === 'object', `${ruleOf(diagnostic)} has no page`);
      assert.deepEqual([code.target.scheme, code.target.path], ['command', 'policyDraft.openRule']);
      const [rule] = JSON.parse(code.target.query) as string[];
      assert.equal(rule, code.value);
      const pages = vscode.Uri.joinPath(extension().extensionUri, 'server/docs/rules');
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(pages, `${rule}.md`));
    }
  });

  test('命令打开一项检查的说明', async () => {
    await vscode.commands.executeCommand('policyDraft.openRule', 'numbering-gap');
    await until('the preview', vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ input, label }) => input instanceof vscode.TabInputWebview && label.includes('numbering-gap')),
      ),
    );
  });
});
