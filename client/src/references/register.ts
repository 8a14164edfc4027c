/** 参照: the views, the read-only pages and the commands about reference documents. */
import { Disposable, ViewColumn, window, type ExtensionContext, type Uri } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Registrar } from '../commands/registrar.ts';
import { ClosePassageList, type ClosePassageNode } from './closePassages.ts';
import { ClauseComparison } from './compare.ts';
import type { ReferenceLibrary } from './referenceLibrary.ts';
import { ImportCommands } from './importing.ts';
import { insertReference } from './insert.ts';
import { LastDraft } from './lastDraft.ts';
import { ReferencePages, isReference, openReference, placeIn } from './referencePages.ts';
import { ImportReports } from './report.ts';
import type { ReferencePlace } from './requests.ts';
import { searchReferences } from './search.ts';
import type { CorpusNode } from './tree.ts';
import { CorpusViews } from './views.ts';

export function registerCorpus(extension: ExtensionContext, corpus: ReferenceLibrary, register: Registrar): Disposable {
  const { client } = corpus;
  const drafts = new LastDraft();
  const reports = new ImportReports();
  const importing = new ImportCommands(client, reports);
  const comparison = new ClauseComparison(client, drafts);
  const close = new ClosePassageList(client, drafts);
  const views = new CorpusViews(corpus, extension.globalState);

  const chosen = (...args: unknown[]): ReferencePlace | undefined => placeOf(args) ?? activePlace(client);
  const open = (column: ViewColumn | undefined, args: unknown[]): Promise<void> | undefined => {
    const place = placeOf(args) ?? placeOf([views.selection[0]]);
    if (place === undefined) {
      searchReferences(client, drafts, '');
    }
    return place && openReference(place.uri, place.line, column);
  };

  return Disposable.from(
    drafts,
    close,
    views,
    ...reports.register(),
    ...comparison.register(),
    ...new ReferencePages(client).register(corpus),
    register.served('corpus.addFiles', () => importing.addFiles()),
    register.served('corpus.addFolder', () => importing.addFolder()),
    // The explorer passes what was clicked, and what is selected with it; the tree what was dropped.
    register.served('corpus.add', (clicked?: Uri, selected?: readonly Uri[]) =>
      importing.add(selected ?? (clicked === undefined ? [] : [clicked])),
    ),
    register.served('corpus.remove', (node?: CorpusNode, nodes?: readonly CorpusNode[]) =>
      importing.remove(nodes ?? (node === undefined ? views.selection : [node])),
    ),
    register.served('corpus.refresh', () => importing.refresh()),
    register.served('corpus.search', (words?: unknown) =>
      searchReferences(client, drafts, typeof words === 'string' ? words : ''),
    ),
    register.alone('corpus.groupBy', () => views.chooseGrouping()),
    register.served('corpus.open', (...args: unknown[]) => open(undefined, args)),
    register.served('corpus.openBeside', (...args: unknown[]) => open(ViewColumn.Beside, args)),
    register.served('corpus.insert', (...args: unknown[]) => {
      const place = chosen(...args);
      return place === undefined ? searchReferences(client, drafts, '') : insertReference(client, drafts, place);
    }),
    register.served('corpus.compare', (...args: unknown[]) => comparison.show(chosen(...args))),
    register.served('corpus.findClose', () => close.find()),
    register.alone('corpus.revealPassage', (node: ClosePassageNode) => close.reveal(node)),
    register.served('corpus.comparePassage', async (node: ClosePassageNode) => {
      if (node.type === 'source' && (await close.reveal(node))) {
        await comparison.show(node.passage.source);
      }
    }),
  );
}

/** Links and views name a place as address and line, trees by what was clicked, menus of an editor by its file. */
function placeOf([first, second]: readonly unknown[]): ReferencePlace | undefined {
  if (typeof first === 'string') {
    return { uri: first, line: typeof second === 'number' ? second : 0 };
  }
  const node = first as Partial<CorpusNode> | undefined;
  switch (node?.type) {
    case 'document':
      return { uri: (node as CorpusNode & { type: 'document' }).document.uri, line: 0 };
    case 'clause': {
      const { document, entry } = node as CorpusNode & { type: 'clause' };
      return { uri: document.uri, line: entry.clause.line };
    }
    default:
      return undefined;
  }
}

/** The clause at the caret, when a reference document is in front. */
function activePlace(client: LanguageClient): ReferencePlace | undefined {
  const editor = window.activeTextEditor;
  return editor !== undefined && isReference(editor.document) ? placeIn(client, editor) : undefined;
}
