// A language client over stdio for the benches: one draft at a time, diagnostics pushed or pulled.
import { spawn } from 'node:child_process';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { today } from './corpus.mjs';
import { server } from './ours.mjs';

const patience = 60_000;

/**
 * @param {'push' | 'pull'} mode how diagnostics come: of the server's own accord, or as the answer to a request
 * @param {string[]} [command] another server to talk to: a script and its arguments
 */
export async function startClient(mode, command = [server, '--stdio']) {
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const settings = { today };
  connection.onRequest('workspace/configuration', ({ items }) =>
    items.map(({ section }) => valueOf(settings, section)),
  );
  connection.onRequest(() => null);
  const published = new Map();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, version, diagnostics }) => {
    published.get(`${uri} ${version}`)?.(diagnostics);
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: capabilitiesFor(mode),
  });
  await connection.sendNotification('initialized', {});

  let draft;
  let previousResultId;
  let latest = [];

  /** The diagnostics of the draft as it is after `send`, and the time from then to their coming. */
  async function diagnosticsAfter(send) {
    const key = `${draft.uri} ${draft.version}`;
    const pushed = mode === 'push' ? new Promise((resolve) => published.set(key, resolve)) : undefined;
    const start = performance.now();
    send();
    const answer = pushed ?? pull();
    latest = await within(patience, answer, `no diagnostics for ${key}`);
    const milliseconds = performance.now() - start;
    published.delete(key);
    return { milliseconds, diagnostics: latest };
  }

  async function pull() {
    const report = await connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri: draft.uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
    previousResultId = report.resultId;
    return report.kind === 'unchanged' ? latest : report.items;
  }

  return {
    processId: child.pid,
    open(uri, text) {
      draft = { uri, version: 1 };
      return diagnosticsAfter(() =>
        connection.sendNotification('textDocument/didOpen', {
          textDocument: { ...draft, languageId: 'policy-draft', text },
        }),
      );
    },
    change(range, text) {
      draft = { ...draft, version: draft.version + 1 };
      return diagnosticsAfter(() =>
        connection.sendNotification('textDocument/didChange', {
          textDocument: draft,
          contentChanges: [{ range, text }],
        }),
      );
    },
    /** What the server answers about a place, and the time that it takes. */
    async ask(method, position) {
      const start = performance.now();
      const answer = await connection.sendRequest(method, { textDocument: { uri: draft.uri }, position });
      return { milliseconds: performance.now() - start, answer };
    },
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
      child.kill();
    },
  };
}

function capabilitiesFor(mode) {
  return {
    general: { positionEncodings: ['utf-16'] },
    workspace: { configuration: true, workspaceFolders: true },
    textDocument: {
      synchronization: {},
      completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } },
      publishDiagnostics: {
        versionSupport: true,
        relatedInformation: true,
        codeDescriptionSupport: true,
        dataSupport: true,
      },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
      ...(mode === 'pull' ? { diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false } } : {}),
    },
  };
}

/** What the section `policyDraft` or one setting in it holds. */
function valueOf(settings, section) {
  return section === 'policyDraft' ? settings : (settings[section?.replace(/^policyDraft\./u, '')] ?? null);
}

async function within(milliseconds, promise, complaint) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(complaint)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
