/** A Word document opened as a draft, given comments, and saved back, by its commands. */
import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { para, run, word } from '../../unit/review/packing.ts';
import { closeAll, findings, folder, until, writeDraft } from './editor.ts';

const ORIGINAL = word(
  para(run('云岭市关于促进产业发展的若干措施')) + para(run('由市科技局、住房城乡 建设局负责。', '<w:b/>')),
);

/** Answers the next dialogs in place of the drafter. */
function answering(output: vscode.Uri): vscode.Disposable {
  const { window } = vscode as unknown as { window: Record<string, unknown> };
  const { showSaveDialog } = vscode.window;
  Object.defineProperty(window, 'showSaveDialog', {
    configurable: true,
    writable: true,
    value: () => Promise.resolve(output),
  });
  return new vscode.Disposable(() =>
    Object.defineProperty(window, 'showSaveDialog', { configurable: true, writable: true, value: showSaveDialog }),
  );
}

async function documentIn(file: vscode.Uri): Promise<string> {
  return strFromU8(unzipSync(await vscode.workspace.fs.readFile(file))['word/document.xml']!);
}

suite('Word 文稿', () => {
  teardown(closeAll);

  test('打开、改一处、存回原稿', async () => {
    const original = await writeDraft('原稿.docx', ORIGINAL);
    await vscode.commands.executeCommand('policyDraft.word.open', original);
    const editor = await until(
      'the draft',
      vscode.window.onDidChangeActiveTextEditor,
      () => vscode.window.activeTextEditor,
    );
    assert.equal(editor.document.languageId, 'policy-draft');
    await findings(editor.document.uri, 'spacing', (found) =>
      found.some(({ code }) => JSON.stringify(code).includes('spacing')),
    );
    const at = editor.document.positionAt(editor.document.getText().indexOf('负责'));
    await editor.edit((edit) => edit.replace(new vscode.Range(at, at.translate(0, 2)), '牵头'));
    const output = vscode.Uri.joinPath(folder(), '修订.docx');
    const answers = answering(output);
    // What is said in the end stays until it is read.
    void vscode.commands.executeCommand('policyDraft.word.save');
    await appears(output);
    answers.dispose();
    assert.match(await documentIn(output), /<w:delText xml:space="preserve">负责<\/w:delText>/u);
    assert.deepEqual(new Uint8Array(await vscode.workspace.fs.readFile(original)), ORIGINAL);
  });

  test('导出 Word', async () => {
    const file = await writeDraft(
      '节水.policy',
      new TextEncoder().encode('云岭市节水行动方案\n\n一、目标\n\n到2028年节水100万吨。\n'),
    );
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
    const output = vscode.Uri.joinPath(folder(), '节水.docx');
    const answers = answering(output);
    void vscode.commands.executeCommand('policyDraft.word.export');
    await appears(output);
    answers.dispose();
    assert.match(await documentIn(output), /<w:pStyle w:val="标题"\/>/u);
  });

  test('批注回 Word', async () => {
    const original = await writeDraft('送审.docx', ORIGINAL);
    const output = vscode.Uri.joinPath(folder(), '送审（审阅）.docx');
    const answers = answering(output);
    void vscode.commands.executeCommand('policyDraft.word.review', original);
    await appears(output);
    answers.dispose();
    assert.match(await documentIn(output), /<w:commentRangeStart /u);
  });
});

async function appears(file: vscode.Uri): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder(), '*.docx'));
  try {
    let there = false;
    const look = async (): Promise<void> => {
      there = await vscode.workspace.fs.stat(file).then(
        () => true,
        () => false,
      );
    };
    await look();
    const event = new vscode.EventEmitter<void>();
    const subscription = watcher.onDidCreate(async () => {
      await look();
      event.fire();
    });
    await until(`the file ${file.path}`, event.event, () => there);
    subscription.dispose();
  } finally {
    watcher.dispose();
  }
}
