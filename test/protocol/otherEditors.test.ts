/** `policy-draft lsp --stdio`: the same server, started as other editors start one. */
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type InitializeResult,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';
import { buildCommandLine, buildServer, pushing } from './client.ts';

const cli = fileURLToPath(new URL('../../out/cli.js', import.meta.url));

beforeAll(async () => {
  await buildServer();
  await buildCommandLine();
});

let child: ReturnType<typeof spawn> | undefined;
afterAll(() => child?.kill());

test('checks a draft, and ends when it is told to', async () => {
  child = spawn(process.execPath, [cli, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout!),
    new StreamMessageWriter(child.stdin!),
  );
  const found = new Promise<PublishDiagnosticsParams>((resolve) =>
    connection.onNotification('textDocument/publishDiagnostics', resolve),
  );
  connection.onRequest('workspace/configuration', () => [{ today: '2026-11-22' }]);
  connection.listen();
  const { serverInfo } = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: pushing,
  });
  expect(serverInfo?.name).toBe('policy-draft');
  await connection.sendNotification('initialized', {});
  const text = '云岭市实施意见\n\n一、总体要求\n\n三、重点任务\n\n四、保障措施\n';
  const textDocument = { uri: 'file:///d/a.policy', languageId: 'policy-draft', version: 1, text };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  expect((await found).diagnostics.map(({ code }) => code)).toContain('numbering-gap');
  const ended = new Promise((resolve) => child!.once('exit', resolve));
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  expect(await ended).toBe(0);
});

test('says how it is started', () => {
  const { status, stderr } = spawnSync(process.execPath, [cli, 'lsp'], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('policy-draft lsp --stdio');
});
