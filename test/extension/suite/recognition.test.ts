/** Drafts that neither name nor language tells: recognised by what they hold, and remembered. */
import assert from 'node:assert/strict';
import { suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, findings, open, openText, until, writeDraft } from './editor.ts';

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('policyDraft');

const draft = [
  '临溪县人民政府关于推进节约用水的实施意见',
  '',
  '各乡镇人民政府，县政府各部门：',
  '',
  '为推进节约用水，结合我县实际，提出如下实施意见。',
  '',
  '一、总体要求',
  '',
  '到2030年，建成节水型县城，再生水利用率达到30%以上，城市管网漏损率控制在8%以内。',
  '',
  '二、重点任务',
  '',
  '（一）推广节水器具。新建公共建筑全部采用节水器具。（牵头单位：县水利局；配合单位：县住房城乡建设局）',
  '',
  '（二）检修供水管网。完成县城老旧管网改造。（牵头单位：县住房城乡建设局；配合单位：县水利局）',
  '',
].join('\n');

const notes = `本周要办的事\n\n一、周一送材料，找科长签字\n二、周二写完总结，发给处长看\n${'三、其他的事情慢慢做。\n'.repeat(12)}`;

function languageOf(uri: vscode.Uri): string | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.languageId;
}

function becomesDraft(uri: vscode.Uri): Promise<true> {
  return until('a draft', vscode.workspace.onDidOpenTextDocument, () => languageOf(uri) === 'policy-draft');
}

/** The editor keeps a document for minutes after it is closed; under another name it is opened afresh. */
async function rename(uri: vscode.Uri, name: string): Promise<vscode.Uri> {
  await closeAll();
  const renamed = vscode.Uri.joinPath(uri, '..', name);
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(uri, renamed, { overwrite: true });
  assert.ok(await vscode.workspace.applyEdit(edit));
  return renamed;
}

suite('识别文稿', () => {
  teardown(closeAll);
  suiteTeardown(() => settings().update('recognition', undefined, vscode.ConfigurationTarget.Workspace));

  test('将当前文本作为政策文稿：关闭、改名、再打开仍是文稿', async () => {
    const uri = await writeDraft('记住.txt', '为做好有关工作，制定本方案。\n');
    await open(uri);
    assert.equal(languageOf(uri), 'plaintext');
    await vscode.commands.executeCommand('policyDraft.useAsDraft');
    await becomesDraft(uri);
    const renamed = await rename(uri, '记住了.txt');
    await open(renamed);
    await becomesDraft(renamed);
  });

  test('改回纯文本以后不再当作文稿', async () => {
    const uri = await writeDraft('改回.txt', draft);
    const { document } = await open(uri);
    await vscode.commands.executeCommand('policyDraft.useAsDraft');
    await becomesDraft(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    const reopened = await open(await rename(uri, '改回了.txt'));
    // What would make a draft of it does so within moments; another one tells that they have passed.
    await settings().update('recognition', 'check', vscode.ConfigurationTarget.Workspace);
    const other = await writeDraft('另一篇.txt', draft);
    await open(other);
    await becomesDraft(other);
    assert.equal(reopened.document.languageId, 'plaintext');
  });

  test('设为直接检查：不问就检查，随笔不动', async () => {
    await settings().update('recognition', 'check', vscode.ConfigurationTarget.Workspace);
    const plain = await writeDraft('随笔.txt', notes);
    await open(plain);
    const uri = await writeDraft('新建文本文档.md', draft);
    await open(uri);
    await becomesDraft(uri);
    await findings(uri, 'a check', () => true);
    assert.equal(languageOf(plain), 'plaintext');
  });

  test('粘贴到未命名文件里的也认得，不论猜成什么语言', async () => {
    await settings().update('recognition', 'check', vscode.ConfigurationTarget.Workspace);
    const editor = await openText('', 'ini');
    await editor.edit((change) => change.insert(new vscode.Position(0, 0), draft));
    await becomesDraft(editor.document.uri);
  });
});
