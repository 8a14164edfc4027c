/**
 * Recognises drafts that neither name nor language tells: a text that reads as one is asked about once, and the answer
 * holds for the file in every window. A text that is not recognised is left alone.
 */
import {
  Disposable,
  Range,
  StatusBarAlignment,
  Uri,
  languages,
  window,
  workspace,
  type ExtensionContext,
  type LogOutputChannel,
  type StatusBarItem,
  type TextDocument,
} from 'vscode';
import { looksLikeDraft } from '../../../server/src/model/structure/draftLikeness.ts';
import { draftLanguage, isDraft } from '../draft.ts';
import { RecognitionMemory, type Answer } from './memory.ts';

/** After the last letter; also longer than a file that is saved under another name takes to get its language. */
const pauseMs = 400;

/** Enough to tell; a log of a million lines is not copied for it. */
const opening = new Range(0, 0, 400, 0);

type Wish = 'ask' | 'check' | 'off';

export class Recognition implements Disposable {
  readonly #memory: RecognitionMemory;
  readonly #log: LogOutputChannel;
  readonly #waiting = new Map<TextDocument, NodeJS.Timeout>();
  /** Asked about in this window; what has no file cannot be remembered beyond it. */
  readonly #asked = new Set<string>();
  readonly #item: StatusBarItem;
  readonly #subscriptions: Disposable;

