/** 搜索参照: clauses of the corpus, found while the drafter types. */
import {
  CancellationTokenSource,
  ThemeIcon,
  commands,
  window,
  type QuickInputButton,
  type QuickPickItem,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { LastDraft } from './lastDraft.ts';
import { search, type CorpusHit } from './requests.ts';

/** Between two letters of one word nothing is asked. */
const pauseMs = 80;

const limit = 30;

const insert: QuickInputButton = { iconPath: new ThemeIcon('insert'), tooltip: '插入到文稿' };

const compare: QuickInputButton = { iconPath: new ThemeIcon('diff'), tooltip: '与参照对照' };

interface HitItem extends QuickPickItem {
  readonly hit?: CorpusHit;
}

/** Stays open until a clause is chosen. @param words what to look for at first */
export function searchReferences(client: LanguageClient, drafts: LastDraft, words: string): void {
  const pick = window.createQuickPick<HitItem>();
  let asking = new CancellationTokenSource();
  let waiting: NodeJS.Timeout | undefined;

  const ask = async (): Promise<void> => {
    asking.cancel();
    asking.dispose();
    asking = new CancellationTokenSource();
    const { token } = asking;
    const text = pick.value.trim();
    if (text === '') {
      pick.items = [];
      pick.busy = false;
      return;
    }
    pick.busy = true;
    const draft = drafts.editor?.document.uri;
    const forDraft = draft === undefined ? {} : { textDocument: { uri: client.code2ProtocolConverter.asUri(draft) } };
    try {
      const hits = await client.sendRequest(search, { text, limit, ...forDraft }, token);
      if (!token.isCancellationRequested) {
        pick.items = hits.length === 0 ? [nothing(text)] : hits.map((hit) => itemOf(hit, draft !== undefined));
        pick.busy = false;
      }
    } catch {
      if (!token.isCancellationRequested) {
        pick.items = [unanswered];
        pick.busy = false;
      }
    }
  };

  pick.title = '搜索参照';
  pick.placeholder = '输入标题、任务或关键词，例如：科技成果转化';
  pick.value = words;
  pick.onDidChangeValue(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask(), pauseMs);
  });
  pick.onDidAccept(() => {
    const hit = pick.selectedItems[0]?.hit;
    if (hit !== undefined) {
      pick.hide();
      void commands.executeCommand('policyDraft.corpus.open', hit.uri, hit.line);
    }
  });
  pick.onDidTriggerItemButton(({ button, item: { hit } }) => {
    if (hit !== undefined) {
      pick.hide();
      const command = button === compare ? 'policyDraft.corpus.compare' : 'policyDraft.corpus.insert';
      void commands.executeCommand(command, hit.uri, hit.line);
    }
  });
  pick.onDidHide(() => {
    clearTimeout(waiting);
    asking.cancel();
    asking.dispose();
    pick.dispose();
  });
  pick.show();
  void ask();
}

/**
 * The server has already chosen: the list must not choose again by its own measure.
 *
 * @param hasDraft whether there is a draft to do something for
 */
function itemOf(hit: CorpusHit, hasDraft: boolean): HitItem {
  const { own, path, heading, title, documentNumber, excerpt } = hit;
  return {
    label: `${path}${heading}`,
    description: [own ? null : '自带', title, documentNumber].filter((part) => part !== null).join(' · '),
    detail: excerpt,
    iconPath: new ThemeIcon(own ? 'file-text' : 'library'),
    alwaysShow: true,
    buttons: hasDraft && path !== '' ? [insert, compare] : [],
    hit,
  };
}

function nothing(text: string): HitItem {
  return { label: `没有找到与“${text}”有关的条款`, detail: '换个说法再试，或者添加更多的参照文件。', alwaysShow: true };
}

const unanswered: HitItem = {
  label: '没有查成',
  detail: '检查服务没有应答。请改一个字再试，或者重新启动检查服务。',
  alwaysShow: true,
};
