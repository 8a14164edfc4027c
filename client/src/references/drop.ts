/** Files and folders dropped onto the tree, from the explorer or from the desktop, become reference documents. */
import {
  Uri,
  commands,
  window,
  type CancellationToken,
  type DataTransfer,
  type TreeDragAndDropController,
} from 'vscode';
import type { CorpusNode } from './tree.ts';

const uriList = 'text/uri-list';

export class DropZone implements TreeDragAndDropController<CorpusNode> {
  readonly dragMimeTypes = [];
  readonly dropMimeTypes = [uriList, 'files'];

  async handleDrop(_target: CorpusNode | undefined, dropped: DataTransfer, token: CancellationToken): Promise<void> {
    const uris = await urisOf(dropped);
    if (token.isCancellationRequested) {
      return;
    }
    if (uris.length === 0) {
      // In a browser a file comes without the place where it lies.
      void window.showInformationMessage('拖来的文件没有注明所在的位置。请用“添加参照文件…”来选。');
      return;
    }
    // Not awaited: the tree would stay busy for as long as the files are read.
    void commands.executeCommand('policyDraft.corpus.add', uris[0], uris);
  }
}

async function urisOf(dropped: DataTransfer): Promise<Uri[]> {
  const listed = await dropped.get(uriList)?.asString();
  if (listed !== undefined && listed !== '') {
    // Lines that begin with # are comments, RFC 2483 section 5.
    const lines = listed.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
    return lines.map((line) => Uri.parse(line, true));
  }
  return [...dropped].flatMap(([, item]) => item.asFile()?.uri ?? []);
}
