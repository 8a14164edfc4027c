/** The tools that a language model in the editor is given: they answer with places, reasons and sources. */
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, extension, openSample, sampleName } from './editor.ts';

/** In the editor from 1.95 on; the types are of the oldest that the extension runs in. */
interface ToolsApi {
  readonly tools: readonly { readonly name: string; readonly description: string }[];
  invokeTool(
    name: string,
    options: object,
    token: vscode.CancellationToken,
  ): Promise<{ readonly content: readonly { readonly value: string }[] }>;
}

const { tools, invokeTool } = vscode.lm as unknown as ToolsApi;

// What a tool answers is of any shape until a test looks at it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function invoke(name: string, input: object): Promise<any> {
  const { content } = await invokeTool(
    name,
    { input, toolInvocationToken: undefined },
    new vscode.CancellationTokenSource().token,
  );
  return JSON.parse(content[0]!.value);
}

suite('语言模型的工具', () => {
  teardown(closeAll);

  test('列在编辑器里', async () => {
    await extension().activate();
    const names = tools.map(({ name }) => name);
    assert.ok(names.includes('policyDraft_check') && names.includes('policyDraft_references'), names.join(' '));
  });

  test('政策检查：检查打开的文稿、按路径、按文字', async () => {
    await openSample();
    const open = await invoke('policyDraft_check', {});
    assert.ok(open.diagnostics.length > 0);
    assert.match(open.diagnostics[0].place, /^第\d+行$/u);
    assert.deepEqual(await invoke('policyDraft_check', { path: sampleName }), open);
    const written = await invoke('policyDraft_check', { text: '云岭市实施意见\n\n一、总体要求\n\n三、重点任务\n' });
    assert.ok(written.diagnostics.some(({ rule }: { rule: string }) => rule === 'numbering-gap'));
    await assert.rejects(invoke('policyDraft_check', { path: '没有.policy' }), /没有\.policy/u);
  });

  test('参照：给出文件、文号和条款', async () => {
    const { references } = await invoke('policyDraft_references', { query: '建设创新平台', limit: 3 });
    assert.equal(references.length, 3);
    assert.notEqual(references[0].document, '');
  });
});