  constructor({ globalState }: ExtensionContext, log: LogOutputChannel) {
    this.#memory = new RecognitionMemory(globalState);
    this.#log = log;
    this.#item = unchecked();
    const languageChanges = new LanguageChanges();
    this.#subscriptions = Disposable.from(
      this.#item,
      workspace.onDidCloseTextDocument((document) => {
        this.#forget(document);
        languageChanges.closed(document);
      }),
      workspace.onDidOpenTextDocument((document) => {
        if (languageChanges.isOf(document)) {
          void this.#chosenByHand(document);
        }
        this.#consider(document);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) {
          this.#considerSoon(document);
        }
      }),
      workspace.onDidSaveTextDocument((document) => {
        if (isDraft(document)) {
          void this.#memory.remember(document.uri, 'draft');
        }
      }),
      workspace.onDidRenameFiles(async ({ files }) => {
        for (const { oldUri, newUri } of files) {
          await this.#memory.moved(oldUri, newUri);
        }
      }),
      window.onDidChangeActiveTextEditor((editor) => {
        this.#item.hide();
        if (editor !== undefined) {
          this.#considerSoon(editor.document);
        }
      }),
    );
    workspace.textDocuments.forEach((document) => this.#consider(document));
  }

  dispose(): void {
    this.#waiting.forEach(clearTimeout);
    this.#subscriptions.dispose();
  }

  /** 将当前文本作为政策文稿. */
  async useAsDraft(document: TextDocument): Promise<void> {
    this.#item.hide();
    await languages.setTextDocumentLanguage(document, draftLanguage);
    await this.#remember(document.uri, 'draft');
  }

  /** What was answered before holds at once; whether to ask is looked at when the text has come to rest. */
  #consider(document: TextDocument): void {
    if (isDraft(document) || !isEditable(document)) {
      return;
    }
    if (this.#memory.answerFor(document.uri) === 'draft') {
      void languages.setTextDocumentLanguage(document, draftLanguage);
    } else {
      this.#considerSoon(document);
    }
  }

  #considerSoon(document: TextDocument): void {
    if (isDraft(document) || !isEditable(document)) {
      return;
    }
    clearTimeout(this.#waiting.get(document));
    this.#waiting.set(
      document,
      setTimeout(() => {
        this.#waiting.delete(document);
        void this.#look(document);
      }, pauseMs),
    );
  }

  async #look(document: TextDocument): Promise<void> {
    const { uri } = document;
    const wish = workspace.getConfiguration('policyDraft', uri).get<Wish>('recognition', 'ask');
    const answer = this.#memory.answerFor(uri);
    if (document.isClosed || isDraft(document) || answer === 'other') {
      return;
    }
    // A file that was renamed may have been opened before the new name was known.
    if (answer === 'draft') {
      await languages.setTextDocumentLanguage(document, draftLanguage);
    }
    if (answer === 'draft' || wish === 'off') {
      return;
    }
    if (!looksLikeDraft(document.getText(opening))) {
      return;
    }
    if (wish === 'check' || this.#memory.isInFolder(uri)) {
      this.#log.info(`认出文稿：${uri.toString(true)}`);
      await languages.setTextDocumentLanguage(document, draftLanguage);
    } else if (window.activeTextEditor?.document === document) {
      this.#item.show();
      if (!this.#asked.has(uri.toString()) && answer === undefined) {
        this.#asked.add(uri.toString());
        await this.#ask(document);
      }
    }
  }

  async #ask(document: TextDocument): Promise<void> {
    const check = '检查';
    const folder = '此文件夹都检查';
    const never = '不再问';
    const name = document.isUntitled ? '这篇文字' : `“${document.uri.path.split('/').at(-1)}”`;
    const message = `${name}像是一篇政策文稿。要不要检查？`;
    const choices = document.isUntitled ? [check, never] : [check, folder, never];
    const choice = await window.showInformationMessage(message, ...choices);
    if (choice === check || choice === folder) {
      if (choice === folder) {
        await this.#memory.rememberFolder(Uri.joinPath(document.uri, '..'));
      }
      if (!document.isClosed) {
        await this.useAsDraft(document);
      }
      this.#othersInFolder();
    } else if (choice === never) {
      this.#item.hide();
      await this.#remember(document.uri, 'other');
      window.setStatusBarMessage(
        '以后打开这个文件不再问。对所有文件都不问，在设置里搜“policyDraft.recognition”。',
        8000,
      );
    } else {
      await this.#remember(document.uri, 'asked');
    }
  }

  /** Files of a folder that is to be checked may be open already. */
  #othersInFolder(): void {
    for (const document of workspace.textDocuments) {
      if (this.#memory.isInFolder(document.uri)) {
        this.#considerSoon(document);
      }
    }
  }

  async #chosenByHand(document: TextDocument): Promise<void> {
    if (isEditable(document)) {
      await this.#remember(document.uri, isDraft(document) ? 'draft' : 'other');
    }
  }

  async #remember(uri: Uri, answer: Answer): Promise<void> {
    this.#asked.add(uri.toString());
    if (uri.scheme !== 'untitled') {
      await this.#memory.remember(uri, answer);
    }
  }

  #forget(document: TextDocument): void {
    clearTimeout(this.#waiting.get(document));
    this.#waiting.delete(document);
  }
}

/** A change of language reaches extensions as the end of a document and the beginning of the same one. */
class LanguageChanges {
  /** Whether it was a draft when it was closed. */
  readonly #closed = new WeakMap<TextDocument, boolean>();

  closed(document: TextDocument): void {
    this.#closed.set(document, isDraft(document));
  }

  /** Whether a document that opens has just become a draft, or ceased to be one, by a choice of language. */
  isOf(document: TextDocument): boolean {
    const before = this.#closed.get(document);
    return before !== undefined && before !== isDraft(document);
  }
}

/** Files and texts without a file yet: not the other side of a comparison, nor what other extensions show. */
function isEditable({ uri }: TextDocument): boolean {
  return uri.scheme === 'untitled' || workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

/** Stays when the message has faded. */
function unchecked(): StatusBarItem {
  const item = window.createStatusBarItem('policyDraft.recognition', StatusBarAlignment.Right, 100);
  item.name = '政策文稿：识别';
  item.text = '$(question) 像是政策文稿';
  item.tooltip = '点击按政策文稿检查';
  item.command = 'policyDraft.useAsDraft';
  item.accessibilityInformation = { label: '像是政策文稿，按回车检查', role: 'button' };
  return item;
}
