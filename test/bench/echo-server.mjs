// The least that a language server can do: whatever is typed, it publishes the same diagnostics again. What it takes is
// the editor's and the wire's share of a keystroke; a server's own share is what it takes beyond that.
import { readFileSync } from 'node:fs';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const diagnostics = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const connection = createMessageConnection(
  new StreamMessageReader(process.stdin),
  new StreamMessageWriter(process.stdout),
);
const publish = ({ textDocument: { uri, version } }) =>
  connection.sendNotification('textDocument/publishDiagnostics', { uri, version, diagnostics });
connection.onRequest('initialize', () => ({ capabilities: { textDocumentSync: 2 } }));
connection.onRequest('shutdown', () => null);
connection.onNotification('exit', () => process.exit(0));
connection.onNotification('textDocument/didOpen', publish);
connection.onNotification('textDocument/didChange', publish);
connection.listen();
