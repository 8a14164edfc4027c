/** Which files are taken for drafts. */
import assert from 'node:assert/strict';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, open, openText, until, writeDraft } from './editor.ts';

suite('文件关联', () => {
  suiteTeardown(closeAll);

  const body = '为做好有关工作，制定本方案。\n';
  const cases: [name: string, content: string, language: string][] = [
    ['甲.policy', body, 'policy-draft'],
    ['乙.gongwen', body, 'policy-draft'],
    ['临溪县关于加强耕地保护的实施意见.txt', body, 'policy-draft'],
    ['临溪县发展低空经济若干措施（征求意见稿）.txt', body, 'policy-draft'],
    ['临溪县节水行动方案.md', body, 'policy-draft'],
    ['关于做好防汛工作的通知.md', body, 'policy-draft'],
    ['随笔.txt', '临溪县人民政府关于加强耕地保护的实施意见\n', 'plaintext'],
    ['笔记.md', '# 读书笔记\n', 'markdown'],
    ['没有扩展名的文稿', `临溪县人民政府关于加强耕地保护的实施意见\n\n${body}`, 'policy-draft'],
    ['标题分两行的文稿', `临溪县人民政府办公室关于印发临溪县\n节水行动方案的通知\n\n${body}`, 'policy-draft'],
    ['没有扩展名的便条', '明天上午开会，请带好实施方案，会后讨论。\n', 'plaintext'],
  ];
  for (const [name, content, language] of cases) {
    test(`${name} → ${language}`, async () => {
      const document = await vscode.workspace.openTextDocument(await writeDraft(name, content));
      assert.equal(document.languageId, language);
    });
  }

  test('GB18030 编码的文稿按原文打开', async () => {
    // “临溪县节水行动方案” and “为做好节水工作，制定本方案。” in GB18030.
    const bytes = Buffer.from(
      'c1d9cfaacfd8bddacbaed0d0b6afb7bdb0b80a0aceaad7f6bac3bddacbaeb9a4d7f7a3acd6c6' + 'b6a8b1beb7bdb0b8a1a30a',
      'hex',
    );
    const { document } = await open(await writeDraft('国标编码.policy', bytes));
    assert.equal(document.lineAt(0).text, '临溪县节水行动方案');
    assert.equal(document.lineAt(2).text, '为做好节水工作，制定本方案。');
  });

  test('命令把任何打开的文本变成文稿', async () => {
    const { document } = await openText(body, 'plaintext');
    await vscode.commands.executeCommand('policyDraft.useAsDraft');
    // VS Code closes and reopens the document under its new language.
    await until('the new language', vscode.workspace.onDidOpenTextDocument, () =>
      vscode.workspace.textDocuments.find(
        ({ uri, languageId }) => uri.toString() === document.uri.toString() && languageId === 'policy-draft',
      ),
    );
  });
});
