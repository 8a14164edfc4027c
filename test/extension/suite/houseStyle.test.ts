/** 本单位用语: what .policydraft.json says counts at once, and the editor helps to write it. */
import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, findings, folder, has, hasNot, open, writeDraft } from './editor.ts';

const fileName = '.policydraft.json';
const inFolder = (): vscode.Uri => vscode.Uri.joinPath(folder(), fileName);
/** The workspace's own folder lies above its first one and is no part of it. */
const above = (): vscode.Uri => vscode.Uri.joinPath(folder(), '..', fileName);

const words = '{\n  "words": [{ "wrong": "高兴区", "right": "高新区" }]\n}\n';

async function write(uri: vscode.Uri, content: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
}

async function remove(uri: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
}

suite('本单位用语', () => {
  let draft: vscode.Uri;

  suiteSetup(async () => {
    draft = await writeDraft('用语.policy', '云岭市产业发展实施方案\n\n加快高兴区建设，到2020年全部建成。\n');
  });
  teardown(async () => {
    await closeAll();
    await remove(inFolder());
    await remove(above());
  });
  suiteTeardown(() => remove(draft));

  test('写进文稿所在的文件夹，立即起作用；改了、删了也是', async () => {
    await open(draft);
    await findings(draft, 'the first check', has('past-target'));
    await write(inFolder(), words);
    await findings(draft, 'the own word', has('office-wording'));
    await write(inFolder(), '{ "rules": { "past-target": "off" } }');
    await findings(
      draft,
      'the own severities',
      (found) => hasNot('office-wording')(found) && hasNot('past-target')(found),
    );
    await remove(inFolder());
    await findings(draft, 'the findings without an office', has('past-target'));
  });

  test('工作区以外的上级文件夹里的，在编辑器里保存后立即起作用', async () => {
    await write(above(), '{}');
    await open(draft);
    await findings(draft, 'the first check', has('past-target'));
    const document = await vscode.workspace.openTextDocument(above());
    const beside = await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
    await beside.edit((edit) => edit.replace(new vscode.Range(0, 0, 1, 0), words));
    assert.ok(await document.save());
    await findings(draft, 'the own word', has('office-wording'));
  });

  test('编辑器设置优先于本单位的文件', async () => {
    const settings = vscode.workspace.getConfiguration('policyDraft');
    await write(
      inFolder(),
      '{ "rules": { "past-target": "off" }, "words": [{ "wrong": "高兴区", "right": "高新区" }] }',
    );
    await open(draft);
    await findings(draft, 'the own word', (found) => has('office-wording')(found) && hasNot('past-target')(found));
    await settings.update('rules', { 'past-target': 'hint' }, vscode.ConfigurationTarget.Workspace);
    await findings(draft, 'the target that is over', has('past-target'));
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('写错的地方在文件里标出来', async () => {
    await write(inFolder(), '{\n  // 本市\n  "rules": { "typo": "loud" },\n  "wrods": [],\n}\n');
    const { document } = await open(inFolder());
    assert.equal(document.languageId, 'jsonc');
    const wrong =
      (text: string) =>
      (found: vscode.Diagnostic[]): boolean =>
        found.some(({ range }) => document.getText(range) === text);
    await findings(inFolder(), 'the wrong entries', (found) => wrong('"loud"')(found) && wrong('"wrods"')(found));
  });

  test('填写时有提示，停留时有说明', async () => {
    await write(inFolder(), '{\n  "words": [],\n  \n}\n');
    const { document } = await open(inFolder());
    const offered = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(2, 2),
    );
    const labels = offered.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    for (const key of ['bodies', 'phrases', 'forbidden', 'regions']) assert.ok(labels.includes(key), labels.join());

    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(1, 5),
    );
    const said = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    assert.match(said.join('\n'), /错字/);
  });
});
