/** 检查项目: one list of all that is checked, each with its present level, switched on and off by its tick. */
import {
  QuickPickItemKind,
  ThemeIcon,
  commands,
  window,
  type QuickInputButton,
  type QuickPickItem,
  type Uri,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { activeDraftEditor } from '../draft.ts';
import { rules, type RuleSummary } from '../protocol.ts';
import { levelNames, levelOf, originOf, setLevel, type Level } from './levels.ts';

const change: QuickInputButton = { iconPath: new ThemeIcon('settings-gear'), tooltip: '改级别' };
const read: QuickInputButton = { iconPath: new ThemeIcon('book'), tooltip: '查看说明' };

interface CheckItem extends QuickPickItem {
  readonly rule?: RuleSummary;
}

export async function chooseChecks(client: LanguageClient): Promise<void> {
  const draft = activeDraftEditor()?.document.uri;
  const all = await summaries(client, draft);
  const pick = window.createQuickPick<CheckItem>();
  pick.title = '检查项目';
  pick.placeholder = '勾选的检查，没有勾选的不检查；按回车生效。右侧按钮改级别、看说明。';
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = itemsOf(all, draft);
  pick.selectedItems = pick.items.filter(({ rule }) => rule !== undefined && levelOf(rule, draft) !== 'off');
  pick.onDidAccept(() => {
    const chosen = new Set(pick.selectedItems.flatMap(({ rule }) => rule ?? []));
    pick.hide();
    void switchOnAndOff(all, chosen, draft);
  });
  pick.onDidTriggerItemButton(({ button, item: { rule } }) => {
    if (rule !== undefined) {
      pick.hide();
      void (button === read
        ? commands.executeCommand('policyDraft.openRule', rule.id)
        : changeLevel(client, rule, draft));
    }
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

/** For 关闭此项检查, which a quick fix offers. */
export async function turnOffCheck(client: LanguageClient, id: string): Promise<void> {
  const draft = activeDraftEditor()?.document.uri;
  const title = (await summaries(client, draft)).find((rule) => rule.id === id)?.title ?? id;
  await setLevel({ [id]: 'off' }, `不再检查“${title}”`);
}

/** One of the rules, for a command that was not told which. */
export async function pickCheck(client: LanguageClient, placeHolder: string): Promise<string | undefined> {
  const draft = activeDraftEditor()?.document.uri;
  const items = summaries(client, draft).then((all) =>
    itemsOf(all, draft).map((item) => ({ ...item, buttons: [] as QuickInputButton[] })),
  );
  const picked = await window.showQuickPick(items, { placeHolder, matchOnDescription: true, matchOnDetail: true });
  return picked?.rule?.id;
}

function summaries(client: LanguageClient, draft: Uri | undefined): Promise<RuleSummary[]> {
  return client.sendRequest(rules, draft === undefined ? {} : { uri: client.code2ProtocolConverter.asUri(draft) });
}

/** By group, as the pages of the rules are. */
function itemsOf(all: readonly RuleSummary[], draft: Uri | undefined): CheckItem[] {
  const groups = new Map<string, RuleSummary[]>();
  for (const rule of all) {
    groups.set(rule.groupName, [...(groups.get(rule.groupName) ?? []), rule]);
  }
  return [...groups].flatMap(([label, own]): CheckItem[] => [
    { label, kind: QuickPickItemKind.Separator },
    ...own.map((rule) => {
      const origin = originOf(rule, draft);
      const level = levelNames[levelOf(rule, draft)];
      return {
        label: rule.title,
        description: origin === undefined ? level : `${level}（${origin}）`,
        buttons: [change, read],
        rule,
      };
    }),
  ]);
}

async function switchOnAndOff(
  all: readonly RuleSummary[],
  chosen: ReadonlySet<RuleSummary>,
  draft: Uri | undefined,
): Promise<void> {
  const on = all.filter((rule) => chosen.has(rule) && levelOf(rule, draft) === 'off');
  const off = all.filter((rule) => !chosen.has(rule) && levelOf(rule, draft) !== 'off');
  if (on.length + off.length === 0) {
    return;
  }
  const changes: Record<string, Level> = {};
  for (const { id, severity } of on) {
    changes[id] = severity;
  }
  for (const { id } of off) {
    changes[id] = 'off';
  }
  const said = [
    on.length === 0 ? '' : `恢复检查“${on.map(({ title }) => title).join('”“')}”`,
    off.length === 0 ? '' : `不再检查“${off.map(({ title }) => title).join('”“')}”`,
  ];
  await setLevel(changes, said.filter(Boolean).join('，'));
}

async function changeLevel(client: LanguageClient, rule: RuleSummary, draft: Uri | undefined): Promise<void> {
  const now = levelOf(rule, draft);
  const items = (Object.keys(levelNames) as Level[]).map((level) => ({
    label: levelNames[level],
    description: [level === now ? '现在' : '', level === rule.severity ? '默认' : ''].filter(Boolean).join('，'),
    level,
  }));
  const chosen = await window.showQuickPick(items, { title: rule.title, placeHolder: '这项检查按哪一级提示？' });
  if (chosen !== undefined && chosen.level !== now) {
    await setLevel({ [rule.id]: chosen.level }, `“${rule.title}”改为${chosen.label}`);
  }
  await chooseChecks(client);
}
