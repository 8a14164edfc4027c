/** The checking service as commands see it: started when it is first needed, and never silently absent. */
import { ProgressLocation, window, type Disposable, type LogOutputChannel } from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import { sayStopped } from './restart.ts';

/** Longer than a start takes on a slow machine; after it a command says that it cannot do its work. */
const patienceMs = 20_000;
/** A start that is sooner over shows nothing. */
const quietMs = 500;

export class CheckingService {
  readonly client: LanguageClient;
  readonly #log: LogOutputChannel;
  #wanted = false;

  constructor(client: LanguageClient, log: LogOutputChannel) {
    this.client = client;
    this.#log = log;
  }

  /** Starts the service unless it has been started before. Not awaited where something may go on without it. */
  async start(): Promise<void> {
    if (this.#wanted) {
      return;
    }
    this.#wanted = true;
    const begun = Date.now();
    try {
      await this.client.start();
      this.#log.info(
        `检查服务已启动，用时 ${Date.now() - begun} 毫秒，进程号 ${this.client.serverProcess?.pid ?? '不详'}`,
      );
    } catch (error) {
      this.#log.error('检查服务没有启动', error);
      sayStopped('检查服务没有启动，文稿暂时得不到检查。文稿本身不受影响，可以继续编辑和保存。');
    }
  }

  async restart(): Promise<void> {
    this.#wanted = true;
    this.#log.info('重新启动检查服务');
    await this.client.restart();
    this.#log.info(`检查服务已启动，进程号 ${this.client.serverProcess?.pid ?? '不详'}`);
  }

  /**
   * For a command that cannot do its work alone: waits while the service starts; when it is stopped, says so and offers
   * to start it.
   *
   * @param what the command, as the drafter knows it
   * @returns whether the service runs now
   */
  async demand(what: string): Promise<boolean> {
    if (!this.#wanted) {
      await this.start();
    }
    if (this.client.state === State.Starting && !(await this.#started())) {
      void window.showWarningMessage(`检查服务还没有启动好，“${what}”没有完成。请稍后再试。`);
      return false;
    }
    return this.client.isRunning() || this.#offerStart(what);
  }

  async #offerStart(what: string): Promise<boolean> {
    const start = '启动检查服务';
    const message = `检查服务没有运行，“${what}”没有完成。文稿不受影响。`;
    if ((await window.showWarningMessage(message, start)) !== start) {
      return false;
    }
    try {
      await this.restart();
    } catch (error) {
      this.#log.error('检查服务没有启动', error);
      sayStopped('检查服务没有启动。');
    }
    return this.client.isRunning();
  }

  /** Waits for the end of a start, showing that it goes on. @returns whether the service runs */
  async #started(): Promise<boolean> {
    let subscription: Disposable | undefined;
    let giveUp: NodeJS.Timeout | undefined;
    const settled = new Promise<void>((resolve) => {
      giveUp = setTimeout(resolve, patienceMs);
      subscription = this.client.onDidChangeState(({ newState }) => {
        if (newState !== State.Starting) {
          resolve();
        }
      });
    });
    const showing = setTimeout(() => {
      const options = { location: ProgressLocation.Notification, title: '检查服务正在启动，请稍候……' };
      void window.withProgress(options, () => settled);
    }, quietMs);
    await settled;
    clearTimeout(showing);
    clearTimeout(giveUp);
    subscription?.dispose();
    return this.client.isRunning();
  }
}
