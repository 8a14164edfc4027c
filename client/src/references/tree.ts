/** 参照文件 and 自带参照库: documents in groups, and under each document its clauses. */
import {
  EventEmitter,
  MarkdownString,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeDataProvider,
} from 'vscode';
import type { ReferenceLibrary } from './referenceLibrary.ts';
import { groupsOf, type DocumentGroup, type Grouping } from './grouping.ts';
import type { OutlineClause } from './outline.ts';
import type { CorpusDocument } from './requests.ts';

/** More documents than this in a group would push the next group out of sight. */
const glance = 30;

export type CorpusNode =
  | { readonly type: 'group'; readonly group: DocumentGroup }
  | { readonly type: 'document'; readonly document: CorpusDocument }
  | { readonly type: 'clause'; readonly document: CorpusDocument; readonly entry: OutlineClause };

export class CorpusTree implements TreeDataProvider<CorpusNode> {
  readonly #corpus: ReferenceLibrary;
  readonly #own: boolean;
  readonly #grouping: () => Grouping;
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  /** @param own the drafter's own documents, or the bundled ones */
  constructor(corpus: ReferenceLibrary, own: boolean, grouping: () => Grouping) {
    this.#corpus = corpus;
    this.#own = own;
    this.#grouping = grouping;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  async getChildren(node?: CorpusNode): Promise<CorpusNode[]> {
    switch (node?.type) {
      case undefined:
        return this.#groups();
      case 'group':
        return node.group.documents.map((document) => ({ type: 'document', document }));
      case 'document':
        return (await this.#corpus.outline(node.document)).map((entry) => clauseNode(node.document, entry));
      case 'clause':
        return node.entry.children.map((entry) => clauseNode(node.document, entry));
    }
  }

  getTreeItem(node: CorpusNode): TreeItem {
    switch (node.type) {
      case 'group':
        return groupItem(node.group, this.#grouping(), this.#own);
      case 'document':
        return documentItem(node.document);
      case 'clause':
        return clauseItem(node.document, node.entry);
    }
  }

  async #groups(): Promise<CorpusNode[]> {
    const documents = (await this.#corpus.documents()).filter(({ own }) => own === this.#own);
    return groupsOf(documents, this.#grouping()).map((group) => ({ type: 'group', group }));
  }
}

function clauseNode(document: CorpusDocument, entry: OutlineClause): CorpusNode {
  return { type: 'clause', document, entry };
}

function groupItem({ label, folder, documents }: DocumentGroup, grouping: Grouping, own: boolean): TreeItem {
  // What comes with the extension is searched rather than leafed through, and leaves the room to the drafter's own.
  const closed = !own || documents.length > glance;
  const item = new TreeItem(label, closed ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded);
  item.id = `${grouping} ${label}`;
  item.description = `${documents.length} 份`;
  item.contextValue = folder === null ? 'group' : 'folder';
  if (folder !== null) {
    item.label = lastName(folder);
    item.tooltip = folder;
    item.iconPath = ThemeIcon.Folder;
  }
  return item;
}

function documentItem(document: CorpusDocument): TreeItem {
  const { uri, own, title, documentNumber, year, clauses } = document;
  const item = new TreeItem(title, clauses > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
  item.id = uri;
  item.description = documentNumber ?? (year === null ? '' : `${year}年`);
  item.tooltip = documentTooltip(document);
  item.iconPath = new ThemeIcon(own ? 'file-text' : 'library');
  item.contextValue = own ? 'ownDocument' : 'bundledDocument';
  item.command = openCommand(uri, 0);
  item.accessibilityInformation = { label: [title, item.description, own ? '' : '自带'].filter(Boolean).join('，') };
  return item;
}

/** Facts of the file are its author's text: they must show as they stand, not as Markdown. */
function documentTooltip(document: CorpusDocument): MarkdownString {
  const { title, issuer, documentNumber, kind, region, year, own, path } = document;
  const text = new MarkdownString();
  text.appendMarkdown('**').appendText(title).appendMarkdown('**\n\n');
  const facts = { 发文机关: issuer, 文号: documentNumber, 文种: kind, 地区: region, 年份: year?.toString() ?? null };
  for (const [name, fact] of Object.entries(facts)) {
    if (fact !== null) {
      text.appendText(`${name}：${fact}`).appendMarkdown('  \n');
    }
  }
  text.appendText(own ? `原件：${path ?? ''}` : '随扩展自带，只有要点，没有原文');
  return text;
}

function clauseItem({ uri, own }: CorpusDocument, { clause, ordinal, children }: OutlineClause): TreeItem {
  const item = new TreeItem(
    `${ordinal}${clause.heading}`,
    children.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  item.id = `${uri}#${clause.line}`;
  item.tooltip = `${clause.path}${clause.heading}`;
  item.contextValue = own ? 'ownClause' : 'bundledClause';
  item.command = openCommand(uri, clause.line);
  return item;
}

function openCommand(uri: string, line: number): NonNullable<TreeItem['command']> {
  return { command: 'policyDraft.corpus.open', title: '查看参照原文', arguments: [uri, line] };
}

/** A drive, C:\\, has none but its own. */
function lastName(folder: string): string {
  const end = folder.length - 2;
  return folder.slice(Math.max(folder.lastIndexOf('/', end), folder.lastIndexOf('\\', end)) + 1);
}
