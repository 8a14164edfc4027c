/** 添加、移出、重新读取: what changes the drafter's own reference documents. */
import { window, type Uri } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { READABLE } from '../../../server/src/reading/limits.ts';
import { watched } from './progress.ts';
import type { ImportReports } from './report.ts';
import { add, refresh, remove } from './requests.ts';
import type { CorpusNode } from './tree.ts';

export class ImportCommands {
  readonly #client: LanguageClient;
  readonly #reports: ImportReports;

  constructor(client: LanguageClient, reports: ImportReports) {
    this.#client = client;
    this.#reports = reports;
  }

  async addFiles(): Promise<void> {
    const files = await window.showOpenDialog({
      title: '添加参照文件',
      openLabel: '添加',
      canSelectMany: true,
      filters: { 公文和网页: READABLE.map((extension) => extension.slice(1)), 所有文件: ['*'] },
    });
    await this.add(files ?? []);
  }

  async addFolder(): Promise<void> {
    const folders = await window.showOpenDialog({
      title: '添加参照文件夹',
      openLabel: '添加',
      canSelectFiles: false,
      canSelectFolders: true,
      canSelectMany: true,
    });
    await this.add(folders ?? []);
  }

  /** Files and folders as they were chosen, dropped or named. */
  async add(uris: readonly Uri[]): Promise<void> {
    const paths = uris.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath);
    if (paths.length < uris.length) {
      void window.showWarningMessage('只能添加本机文件夹里的文件。请先把文件另存到本机，再添加。');
    }
    if (paths.length > 0) {
      const report = await watched(this.#client, '读取参照文件', (workDoneToken, token) =>
        this.#client.sendRequest(add, { paths, workDoneToken }, token),
      );
      this.#tell(report);
    }
  }

  /** Documents by their file, groups of a folder by the folder. */
  async remove(nodes: readonly CorpusNode[]): Promise<void> {
    const paths = [...new Set(nodes.flatMap(pathOf))];
    if (paths.length === 0) {
      void window.showInformationMessage('请先在“参照文件”里选中要移出的文件。');
      return;
    }
    const yes = '移出';
    const what = paths.length === 1 ? `“${paths[0]}”` : `这 ${paths.length} 个文件`;
    const detail = '只从参照文件里移出，原件不受影响。';
    if ((await window.showWarningMessage(`把${what}移出参照？`, { modal: true, detail }, yes)) === yes) {
      this.#tell(await this.#client.sendRequest(remove, { paths }));
    }
  }

  async refresh(): Promise<void> {
    const report = await watched(this.#client, '重新读取参照文件', (workDoneToken, token) =>
      this.#client.sendRequest(refresh, { workDoneToken }, token),
    );
    this.#tell(report);
  }

  #tell(report: Parameters<ImportReports['tell']>[0] | null): void {
    if (report === null) {
      void window.showWarningMessage('没有保存参照文件的地方，不能添加。请重新打开窗口后再试。');
    } else {
      this.#reports.tell(report);
    }
  }
}

function pathOf(node: CorpusNode): string[] {
  switch (node.type) {
    case 'group':
      return node.group.folder === null ? [] : [node.group.folder];
    case 'document':
      return node.document.path === null ? [] : [node.document.path];
    case 'clause':
      return [];
  }
}
