/** The status bar item: how many findings the draft has, and what it was checked as. */
import {
  Disposable,
  MarkdownString,
  StatusBarAlignment,
  ThemeColor,
  window,
  workspace,
  type StatusBarItem,
  type TextDocument,
} from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import { activeDraftEditor, isDraft } from './draft.ts';
import type { Checks } from './checks/checks.ts';
import type { CheckedParams } from './protocol.ts';

/** A check usually ends sooner; the spinner must not flicker with every key. */
const spinnerDelayMs = 400;

export function showStatus(client: LanguageClient, checks: Checks): Disposable {
  const item = window.createStatusBarItem('policyDraft.status', StatusBarAlignment.Right, 100);
  item.name = '政策文稿';
  const results = new Map<string, CheckedParams>();
  let spinner: NodeJS.Timeout | undefined;

  const keyOf = (document: TextDocument): string => client.code2ProtocolConverter.asUri(document.uri);

  const update = (): void => {
    clearTimeout(spinner);
    const document = activeDraftEditor()?.document;
    if (document === undefined) {
      item.hide();
      return;
    }
    const result = results.get(keyOf(document));
    if (client.state === State.Stopped || client.state === State.StartFailed) {
      showStopped(item);
    } else if (client.state === State.Starting) {
      showBusy(item, '正在启动');
    } else if (result === undefined) {
      showBusy(item, '正在检查');
    } else {
      showResult(item, result);
      if (result.version < document.version) {
        spinner = setTimeout(() => showBusy(item, '正在检查'), spinnerDelayMs);
      }
    }
    item.show();
  };

  return Disposable.from(
    item,
    checks.onDidCheck((result) => {
      results.set(result.uri, result);
      update();
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) {
        results.clear();
      }
      update();
    }),
    window.onDidChangeActiveTextEditor(update),
    workspace.onDidOpenTextDocument(update),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (isDraft(document)) {
        update();
      }
    }),
    workspace.onDidCloseTextDocument((document) => {
      results.delete(keyOf(document));
      update();
    }),
    new Disposable(() => clearTimeout(spinner)),
  );
}

function showStopped(item: StatusBarItem): void {
  item.text = '$(warning) 政策文稿：检查已停止';
  item.tooltip = '点击重新启动检查服务';
  item.command = 'policyDraft.restartServer';
  item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
  item.accessibilityInformation = { label: '政策文稿，检查已停止，按回车重新启动', role: 'button' };
}

function showBusy(item: StatusBarItem, what: string): void {
  item.text = `$(sync~spin) 政策文稿：${what}`;
  item.tooltip = what;
  item.command = 'policyDraft.showLog';
  item.backgroundColor = undefined;
  item.accessibilityInformation = { label: `政策文稿，${what}`, role: 'status' };
}

function showResult(item: StatusBarItem, result: CheckedParams): void {
  const counts = countsOf(result);
  const summary = counts.length === 0 ? '未见问题' : counts.map(({ count, short }) => `${count} ${short}`).join(' ');
  const spoken = counts.length === 0 ? '未见问题' : counts.map(({ count, long }) => `${count} 处${long}`).join('，');
  item.text = counts.length === 0 ? `$(pass) 政策文稿：${summary}` : `$(checklist) 政策文稿：${summary}`;
  item.tooltip = tooltip(result, spoken);
  item.command = 'workbench.actions.view.problems';
  item.backgroundColor = undefined;
  item.accessibilityInformation = { label: `政策文稿，${spoken}，按回车查看问题清单`, role: 'button' };
}

/** What Problems lists of the draft, by the same names; a hint is listed nowhere and so not counted. */
function countsOf({ counts }: CheckedParams): { count: number; short: string; long: string }[] {
  return [
    { count: counts.error, short: '错', long: '错误' },
    { count: counts.warning, short: '警', long: '警告' },
    { count: counts.information, short: '提示', long: '提示' },
  ].filter(({ count }) => count > 0);
}

const commandsInTooltip = {
  'policyDraft.nextHole': '下一处待填',
  'policyDraft.fixAll': '订正可以放心订正的问题',
  'policyDraft.renumberAll': '全文重新编号',
  'policyDraft.showResponsibilities': '责任分工表',
  'policyDraft.showTargets': '目标指标表',
  'policyDraft.showCitations': '引用文件清单',
};

function tooltip(result: CheckedParams, findings: string): MarkdownString {
  const text = new MarkdownString(undefined, true);
  // A title is the drafter's text: it must show as it stands, not as Markdown.
  text
    .appendMarkdown('**')
    .appendText(result.title ?? '（未见标题）')
    .appendMarkdown('**\n\n');
  text.appendMarkdown(`文种：${result.kind ?? '未能认定'}  \n`);
  text.appendMarkdown(`今天按${chineseDate(result.today)}算（可用设置项 \`policyDraft.today\` 指定）  \n`);
  text.appendMarkdown(`检查结果：${findings}\n\n---\n\n`);
  const links = Object.entries(commandsInTooltip).map(([command, title]) => `[${title}](command:${command})`);
  text.appendMarkdown(links.join('  \n'));
  text.isTrusted = { enabledCommands: Object.keys(commandsInTooltip) };
  return text;
}

function chineseDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
