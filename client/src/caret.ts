/** Tells the server which line the drafter is writing on. */
import { Disposable, window, type TextEditor } from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import { activeDraftEditor } from './draft.ts';
import { caret } from './protocol.ts';

interface Place {
  readonly uri: string;
  readonly line: number;
}

export function followCaret(client: LanguageClient): Disposable {
  let sent: Place | undefined;

  const send = (editor: TextEditor | undefined): void => {
    if (!client.isRunning()) {
      return;
    }
    const place: Place | undefined = editor && {
      uri: client.code2ProtocolConverter.asUri(editor.document.uri),
      line: editor.selection.active.line,
    };
    const left = sent !== undefined && sent.uri !== place?.uri ? sent.uri : undefined;
    const moved = place !== undefined && (place.uri !== sent?.uri || place.line !== sent.line);
    sent = place;
    // A server that is just dying cannot take it; its successor is told when it runs.
    if (left !== undefined) {
      client.sendNotification(caret, { uri: left, line: null }).catch(() => undefined);
    }
    if (moved) {
      client.sendNotification(caret, place).catch(() => undefined);
    }
  };

  return Disposable.from(
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === activeDraftEditor()) {
        send(textEditor);
      }
    }),
    window.onDidChangeActiveTextEditor(() => send(activeDraftEditor())),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) {
        sent = undefined;
        send(activeDraftEditor());
      }
    }),
  );
}
