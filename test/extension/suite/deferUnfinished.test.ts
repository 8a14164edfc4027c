/** What only says that a sentence is not finished waits until the drafter leaves the line. */
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, findings, has, hasNot, openText } from './editor.ts';

suite('写作时不打扰', () => {
  teardown(closeAll);

  test('没写完的括号等离开这一行再提示', async () => {
    const editor = await openText('临溪县节水行动方案\n\n结合XX市实际，制定本方案。\n\n');
    const { uri } = editor.document;
    await findings(uri, 'the first check', has('placeholder'));
    editor.selection = new vscode.Selection(3, 0, 3, 0);
    // The second placeholder, which is wrong however the sentence goes on, tells that the line has been checked.
    await editor.edit((change) => change.insert(editor.selection.active, '到20xx年，推广节水器具（包括水龙头'));
    const isOnLine = ({ range }: vscode.Diagnostic): boolean => range.start.line === 3;
    const found = await findings(uri, 'the second placeholder', (all) => has('placeholder')(all.filter(isOnLine)));
    assert.ok(hasNot('punctuation')(found));
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await findings(uri, 'the open bracket', has('punctuation'));
  });
});
