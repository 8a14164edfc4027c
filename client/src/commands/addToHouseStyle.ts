/** 加入本单位用语: writes a word into the .policydraft.json that holds for a draft, or makes one where there is none. */
import { applyEdits, modify, parse, type ParseError } from 'jsonc-parser';
import { Range, Uri, WorkspaceEdit, window, workspace, type EventEmitter, type TextDocument } from 'vscode';

const fileName = '.policydraft.json';

/**
 * @param written told of the file, since no watcher sees one outside the workspace
 * @param list the entry of the file that takes such words
 * @param word as it stands in the draft
 */
export async function addToHouseStyle(
  written: EventEmitter<Uri>,
  draft: string,
  list: string,
  word: string,
): Promise<void> {
  const uri = Uri.parse(draft, true);
  const folder = workspace.getWorkspaceFolder(uri)?.uri ?? workspace.workspaceFolders?.[0]?.uri;
  const beside = uri.scheme === 'untitled' ? undefined : Uri.joinPath(uri, '..');
  const known = beside === undefined ? undefined : await nearestAbove(beside);
  const place = folder ?? beside;
  if (known === undefined && place === undefined) {
    void window.showInformationMessage('请先保存文稿。本单位用语记在文稿所在的文件夹里。');
    return;
  }
  const file = known ?? Uri.joinPath(place!, fileName);
  const before = known === undefined ? undefined : await readText(known);
  const after = withWord(before ?? '', list, word);
  if (after === undefined) {
    void window.showWarningMessage(`本单位用语文件 ${fileName} 里有写错的地方，没有添加。请改正后再试。`);
    await window.showTextDocument(file);
    return;
  }
  await write(file, after);
  written.fire(file);

  const open = '打开';
  const made = before === undefined ? `，新建在“${folderName(file)}”文件夹里` : '';
  const message = `“${word}”已加入本单位用语（${fileName}${made}），以后不再标出。`;
  void window.showInformationMessage(message, open).then((choice) => {
    if (choice === open) {
      void window.showTextDocument(file);
    }
  });
}

/** Undefined where the text is no JSON that an entry could be put into. */
function withWord(text: string, list: string, word: string): string | undefined {
  if (text.trim() === '') {
    return `${JSON.stringify({ [list]: [word] }, null, 2)}\n`;
  }
  const problems: ParseError[] = [];
  const content: unknown = parse(text, problems, { allowTrailingComma: true });
  if (problems.length > 0 || typeof content !== 'object' || content === null || Array.isArray(content)) {
    return undefined;
  }
  const words = (content as Record<string, unknown>)[list];
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  if (words === undefined) {
    return applyEdits(text, modify(text, [list], [word], { formattingOptions }));
  }
  if (!Array.isArray(words)) {
    return undefined;
  }
  return words.includes(word)
    ? text
    : applyEdits(text, modify(text, [list, words.length], word, { formattingOptions, isArrayInsertion: true }));
}

/** An open file that is being written in is changed in its editor; any other beside the file, which is then replaced. */
async function write(file: Uri, text: string): Promise<void> {
  const document = openDocument(file);
  if (document?.isDirty === true) {
    const edit = new WorkspaceEdit();
    edit.replace(file, new Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
    if (!(await workspace.applyEdit(edit)) || !(await document.save())) {
      throw new Error(`${file.toString(true)} could not be changed`);
    }
    return;
  }
  const beside = file.with({ path: `${file.path}.${process.pid}` });
  await workspace.fs.writeFile(beside, new TextEncoder().encode(text));
  await workspace.fs.rename(beside, file, { overwrite: true });
}

async function readText(file: Uri): Promise<string> {
  const document = openDocument(file);
  return document?.isDirty === true ? document.getText() : new TextDecoder().decode(await workspace.fs.readFile(file));
}

function openDocument(file: Uri): TextDocument | undefined {
  const address = file.toString();
  return workspace.textDocuments.find(({ uri }) => uri.toString() === address);
}

async function nearestAbove(folder: Uri): Promise<Uri | undefined> {
  for (let here = folder; ; here = Uri.joinPath(here, '..')) {
    const file = Uri.joinPath(here, fileName);
    if (await exists(file)) {
      return file;
    }
    if (here.path === '/' || Uri.joinPath(here, '..').path === here.path) {
      return undefined;
    }
  }
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

function folderName(file: Uri): string {
  return Uri.joinPath(file, '..').path.split('/').at(-1) ?? '';
}
