/** Registers commands so that none fails silently: what a command needs is asked for, and what goes wrong is said. */
import { commands, window, type Disposable, type Extension, type LogOutputChannel } from 'vscode';
import type { CheckingService } from '../checkingService.ts';

type Run<Args extends unknown[]> = (...args: Args) => unknown;

export interface Registrar {
  /** A command that works by itself. */
  alone<Args extends unknown[]>(name: string, run: Run<Args>): Disposable;
  /** A command that asks the checking service: it does not begin while that is stopped. */
  served<Args extends unknown[]>(name: string, run: Run<Args>): Disposable;
}

export function createRegistrar(
  { packageJSON }: Extension<unknown>,
  service: CheckingService,
  log: LogOutputChannel,
): Registrar {
  const titleOf = titlesIn(packageJSON as Manifest);
  const register = <Args extends unknown[]>(name: string, run: Run<Args>, needsService: boolean): Disposable => {
    const id = `policyDraft.${name}`;
    return commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        if (!needsService || (await service.demand(titleOf(id)))) {
          return await run(...(args as Args));
        }
      } catch (error) {
        log.error(`“${titleOf(id)}”没有完成`, error);
        await sayFailed(titleOf(id), log);
      }
      return undefined;
    });
  };
  return {
    alone: (name, run) => register(name, run, false),
    served: (name, run) => register(name, run, true),
  };
}

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string; readonly title: string }[] };
}

/** Commands by the names that the palette has for them; what is run by a link or a fix alone has none. */
function titlesIn({ contributes }: Manifest): (id: string) => string {
  const titles = new Map(contributes.commands.map(({ command, title }) => [command, title.replace(/…$/, '')]));
  return (id) => titles.get(id) ?? '订正';
}

async function sayFailed(what: string, log: LogOutputChannel): Promise<void> {
  const show = '查看日志';
  const message = `“${what}”没有完成。请稍后再试；如果仍不行，请运行“政策文稿：重新启动检查服务”。`;
  if ((await window.showErrorMessage(message, show)) === show) {
    log.show();
  }
}
