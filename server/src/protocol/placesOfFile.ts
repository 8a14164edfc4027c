/**
 * A client speaks of places in its file, everything behind this door of places in the text as it reads. The two differ
 * only in Markdown; there every request is turned on its way in and every answer on its way out.
 */

import type { Connection } from 'vscode-languageserver';
import { fromFile, inFile } from '../syntax/inFile.ts';
import type { Source } from '../syntax/source.ts';

type Handler = (params: unknown, ...rest: unknown[]) => unknown;
/** The source of an open draft; null for any other document. */
type SourceOf = (uri: string) => Source | null;

/** Asked about one document, and answered with places. Semantic tokens are numbers: they are turned where they are made. */
const REQUESTS: ReadonlySet<string | symbol> = new Set([
  'onCodeAction',
  'onCodeActionResolve',
  'onCompletion',
  'onDefinition',
  'onDocumentHighlight',
  'onDocumentSymbol',
  'onHover',
  'onReferences',
  'onSelectionRanges',
]);
const LANGUAGES: ReadonlySet<string | symbol> = new Set(['diagnostics', 'inlayHint']);

export function inPlacesOfFile(connection: Connection, sourceOf: SourceOf): Connection {
  const turned = (handler: unknown): Handler => turning(handler as Handler, sourceOf);
  const languages = with_(connection.languages, (name, value) =>
    LANGUAGES.has(name)
      ? with_(value as object, (method, on) =>
          method === 'on' ? (handler: unknown) => (on as Handler).call(value, turned(handler)) : on,
        )
      : value,
  );
  return with_(connection, (name, value) => {
    if (name === 'languages') return languages;
    if (name === 'onRequest')
      return (type: unknown, handler: unknown) => connection.onRequest(type as string, turned(handler) as never);
    if (name === 'sendDiagnostics')
      return (params: Parameters<Connection['sendDiagnostics']>[0]) => {
        const source = sourceOf(params.uri);
        return connection.sendDiagnostics(source === null ? params : inFile(source, params, params.uri));
      };
    if (!REQUESTS.has(name)) return value;
    return (handler: unknown) => (value as Handler).call(connection, turned(handler));
  });
}

/** The same object, with some of its properties seen otherwise. */
function with_<Target extends object>(target: Target, see: (name: string | symbol, value: unknown) => unknown): Target {
  return new Proxy(target, { get: (_, name) => see(name, Reflect.get(target, name, target)) });
}

function turning(handler: Handler, sourceOf: SourceOf): Handler {
  return (params, ...rest) => {
    const uri = uriIn(params);
    const source = uri === null ? null : sourceOf(uri);
    if (source === null || uri === null || source.format === 'plain') return handler(params, ...rest);
    // The answer is about the text as it was when it was asked for, whatever is typed meanwhile.
    return Promise.resolve(handler(fromFile(source, params), ...rest)).then((answer) => inFile(source, answer, uri));
  };
}

function uriIn(params: unknown): string | null {
  const { textDocument, data } = (params ?? {}) as { textDocument?: { uri?: unknown }; data?: { uri?: unknown } };
  const uri = textDocument?.uri ?? data?.uri;
  return typeof uri === 'string' ? uri : null;
}
