/** Findings appear wherever a draft is: in a file, untitled, in another file system, in another folder. */
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, findings, folder, has, hasNot, open, openSample, openText, ruleOf, writeDraft } from './editor.ts';

const faulty = '临溪县节水行动方案\n\n为做好节水工作，结合XX市实际，制定本方案。\n';

suite('检查结果', () => {
  teardown(closeAll);

  test('示例文稿里的毛病', async () => {
    const { document } = await openSample();
    const found = await findings(document.uri, 'the findings of the sample', has('placeholder'));
    const first = found.find((diagnostic) => ruleOf(diagnostic) === 'placeholder');
    assert.equal(first?.source, '政策文稿');
    assert.ok(found.some(({ range }) => document.getText(range) === 'XX'));
  });

  test('修改之后结果随之更新', async () => {
    const { document, edit } = await openText(faulty);
    const [finding] = await findings(document.uri, 'the finding', has('placeholder'));
    assert.ok(finding);
    await edit((change) => change.replace(finding.range, '云岭'));
    await findings(document.uri, 'no finding', hasNot('placeholder'));
  });

  test('未命名的文稿', async () => {
    const { document } = await openText(faulty);
    assert.equal(document.uri.scheme, 'untitled');
    await findings(document.uri, 'a finding in an untitled draft', has('placeholder'));
  });

  test('别的文件系统里的文稿', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('draft-archive', {
      provideTextDocumentContent: () => faulty,
    });
    try {
      const { document } = await open(vscode.Uri.parse('draft-archive:/2026/节水行动方案.policy'));
      await findings(document.uri, 'a finding in a virtual document', has('placeholder'));
    } finally {
      provider.dispose();
    }
  });

  test('另一个文件夹里的文稿', async () => {
    const uri = vscode.Uri.joinPath(folder(1), '节水.policy');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(faulty));
    await open(uri);
    await findings(uri, 'a finding in the other folder', has('placeholder'));
  });

  test('文稿所在的文件夹改名', async () => {
    const before = await writeDraft('旧名/节水.policy', faulty);
    await open(before);
    await findings(before, 'a finding under the old name', has('placeholder'));
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(vscode.Uri.joinPath(folder(), '旧名'), vscode.Uri.joinPath(folder(), '新名'));
    assert.ok(await vscode.workspace.applyEdit(rename));
    await findings(
      vscode.Uri.joinPath(folder(), '新名/节水.policy'),
      'the finding under the new name',
      has('placeholder'),
    );
    await findings(before, 'no finding under the old name', hasNot('placeholder'));
  });
});
