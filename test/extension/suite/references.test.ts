/** 参照: reference documents are opened, inserted, compared and looked through from a draft. */
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, extension, folder, openText, until } from './editor.ts';

type Corpus = ReturnType<typeof extension>['exports']['corpus'];
type Documents = Awaited<ReturnType<Corpus['documents']>>;

const draftText = `临溪县科技创新行动方案

一、重点任务

（一）促进科技成果转化。建设概念验证中心和中试基地。

（二）强化知识产权保护。开展专利执法行动。
`;

const reference = `岚安市精密轴承产业行动方案

岚政发〔2024〕9号

一、重点任务

（一）培养能工巧匠。岚安市职业学院开设轴承装配订单班，每年送八十名学员到车间跟班学习满六个月。（牵头单位：市教育局）
`;

async function bundled(title: string): Promise<string> {
  const { corpus } = await extension().activate();
  const found = (await corpus.documents()).find((document) => document.title.includes(title));
  assert.ok(found, `no ${title} in the library`);
  return found.uri;
}

function activeEditor(scheme: string): Promise<vscode.TextEditor> {
  return until(`an editor of ${scheme}`, vscode.window.onDidChangeActiveTextEditor, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.scheme === scheme && editor;
  });
}

async function caretAt(editor: vscode.TextEditor, text: string): Promise<void> {
  const place = editor.document.positionAt(editor.document.getText().indexOf(text));
  editor.selection = new vscode.Selection(place, place);
}

/** A folder in the workspace with one document and one file that cannot be read. */
async function referenceFolder(name: string): Promise<vscode.Uri> {
  const at = vscode.Uri.joinPath(folder(), name);
  const encoder = new TextEncoder();
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(at, '轴承.txt'), encoder.encode(reference));
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(at, '坏了.docx'), encoder.encode('PK\u0003\u0004'));
  return at;
}

/** The imported documents as soon as there are so many. */
function ownDocuments(corpus: Corpus, count: number): Promise<Documents> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`waited in vain for ${count} documents`)), 20_000);
    const look = async (): Promise<void> => {
      const own = (await corpus.documents()).filter((document) => document.own);
      if (own.length === count) {
        clearTimeout(timer);
        subscription.dispose();
        resolve(own);
      }
    };
    const subscription = corpus.onDidChange(() => void look());
    void look();
  });
}

suite('参照', () => {
  teardown(closeAll);

  test('参照原文只读打开，光标停在条款上，不作为文稿检查', async () => {
    await openText(draftText);
    await vscode.commands.executeCommand('policyDraft.corpus.open', await bundled('临沧'), 12);
    const editor = await activeEditor('policydraft-reference');
    assert.equal(editor.document.languageId, 'policy-draft-reference');
    assert.equal(editor.selection.active.line, 12);
    assert.match(editor.document.getText(), /临办发〔2019〕5号/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(editor.document.uri, new vscode.Position(0, 0), '改');
    await vscode.workspace.applyEdit(edit).then(undefined, () => false);
    assert.ok(!editor.document.isDirty);
    assert.deepEqual(vscode.languages.getDiagnostics(editor.document.uri), []);
  });

  test('插入到文稿：接在光标所在的条款之后，注明出处，一步撤销', async () => {
    const editor = await openText(draftText);
    await caretAt(editor, '（二）强化');
    await vscode.commands.executeCommand('policyDraft.corpus.insert', await bundled('临沧'), 12);
    const text = editor.document.getText();
    assert.match(text, /开展专利执法行动。\n+<!-- 参照：《.+》（临办发〔2019〕5号）.+ -->\n（三）/u);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), draftText);
  });

  test('从参照原文插入，回到刚才的文稿', async () => {
    const editor = await openText(draftText);
    await caretAt(editor, '（二）强化');
    await vscode.commands.executeCommand('policyDraft.corpus.open', await bundled('临沧'), 40);
    await activeEditor('policydraft-reference');
    await vscode.commands.executeCommand('policyDraft.corpus.insert');
    assert.match(editor.document.getText(), /<!-- 参照：《/u);
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
  });

  test('与参照对照：两边都是一句一行', async () => {
    const editor = await openText(draftText);
    await caretAt(editor, '（一）促进');
    await vscode.commands.executeCommand('policyDraft.corpus.compare', await bundled('临沧'), 40);
    const diff = await until('the comparison', vscode.window.tabGroups.onDidChangeTabs, () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff && input;
    });
    const own = await vscode.workspace.openTextDocument(diff.modified);
    assert.equal(own.getText(), '（一）促进科技成果转化。\n建设概念验证中心和中试基地。\n');
    assert.equal(own.languageId, 'policy-draft-reference');
    const other = await vscode.workspace.openTextDocument(diff.original);
    assert.ok(other.lineCount > 1);
  });

  test('添加文件夹：读得出的列出来，读不出的有说明', async () => {
    const { corpus } = await extension().activate();
    const fixtures = await referenceFolder('添加的文件');
    // The command ends only when the report of the file that cannot be read is answered, which no test can do.
    void vscode.commands.executeCommand('policyDraft.corpus.add', fixtures, [fixtures]);
    const [own] = await ownDocuments(corpus, 1);
    assert.equal(own?.title, '岚安市精密轴承产业行动方案');
    await vscode.commands.executeCommand('policyDraft.corpus.open', own.uri, 4);
    const editor = await activeEditor('policydraft-reference');
    assert.equal(editor.document.languageId, 'policy-draft-reference');
    assert.match(editor.document.getText(), /轴承装配订单班/);
    assert.deepEqual(vscode.languages.getDiagnostics(editor.document.uri), []);
    await extension().exports.client.sendRequest('policyDraft/corpus/remove', { paths: [fixtures.fsPath] });
    await ownDocuments(corpus, 0);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('设置里写的文件夹，不必重新加载', async () => {
    const { corpus } = await extension().activate();
    await openText(draftText);
    await referenceFolder('往年文件');
    const settings = vscode.workspace.getConfiguration('policyDraft');
    await settings.update('corpus.folders', ['往年文件'], vscode.ConfigurationTarget.Workspace);
    await ownDocuments(corpus, 1);
    await settings.update('corpus.folders', undefined, vscode.ConfigurationTarget.Workspace);
    await ownDocuments(corpus, 0);
  });
});
