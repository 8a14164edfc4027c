/** Tells the server which line the drafter is writing on. */
import { Disposable, window, type TextEditor } from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import { activeDraftEditor } from './draft.ts';
import { caret } from './protocol.ts';

export function followCaret(client: LanguageClient): Disposable {
  let sent: string | undefined;

  const send = (editor: TextEditor | undefined): void => {
    if (editor === undefined || !client.isRunning()) {
      return;
    }
    const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
    const line = editor.selection.active.line;
    const place = `${line} ${uri}`;
    if (place !== sent) {
      sent = place;
      // A server that is just dying cannot take it; its successor is told when it runs.
      client.sendNotification(caret, { uri, line }).catch(() => undefined);
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
