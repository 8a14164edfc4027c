/** When the extension wakes, and what it then offers. */
import assert from 'node:assert/strict';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import manifest from '../../../package.json';
import { closeAll, extension, findings, openSample, openText, until } from './editor.ts';

suite('启用', () => {
  suiteTeardown(closeAll);

  test('没有打开文稿时，检查服务不启动', async () => {
    await openText('买菜：西红柿、鸡蛋。', 'plaintext');
    const { client } = await extension().activate();
    assert.equal(client.serverProcess, undefined);
  });

  test('打开文稿时启动', async () => {
    const { document } = await openSample();
    assert.equal(document.languageId, 'policy-draft');
    await findings(document.uri, 'the first findings', (found) => found.length > 0);
  });

  test('注册清单里的每一条命令', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  test('检查服务正在运行', async () => {
    const { client } = extension().exports;
    await until('the server', client.onDidChangeState.bind(client), () => client.isRunning());
  });
});
