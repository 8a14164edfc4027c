/** 雷同段落: passages of the draft that stand nearly word for word in an imported document, each with its sources. */
import type { Uri } from 'vscode';
import {
  EventEmitter,
  Range,
  Selection,
  TextEditorRevealType,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  commands,
  window,
  workspace,
  type TreeDataProvider,
  type TreeView,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { LastDraft } from './lastDraft.ts';
import { watched } from './progress.ts';
import { tooClose, type ClosePassage } from './requests.ts';

/** A passage, with every source that has it, the nearest first. */
interface PassageNode {
  readonly type: 'passage';
  readonly passages: readonly [ClosePassage, ...ClosePassage[]];
}

interface SourceNode {
  readonly type: 'source';
  readonly passage: ClosePassage;
}

export type ClosePassageNode = PassageNode | SourceNode;

/** From this share on, nothing but a word or two was changed. */
const copied = 0.9;

export class ClosePassageList implements TreeDataProvider<ClosePassageNode> {
  readonly #client: LanguageClient;
  readonly #drafts: LastDraft;
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: TreeView<ClosePassageNode>;
  #draft: Uri | undefined;
  #nodes: readonly PassageNode[] = [];

  constructor(client: LanguageClient, drafts: LastDraft) {
    this.#client = client;
    this.#drafts = drafts;
    this.#view = window.createTreeView('policyDraft.corpus.close', { treeDataProvider: this });
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
  }

  async find(): Promise<void> {
    const document = this.#drafts.demand()?.document;
    if (document === undefined) {
      return;
    }
    const textDocument = { uri: this.#client.code2ProtocolConverter.asUri(document.uri) };
    const found = await watched(this.#client, '查找雷同段落', (workDoneToken, token) =>
      this.#client.sendRequest(tooClose, { textDocument, workDoneToken }, token),
    );
    if (found === null || found.documents === 0) {
      await sayHowToBegin();
      return;
    }
    this.#draft = document.uri;
    this.#nodes = bySentence(found.passages);
    const searched = `查了 ${found.asked} 句，对照 ${found.documents} 份参照文件`;
    if (this.#nodes.length === 0) {
      await this.#show(`${searched}，没有发现雷同的段落。`);
      void window.showInformationMessage(`${searched}，没有发现雷同的段落。`);
    } else {
      await this.#show(`${searched}，有 ${this.#nodes.length} 处雷同。点开看原文，改写后再查一次。`);
      await commands.executeCommand('policyDraft.corpus.close.focus');
    }
  }

  getChildren(node?: ClosePassageNode): ClosePassageNode[] {
    if (node === undefined) {
      return [...this.#nodes];
    }
    return node.type === 'passage' ? node.passages.map((passage) => ({ type: 'source', passage })) : [];
  }

  getTreeItem(node: ClosePassageNode): TreeItem {
    return node.type === 'passage' ? this.#passageItem(node) : sourceItem(node.passage);
  }

  /** Leads to the passage in the draft as it is now. @returns whether it is still there */
  async reveal(node: ClosePassageNode): Promise<boolean> {
    if (this.#draft === undefined) {
      return false;
    }
    const { text } = node.type === 'passage' ? node.passages[0] : node.passage;
    const document = await workspace.openTextDocument(this.#draft);
    const at = document.getText().indexOf(text);
    if (at < 0) {
      void window.showInformationMessage('这一处已经改过。改完之后可以再查一次。');
      return false;
    }
    const range = new Range(document.positionAt(at), document.positionAt(at + text.length));
    const editor = await window.showTextDocument(document);
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    return true;
  }

  async #show(message: string): Promise<void> {
    this.#view.message = message;
    await commands.executeCommand('setContext', 'policyDraft.corpus.lookedForClosePassages', true);
    this.#changed.fire(undefined);
  }

  #passageItem(node: PassageNode): TreeItem {
    const [{ text, share, source, foreignNames }] = node.passages;
    // The share in front: titles are longer than the view is wide.
    const item = new TreeItem(`${percent(share)}　${text}`, TreeItemCollapsibleState.Expanded);
    item.tooltip = text;
    item.iconPath = new ThemeIcon('quote', share >= copied ? new ThemeColor('list.warningForeground') : undefined);
    item.command = { command: 'policyDraft.corpus.revealPassage', title: '到文稿中的这一处', arguments: [node] };
    const foreign = foreignNames.length === 0 ? '' : `，带有别处的名称：${foreignNames.join('、')}`;
    item.accessibilityInformation = {
      label: `${text}，与${source.title}相同的占${percent(share)}${foreign}`,
    };
    return item;
  }
}

function sourceItem({ share, run, source, foreignNames }: ClosePassage): TreeItem {
  const foreign = foreignNames.length === 0 ? '' : `（带有别处的名称：${foreignNames.join('、')}）`;
  const item = new TreeItem(`${percent(share)}${foreign}　${source.path}　${source.title}`);
  item.tooltip =
    `${source.title}${source.documentNumber === null ? '' : `（${source.documentNumber}）`}\n` +
    `${source.path}${source.heading}\n最长的相同文字：${run}`;
  item.iconPath = new ThemeIcon('file-text');
  item.contextValue = 'source';
  item.command = {
    command: 'policyDraft.corpus.openBeside',
    title: '在旁边查看参照原文',
    arguments: [source.uri, source.line],
  };
  return item;
}

function bySentence(passages: readonly ClosePassage[]): PassageNode[] {
  const byPlace = new Map<string, [ClosePassage, ...ClosePassage[]]>();
  for (const passage of passages) {
    const { line, character } = passage.range.start;
    const place = `${line}:${character}`;
    const known = byPlace.get(place);
    if (known === undefined) {
      byPlace.set(place, [passage]);
    } else {
      known.push(passage);
    }
  }
  return [...byPlace.values()].map((same) => ({ type: 'passage', passages: same.sort((a, b) => b.share - a.share) }));
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

async function sayHowToBegin(): Promise<void> {
  const files = '添加文件…';
  const folder = '添加文件夹…';
  const message = '还没有参照文件可以对照。先把往年的、外地的同类文件添加进来，再查雷同。';
  const choice = await window.showInformationMessage(message, files, folder);
  if (choice !== undefined) {
    await commands.executeCommand(choice === files ? 'policyDraft.corpus.addFiles' : 'policyDraft.corpus.addFolder');
  }
}
