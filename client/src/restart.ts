/** Brings the server back when it dies, and tells the drafter when that no longer helps. */
import { commands, window, type LogOutputChannel } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type CloseHandlerResult,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient/node';

const limit = 4;
const windowMs = 3 * 60 * 1000;

/**
 * Restarts a few times and then stops, because a server that dies on the text at hand would die again at once.
 * The client's own messages are in English, so every result is marked as handled and shown here.
 */
export function createErrorHandler(log: LogOutputChannel, now: () => number = Date.now): ErrorHandler {
  let closings: number[] = [];
  return {
    error(): ErrorHandlerResult {
      // Writing to a server that has just died fails a few times before the connection closes: `closed` decides.
      return { action: ErrorAction.Continue, handled: true };
    },
    closed(): CloseHandlerResult {
      const at = now();
      closings = [...closings.filter((time) => at - time < windowMs), at];
      if (closings.length <= limit) {
        log.warn(`检查服务意外停止（三分钟内第 ${closings.length} 次），自动重新启动`);
        sayRestarted();
        return { action: CloseAction.Restart, handled: true };
      }
      log.error('检查服务在三分钟内多次意外停止，不再自动重启');
      closings = [];
      sayStopped('检查服务在三分钟内多次意外停止，不再自动重启。文稿没有受影响，可以继续编辑和保存。');
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

const showLog = '查看日志';
const restart = '重新启动';

function sayRestarted(): void {
  void window.showWarningMessage('政策文稿的检查服务意外停止，已自动重新启动。', showLog).then((choice) => {
    if (choice === showLog) {
      void commands.executeCommand('policyDraft.showLog');
    }
  });
}

/** Says that checking has stopped, what that means for the draft, and how to get it back. */
export function sayStopped(message: string): void {
  void window.showErrorMessage(message, restart, showLog).then((choice) => {
    if (choice === restart) {
      void commands.executeCommand('policyDraft.restartServer');
    } else if (choice === showLog) {
      void commands.executeCommand('policyDraft.showLog');
    }
  });
}
