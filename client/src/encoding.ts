/**
 * Tells of characters that the encoding of a file cannot hold, when they come into the draft and again before it is
 * saved: VS Code writes a question mark in their place and says nothing.
 */
import { Disposable, commands, window, workspace, type TextDocument } from 'vscode';
import { isDraft } from './draft.ts';
import { unencodable } from './unencodable.ts';

const pauseMs = 600;

/** What VS Code calls the encodings that hold every character. */
const holdsAll = /^(?:utf|gb18030)/;

export function watchEncodings(): Disposable {
  const told = new WeakMap<TextDocument, Set<string>>();
  const waiting = new Map<TextDocument, NodeJS.Timeout>();

  const look = async (document: TextDocument): Promise<void> => {
    waiting.delete(document);
    const encoding = await encodingOf(document);
    if (encoding === undefined || holdsAll.test(encoding)) {
      return;
    }
    const known = told.get(document) ?? new Set<string>();
    told.set(document, known);
    const lost = unencodable(document.getText(), encoding);
    const fresh = lost.filter((character) => !known.has(character));
    if (fresh.length > 0) {
      fresh.forEach((character) => known.add(character));
      void tell(document, fresh, encoding);
    }
  };

  const lookSoon = (document: TextDocument): void => {
    if (isDraft(document) && !document.isUntitled) {
      clearTimeout(waiting.get(document));
      waiting.set(
        document,
        setTimeout(() => void look(document), pauseMs),
      );
    }
  };

  return Disposable.from(
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // Only what is typed or pasted can be new to the file.
      if (contentChanges.some(({ text }) => /[^\x00-\x7f]/.test(text))) {
        lookSoon(document);
      }
    }),
    workspace.onWillSaveTextDocument((event) => {
      const { document } = event;
      if (waiting.has(document)) {
        clearTimeout(waiting.get(document));
        event.waitUntil(look(document));
      }
    }),
    workspace.onDidCloseTextDocument((document) => {
      clearTimeout(waiting.get(document));
      waiting.delete(document);
    }),
    new Disposable(() => waiting.forEach(clearTimeout)),
  );
}

/** Undefined where it cannot be known. Editors from 1.100 on tell; for older ones the bytes of the file do. */
async function encodingOf(document: TextDocument): Promise<string | undefined> {
  const { encoding } = document as { encoding?: string };
  if (encoding !== undefined) {
    return encoding;
  }
  try {
    const bytes = await workspace.fs.readFile(document.uri);
    const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return isUtf16 || isUtf8(bytes) ? 'utf8' : 'gbk';
  } catch {
    return undefined;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

async function tell(document: TextDocument, lost: readonly string[], encoding: string): Promise<void> {
  const change = '换一种编码…';
  const characters = lost.map((character) => `“${character}”`).join('、');
  const message =
    `${characters}在这个文件的编码（${encoding.toUpperCase()}）里没有，保存后会变成问号。` +
    '请换成 GB 18030 或 UTF-8 编码再保存。';
  if ((await window.showWarningMessage(message, change)) === change) {
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.editor.changeEncoding');
  }
}
