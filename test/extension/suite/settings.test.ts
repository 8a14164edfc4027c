/** Settings take effect at once, and a check can be switched off from the finding itself. */
import assert from 'node:assert/strict';
import { suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, findings, has, hasNot, openSample, until } from './editor.ts';

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('policyDraft');

async function reset(): Promise<void> {
  await settings().update('rules', undefined, vscode.ConfigurationTarget.Workspace);
}

suite('设置', () => {
  teardown(closeAll);
  suiteTeardown(reset);

  test('关闭一项检查，不必重新加载', async () => {
    const { document } = await openSample();
    await findings(document.uri, 'the finding', has('placeholder'));
    await settings().update('rules', { placeholder: 'off' }, vscode.ConfigurationTarget.Workspace);
    await findings(document.uri, 'no finding', (found) => found.length > 0 && hasNot('placeholder')(found));
    await reset();
    await findings(document.uri, 'the finding again', has('placeholder'));
  });

  test('改变一项检查的级别', async () => {
    const { document } = await openSample();
    await settings().update('rules', { placeholder: 'information' }, vscode.ConfigurationTarget.Workspace);
    await findings(document.uri, 'a lighter finding', (found) =>
      found.some(
        (finding) => has('placeholder')([finding]) && finding.severity === vscode.DiagnosticSeverity.Information,
      ),
    );
    await reset();
  });

  test('换一天检查', async () => {
    const { document } = await openSample();
    await findings(document.uri, 'a target that is over', has('past-target'));
    await settings().update('today', '2019-06-01', vscode.ConfigurationTarget.Workspace);
    await findings(document.uri, 'no target that is over', (found) => found.length > 0 && hasNot('past-target')(found));
    await settings().update('today', '2026-11-22', vscode.ConfigurationTarget.Workspace);
    await findings(document.uri, 'the target again', has('past-target'));
  });

  test('从问题上关闭检查，写进工作区设置', async () => {
    const { document } = await openSample();
    await findings(document.uri, 'the finding', has('placeholder'));
    await vscode.commands.executeCommand('policyDraft.turnOffRule', 'placeholder');
    await until(
      'the setting',
      vscode.workspace.onDidChangeConfiguration,
      () => settings().get<Record<string, string>>('rules')?.['placeholder'] === 'off',
    );
    await findings(document.uri, 'no finding', (found) => found.length > 0 && hasNot('placeholder')(found));
    assert.deepEqual(settings().inspect('rules')?.workspaceValue, { placeholder: 'off' });
    assert.equal(settings().inspect('rules')?.globalValue, undefined);
    await vscode.commands.executeCommand('notifications.clearAll');
    await reset();
  });
});
