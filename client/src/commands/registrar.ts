/** Registers commands so that a failure of any of them is logged, and said to the drafter. */
import { commands, window, type Disposable, type LogOutputChannel } from 'vscode';

export type Registrar = <Args extends unknown[]>(name: string, run: (...args: Args) => unknown) => Disposable;

export function createRegistrar(log: LogOutputChannel): Registrar {
  return <Args extends unknown[]>(name: string, run: (...args: Args) => unknown): Disposable =>
    commands.registerCommand(`policyDraft.${name}`, async (...args: unknown[]) => {
      try {
        return await run(...(args as Args));
      } catch (error) {
        log.error(`policyDraft.${name}`, error);
        await sayFailed(log);
      }
    });
}

async function sayFailed(log: LogOutputChannel): Promise<void> {
  const show = '查看日志';
  const message = '这个命令没有完成。请稍后再试；如果仍不行，请运行“政策文稿：重新启动检查服务”。';
  if ((await window.showErrorMessage(message, show)) === show) {
    log.show();
  }
}
