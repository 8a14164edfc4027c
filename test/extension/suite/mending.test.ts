/** Quick fixes and the mending commands change the text as they say, and one undo takes each back. */
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, findings, has, hasNot, openSample, openText, quickFixes, ruleOf, until } from './editor.ts';

async function undo(document: vscode.TextDocument, text: string): Promise<void> {
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), text);
}

suite('订正', () => {
  teardown(closeAll);

  test('快速修复改好一处，撤销即还原', async () => {
    const { document } = await openSample();
    const before = document.getText();
    const found = await findings(document.uri, 'a repeated number', has('numbering-duplicate'));
    const finding = found.find((diagnostic) => ruleOf(diagnostic) === 'numbering-duplicate');
    assert.ok(finding);
    const fixes = await quickFixes(document, finding.range);
    const fix = fixes.find(({ title, edit }) => title.includes('“3.”') && edit !== undefined);
    assert.ok(fix?.edit, `no fix for the repeated number among: ${fixes.map(({ title }) => title).join('；')}`);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /^3\.低空装备/mu);
    await findings(document.uri, 'no repeated number', hasNot('numbering-duplicate'));
    await undo(document, before);
  });

  test('订正可以放心订正的问题', async () => {
    const { document } = await openSample();
    const before = document.getText();
    await findings(document.uri, 'findings', (found) => found.length > 0);
    await vscode.commands.executeCommand('policyDraft.fixAll');
    assert.notEqual(document.getText(), before);
    await undo(document, before);
  });

  test('全文重新编号', async () => {
    const { document } = await openText(
      '临溪县节水行动方案\n\n一、总体要求\n\n为做好节水工作，制定本方案。\n\n三、重点任务\n\n（一）推广节水器具。\n\n（三）检修供水管网。\n',
    );
    const before = document.getText();
    await vscode.commands.executeCommand('policyDraft.renumberAll');
    const text = document.getText();
    assert.match(text, /^二、重点任务/mu);
    assert.match(text, /^（二）检修供水管网/mu);
    await undo(document, before);
  });

  test('填写空缺：留出可以逐处填写的位置', async () => {
    const { document } = await openText('临溪县节水行动方案\n\n结合XX市实际，制定本方案。\n');
    const found = await findings(document.uri, 'a placeholder', has('placeholder'));
    const finding = found.find((diagnostic) => ruleOf(diagnostic) === 'placeholder');
    assert.ok(finding);
    const fixes = await quickFixes(document, finding.range);
    const command = fixes
      .map((fix) => fix.command)
      .find((candidate) => candidate?.command === 'policyDraft.applySnippet');
    assert.ok(command, `no fix with a snippet among: ${fixes.map(({ title }) => title).join('；')}`);
    // The draft need not be the active editor.
    await openText('别的文稿', 'plaintext');
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const editor = await until(
      'the draft in front',
      vscode.window.onDidChangeActiveTextEditor,
      () => vscode.window.activeTextEditor?.document === document && vscode.window.activeTextEditor,
    );
    await vscode.commands.executeCommand('type', { text: '云岭' });
    assert.equal(editor.document.lineAt(2).text, '结合云岭市实际，制定本方案。');
  });
});
