/** What became of an import: a message, and a page that names every file that could not be read. */
import {
  EventEmitter,
  MarkdownString,
  Uri,
  commands,
  window,
  workspace,
  type Disposable,
  type TextDocumentContentProvider,
} from 'vscode';
import type { ImportReport } from './requests.ts';

const scheme = 'policydraft-import';
const page = Uri.from({ scheme, path: '/参照文件读取情况.markdown' });

export class ImportReports implements TextDocumentContentProvider {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  #latest: ImportReport | undefined;

  register(): Disposable[] {
    return [this.#changed, workspace.registerTextDocumentContentProvider(scheme, this)];
  }

  provideTextDocumentContent(): string {
    return this.#latest === undefined ? '还没有读取过参照文件。\n' : pageOf(this.#latest);
  }

  /** Does not wait for the drafter to read it. */
  tell(report: ImportReport): void {
    this.#latest = report;
    this.#changed.fire(page);
    const summary = summaryOf(report);
    const notes = report.notes ?? [];
    if (report.problems.length === 0 && notes.length === 0) {
      const show = report.busy === undefined ? window.showInformationMessage : window.showWarningMessage;
      void show(summary);
      return;
    }
    const details = '查看详情';
    const told =
      report.problems.length > 0
        ? window.showWarningMessage(summary, details)
        : window.showInformationMessage(`${summary}另有 ${notes.length} 条说明。`, details);
    void told.then((choice) => {
      if (choice === details) {
        void commands.executeCommand('markdown.showPreview', page);
      }
    });
  }
}

function summaryOf({ added, changed, unchanged, removed, problems, cancelled, busy }: ImportReport): string {
  if (busy !== undefined) {
    return `参照文件：${busy}`;
  }
  const counts = [
    added > 0 ? `新读入 ${added} 份` : '',
    changed > 0 ? `重读 ${changed} 份` : '',
    unchanged > 0 ? `${unchanged} 份没有变化` : '',
    removed > 0 ? `移出 ${removed} 份` : '',
    problems.length > 0 ? `${problems.length} 个文件没有读出来` : '',
  ].filter(Boolean);
  const done = counts.length === 0 ? '没有找到可以读的文件' : counts.join('，');
  return cancelled ? `参照文件：已停止，${done}。其余的，运行“重新读取参照文件”接着读。` : `参照文件：${done}。`;
}

function pageOf(report: ImportReport): string {
  const text = new MarkdownString('# 参照文件读取情况\n\n');
  text.appendText(summaryOf(report));
  if (report.problems.length > 0) {
    text.appendMarkdown('\n\n以下文件没有读出来，其余的不受影响。原件没有改动；处理之后，运行“重新读取参照文件”。\n\n');
    text.appendMarkdown('| 文件 | 原因和办法 |\n| --- | --- |\n');
    for (const { path, problem } of report.problems) {
      text.appendMarkdown(`| ${cell(path)} | ${cell(problem)} |\n`);
    }
  }
  if (report.notes !== undefined && report.notes.length > 0) {
    text.appendMarkdown('\n\n以下文件没有读取，或者略去了一些文字；略去的如系正文，请把正文另存为 .txt 再导入。\n\n');
    text.appendMarkdown('| 文件 | 说明 |\n| --- | --- |\n');
    for (const { path, note } of report.notes) text.appendMarkdown(`| ${cell(path)} | ${cell(note)} |\n`);
  }
  return `${text.value}\n`;
}

/** A file's name may be anything; it must show as it stands. */
function cell(words: string): string {
  return words.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>|~#&!]/g, '\\$&');
}
