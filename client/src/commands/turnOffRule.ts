/** 关闭规则: switches a rule off in this folder, or for the user where no folder is open, and offers to undo it. */
import { ConfigurationTarget, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { pickRule } from './pickRule.ts';

type Severities = Record<string, string>;

export async function turnOffRule(client: LanguageClient, id?: string): Promise<void> {
  const rule = id ?? (await pickRule(client, '关闭哪条规则？'));
  if (rule === undefined) {
    return;
  }
  const inFolder = workspace.workspaceFolders !== undefined;
  const target = inFolder ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  const before = settingAt(target);
  await write({ ...before, [rule]: 'off' }, target);

  const undo = '撤销';
  const where = inFolder ? '本文件夹的设置' : '用户设置';
  const message = `已在${where}中关闭规则“${rule}”。`;
  if ((await window.showInformationMessage(message, undo)) === undo) {
    await write(restored(settingAt(target), before, rule), target);
  }
}

/** Only what stands at this level: writing back the merged value would copy the user's choices into the folder. */
function settingAt(target: ConfigurationTarget): Severities | undefined {
  const levels = workspace.getConfiguration('policyDraft').inspect<Severities>('rules');
  return target === ConfigurationTarget.Workspace ? levels?.workspaceValue : levels?.globalValue;
}

/** Takes back one rule and keeps what was set since. */
function restored(now: Severities | undefined, before: Severities | undefined, rule: string): Severities | undefined {
  const { [rule]: _off, ...others } = now ?? {};
  const severity = before?.[rule];
  const rules = severity === undefined ? others : { ...others, [rule]: severity };
  return Object.keys(rules).length === 0 ? undefined : rules;
}

async function write(rules: Severities | undefined, target: ConfigurationTarget): Promise<void> {
  await workspace.getConfiguration('policyDraft').update('rules', rules, target);
}
