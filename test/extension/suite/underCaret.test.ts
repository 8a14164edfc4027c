/** What is being written is not judged until the drafter leaves it or saves. */
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, findings, has, hasNot, open, openText, writeDraft } from './editor.ts';

const draft = '临溪县节水行动方案\n\n结合XX市实际，制定本方案。\n\n一、任务\n\n加强管理。\n\n二、保障\n\n';
const line = 6;

async function write(editor: vscode.TextEditor, text: string): Promise<void> {
  editor.selection = new vscode.Selection(line, 0, line, 0);
  await editor.edit((change) => change.insert(editor.selection.active, text));
}

function isThere({ range }: vscode.Diagnostic): boolean {
  return range.start.line === line;
}

suite('写作时不打扰', () => {
  teardown(closeAll);

  test('正在写的一行，离开之后才提示', async () => {
    const editor = await openText(draft);
    const { uri } = editor.document;
    await findings(uri, 'the first check', has('placeholder'));
    await write(editor, '到20xx年，推广节水器具（包括水龙头');
    // A change elsewhere tells that the text has been checked with what was written.
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(line, 0, line, 1), '至');
    await vscode.workspace.applyEdit(edit);
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);
    assert.deepEqual(vscode.languages.getDiagnostics(uri).filter(isThere), []);
    editor.selection = new vscode.Selection(9, 0, 9, 0);
    const found = await findings(uri, 'the mask', (all) => has('placeholder')(all.filter(isThere)));
    assert.ok(has('punctuation')(found.filter(isThere)));
  });

  test('保存之后也提示', async () => {
    const editor = await open(await writeDraft('正在写.policy', draft));
    const { uri } = editor.document;
    await findings(uri, 'the first check', has('placeholder'));
    await write(editor, '到20xx年，');
    assert.ok(hasNot('placeholder')(vscode.languages.getDiagnostics(uri).filter(isThere)));
    await editor.document.save();
    await findings(uri, 'the mask', (all) => has('placeholder')(all.filter(isThere)));
  });
});
