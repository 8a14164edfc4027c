/** 本单位用语: what .policydraft.json says counts at once, and the editor helps to write it. */
import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, findings, folder, has, hasNot, open, quickFixes, writeDraft } from './editor.ts';

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

async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

function flags(document: vscode.TextDocument, word: string): (found: vscode.Diagnostic[]) => boolean {
  return (found) => found.some(({ range }) => document.getText(range) === word);
}

/** Takes the quick fix of a finding on the word, and waits until it is gone. */
async function add(document: vscode.TextDocument, word: string): Promise<void> {
  const found = await findings(document.uri, `a finding on ${word}`, flags(document, word));
  const finding = found.find(({ range }) => document.getText(range) === word);
  assert.ok(finding);
  const fixes = await quickFixes(document, finding.range);
  const command = fixes.map((fix) => fix.command).find((known) => known?.command === 'policyDraft.addToHouseStyle');
  assert.ok(command, `not among: ${fixes.map(({ title }) => title).join('；')}`);
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  await findings(document.uri, `no finding on ${word}`, (all) => !flags(document, word)(all));
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

  test('快速修复“加入本单位用语”：没有文件就新建，有就添加，注释还在', async () => {
    const uri = await writeDraft('认可.policy', '云岭市产业发展实施方案\n\n要认真布署，不能一愁莫展。\n');
    const { document } = await open(uri);
    await add(document, '布署');
    assert.deepEqual(JSON.parse(await read(inFolder())), { accepted: ['布署'] });
    await write(inFolder(), '{\n  // 本市\n  "accepted": ["布署"]\n}\n');
    await findings(uri, 'the office', (found) => !flags(document, '布署')(found));
    await add(document, '一愁莫展');
    const text = await read(inFolder());
    assert.match(text, /\/\/ 本市/u);
    assert.match(text, /"布署",\s*"一愁莫展"/u);
    await remove(uri);
  });

  test('填写时有提示，停留时有说明', async () => {
    await write(inFolder(), '{\n  "words": [],\n  \n}\n');
    const { document } = await open(inFolder());
    let labels: string[] = [];
    // Who completes JSON starts in its own time; until then the editor offers the words of the file.
    for (let left = 100; left > 0 && !labels.includes('bodies'); left--) {
      const offered = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new vscode.Position(2, 2),
      );
      labels = offered.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
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
