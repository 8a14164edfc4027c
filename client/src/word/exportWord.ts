/** 导出 Word: the draft as a Word document in the national layout, wherever the drafter wants it. */
import { basename, dirname, extname, join } from 'node:path';
import {
  commands,
  env,
  languages,
  ProgressLocation,
  Uri,
  window,
  workspace,
  type LogOutputChannel,
  type TextDocument,
} from 'vscode';
import { RequestType, type LanguageClient } from 'vscode-languageclient/node';
import type {
  Exported,
  ExportOutputParams,
  ExportParams,
  ExportReadiness,
} from '../../../server/src/protocol/exportMessages.ts';
import type { WordProblem } from '../../../server/src/protocol/wordMessages.ts';
import { fixAll } from '../commands/fixAll.ts';
import { goToHole } from '../commands/goToHole.ts';
import { draftLanguage, isDraft, requireDraftEditor } from '../draft.ts';

const ready = new RequestType<ExportParams, ExportReadiness | null, void>('policyDraft/export/ready');
const word = new RequestType<ExportOutputParams, Exported | WordProblem | null, void>('policyDraft/export/word');

/** @param file the file that a menu of the explorer was opened on */
export async function exportWord(client: LanguageClient, log: LogOutputChannel, file?: Uri): Promise<void> {
  const document = file === undefined ? requireDraftEditor()?.document : await openDraft(file);
  if (document === undefined || !(await mayPrint(client, document))) {
    return;
  }
  const state = await client.sendRequest(ready, paramsOf(client, document));
  const output = await askOutput(document, state?.title ?? null);
  if (output === undefined) {
    return;
  }
  const params = { ...paramsOf(client, document), output: client.code2ProtocolConverter.asUri(output) };
  const progress = { location: ProgressLocation.Notification, title: '正在导出 Word' };
  const answer = await window.withProgress(progress, () => client.sendRequest(word, params));
  if (answer === null) {
    void window.showWarningMessage('文稿已经关闭，没有导出。请打开文稿再试。');
  } else if ('problem' in answer) {
    void window.showErrorMessage(`${basename(output.fsPath)}：${answer.problem}`);
  } else {
    await sayExported(output, answer, log);
  }
}

/** The draft in an editor: the service reads what is open. */
async function openDraft(file: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(file);
  await window.showTextDocument(document);
  return isDraft(document) ? document : languages.setTextDocumentLanguage(document, draftLanguage);
}

function paramsOf(client: LanguageClient, { uri }: TextDocument): { textDocument: { uri: string } } {
  return { textDocument: { uri: client.code2ProtocolConverter.asUri(uri) } };
}

/** Says what would be embarrassing in print; the drafter decides. */
async function mayPrint(client: LanguageClient, document: TextDocument): Promise<boolean> {
  const state = await client.sendRequest(ready, paramsOf(client, document));
  if (state === null) {
    void window.showWarningMessage('文稿还没有读完，没有导出。请稍后再试。');
    return false;
  }
  if (state.empty) {
    void window.showInformationMessage('文稿里没有可以导出的正文。');
    return false;
  }
  const open = [
    ...(state.holes > 0 ? [`有${state.holes}处【…】还没有填`] : []),
    ...(state.halfWidth > 0 ? [`有${state.halfWidth}处半角标点`] : []),
  ];
  if (open.length === 0) {
    return true;
  }
  const [mend, anyway] = ['先订正', '照样导出'];
  const detail = '这些会照原样印出来。';
  const choice = await window.showWarningMessage(`${open.join('，')}。`, { modal: true, detail }, mend, anyway);
  if (choice !== mend) {
    return choice === anyway;
  }
  if (state.halfWidth > 0) {
    await fixAll(client);
  }
  if (state.holes > 0) {
    await goToHole(client, 'next');
    return false;
  }
  return true;
}

/** 稿.policy → 稿.docx beside it; the dialog asks before it replaces a file. */
function askOutput({ uri, isUntitled }: TextDocument, title: string | null): Thenable<Uri | undefined> {
  const path = uri.fsPath;
  const isFile = uri.scheme === 'file' && !isUntitled;
  const stem = isFile ? basename(path, extname(path)) : (title ?? '政策文稿').replace(/[\\/:*?"<>|]/g, '').slice(0, 80);
  const folder = isFile
    ? dirname(path)
    : workspace.workspaceFolders?.find(({ uri: { scheme } }) => scheme === 'file')?.uri.fsPath;
  return window.showSaveDialog({
    title: '导出 Word',
    saveLabel: '导出',
    filters: { 'Word 文档': ['docx'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.file(join(folder, `${stem}.docx`)) }),
  });
}

async function sayExported(output: Uri, { leftOut, note }: Exported, log: LogOutputChannel): Promise<void> {
  const name = basename(output.fsPath);
  log.info(`已导出：${output.fsPath}`);
  log.info(note);
  for (const line of leftOut) {
    log.warn(`${name}：没有排入${line}`);
  }
  const [open, show, look] = ['打开', '打开所在文件夹', '查看说明'];
  const chosen =
    leftOut.length === 0
      ? await window.showInformationMessage(`已导出到“${name}”。`, open, show)
      : await window.showWarningMessage(
          `已导出到“${name}”。有${leftOut.length}行像是网页残留，没有排入，请看说明。`,
          look,
          open,
          show,
        );
  if (chosen === open) {
    await env.openExternal(output);
  } else if (chosen === show) {
    await commands.executeCommand('revealFileInOS', output);
  } else if (chosen === look) {
    log.show();
  }
}
