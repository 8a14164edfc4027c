/** 打开 Word 文稿、批注回 Word、存回原稿: a draft that comes from a .docx and goes back to it. */
import { basename, dirname, extname, join } from 'node:path';
import {
  commands,
  ProgressLocation,
  Uri,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { DOCUMENTS } from '../../../server/src/reading/limits.ts';
import { draftLanguage, requireDraftEditor } from '../draft.ts';
import { open, review, revise, type WordProblem, type WordWritten } from './requests.ts';

const OPEN_FILTERS = { 'Word、WPS、OFD 文稿': DOCUMENTS.map((extension) => extension.slice(1)) };
const FILTERS = { 'Word 文档': ['docx', 'docm'] };
const MEMENTO = 'policyDraft.word.originals';
/** Drafts whose original is remembered; older ones ask for it again. */
const MOST_REMEMBERED = 100;

export class WordCommands {
  readonly #extension: ExtensionContext;
  readonly #client: LanguageClient;
  readonly #log: LogOutputChannel;

  constructor(extension: ExtensionContext, client: LanguageClient, log: LogOutputChannel) {
    this.#extension = extension;
    this.#client = client;
    this.#log = log;
  }

  /** @param file the document that a menu was opened on */
  async open(file?: Uri): Promise<void> {
    const original = file ?? (await ask('打开 Word、WPS、OFD 文稿', '打开', OPEN_FILTERS));
    if (original === undefined) return;
    const answer = await busily('正在读取 Word 文稿', () =>
      this.#client.sendRequest(open, { uri: this.#client.code2ProtocolConverter.asUri(original) }),
    );
    if ('problem' in answer) {
      sayProblem(original, answer);
      return;
    }
    const document = await workspace.openTextDocument({ language: draftLanguage, content: answer.text });
    await this.#remember(document.uri, original);
    await window.showTextDocument(document);
    if (answer.notes.length > 0) void window.showInformationMessage(answer.notes.join(''));
  }

  /** Findings of the file on disk, into a file beside it. */
  async review(file?: Uri): Promise<void> {
    const isWord = file !== undefined && /^\.doc[xm]$/i.test(extname(file.fsPath));
    const known = isWord ? file : this.#originalOf(window.activeTextEditor?.document.uri);
    const original = known ?? (await ask('批注回 Word：选择原稿', '批注'));
    if (original === undefined) return;
    const output = await askOutput(original, '审阅');
    if (output === undefined) return;
    const asUri = this.#client.code2ProtocolConverter.asUri;
    const answer = await busily('正在批注回 Word', () =>
      this.#client.sendRequest(review, { uri: asUri(original), output: asUri(output) }),
    );
    if ('problem' in answer) sayProblem(original, answer);
    else await this.#sayWritten(output, `批注${answer.comments}处，修订${answer.changes}处`, answer);
  }

  /** The draft as it now is, into a file beside its original. */
  async save(): Promise<void> {
    const document = requireDraftEditor()?.document;
    if (document === undefined) return;
    const original = this.#originalOf(document.uri) ?? (await ask('存回原稿：选择这份文稿的 Word 原稿', '选择'));
    if (original === undefined) return;
    const output = await askOutput(original, '修订');
    if (output === undefined) return;
    await this.#remember(document.uri, original);
    const asUri = this.#client.code2ProtocolConverter.asUri;
    const params = { uri: asUri(original), output: asUri(output), text: document.getText() };
    const answer = await busily('正在存回原稿', () => this.#client.sendRequest(revise, params));
    if ('problem' in answer) sayProblem(original, answer);
    else await this.#sayWritten(output, answer.changes === 0 ? '与原稿没有不同' : `修订${answer.changes}处`, answer);
  }

  /** Drafts that are closed have no original any more; an untitled one may come back under the same name. */
  register(): Disposable {
    return workspace.onDidCloseTextDocument(({ uri, isUntitled }) => {
      if (isUntitled) void this.#forget(uri);
    });
  }

  #originals(): Readonly<Record<string, string>> {
    return this.#extension.workspaceState.get<Readonly<Record<string, string>>>(MEMENTO, {});
  }

  #originalOf(draft: Uri | undefined): Uri | undefined {
    const original = draft === undefined ? undefined : this.#originals()[draft.toString()];
    return original === undefined ? undefined : Uri.parse(original);
  }

  async #remember(draft: Uri, original: Uri): Promise<void> {
    const { [draft.toString()]: _, ...others } = this.#originals();
    const kept = Object.entries(others).slice(-(MOST_REMEMBERED - 1));
    await this.#extension.workspaceState.update(
      MEMENTO,
      Object.fromEntries([...kept, [draft.toString(), original.toString()]]),
    );
  }

  async #forget(draft: Uri): Promise<void> {
    const { [draft.toString()]: original, ...others } = this.#originals();
    if (original !== undefined) await this.#extension.workspaceState.update(MEMENTO, others);
  }

  async #sayWritten(output: Uri, what: string, { told }: WordWritten): Promise<void> {
    for (const line of told) this.#log.warn(`${basename(output.fsPath)}：${line}`);
    const left = told.length === 0 ? '' : `有${told.length}处没有写成修订，请看说明。`;
    const [show, look] = ['打开所在文件夹', '查看说明'];
    const message = `已写到“${basename(output.fsPath)}”（${what}）。${left}`;
    const chosen =
      told.length === 0
        ? await window.showInformationMessage(message, show)
        : await window.showWarningMessage(message, look, show);
    if (chosen === show) await commands.executeCommand('revealFileInOS', output);
    else if (chosen === look) this.#log.show();
  }
}

async function ask(
  title: string,
  openLabel: string,
  filters: Readonly<Record<string, string[]>> = FILTERS,
): Promise<Uri | undefined> {
  return (await window.showOpenDialog({ title, openLabel, filters }))?.[0];
}

/** 原稿.docx → 原稿（审阅）.docx; the dialog asks before it replaces a file. */
async function askOutput(original: Uri, suffix: string): Promise<Uri | undefined> {
  const path = original.fsPath;
  const extension = extname(path);
  const name = `${basename(path, extension)}（${suffix}）${extension}`;
  return window.showSaveDialog({
    title: '写到哪个文件',
    saveLabel: '写入',
    defaultUri: Uri.file(join(dirname(path), name)),
    filters: FILTERS,
  });
}

function busily<Result>(title: string, work: () => Promise<Result>): Thenable<Result> {
  return window.withProgress({ location: ProgressLocation.Notification, title }, work);
}

function sayProblem(original: Uri, { problem }: WordProblem): void {
  void window.showErrorMessage(`${basename(original.fsPath)}：${problem}`);
}
