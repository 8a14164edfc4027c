/** The two trees of the view 参照, grouped as the drafter last chose. */
import { Disposable, window, type ExtensionContext, type TreeView } from 'vscode';
import type { ReferenceLibrary } from './referenceLibrary.ts';
import { DropZone } from './drop.ts';
import { groupingNames, type Grouping } from './grouping.ts';
import { CorpusTree, type CorpusNode } from './tree.ts';

const groupingKey = 'policyDraft.corpus.grouping';

export class CorpusViews implements Disposable {
  readonly #memory: ExtensionContext['globalState'];
  readonly #trees: readonly CorpusTree[];
  readonly #own: TreeView<CorpusNode>;
  readonly #subscription: Disposable;

  constructor(corpus: ReferenceLibrary, memory: ExtensionContext['globalState']) {
    this.#memory = memory;
    const grouping = (): Grouping => this.#grouping;
    const own = new CorpusTree(corpus, true, grouping);
    const bundled = new CorpusTree(corpus, false, grouping);
    this.#trees = [own, bundled];
    this.#own = window.createTreeView('policyDraft.corpus.own', {
      treeDataProvider: own,
      canSelectMany: true,
      showCollapseAll: true,
      dragAndDropController: new DropZone(),
    });
    const bundledView = window.createTreeView('policyDraft.corpus.bundled', {
      treeDataProvider: bundled,
      showCollapseAll: true,
      // As long as there is nothing in the other view, its welcome takes no drop.
      dragAndDropController: new DropZone(),
    });
    this.#subscription = Disposable.from(
      this.#own,
      bundledView,
      corpus.onDidChange(() => this.#refresh()),
    );
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** What is chosen among the drafter's own documents. */
  get selection(): readonly CorpusNode[] {
    return this.#own.selection;
  }

  async chooseGrouping(): Promise<void> {
    const now = this.#grouping;
    const items = Object.entries(groupingNames).map(([grouping, name]) => ({
      label: `按${name}分组`,
      grouping: grouping as Grouping,
      ...(grouping === now ? { description: '现在' } : {}),
    }));
    const chosen = await window.showQuickPick(items, { placeHolder: '参照文件怎样分组？' });
    if (chosen !== undefined) {
      await this.#memory.update(groupingKey, chosen.grouping);
      this.#refresh();
    }
  }

  get #grouping(): Grouping {
    const remembered = this.#memory.get<Grouping>(groupingKey);
    return remembered !== undefined && remembered in groupingNames ? remembered : 'level';
  }

  #refresh(): void {
    this.#trees.forEach((tree) => tree.refresh());
  }
}
