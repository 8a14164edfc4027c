/**
 * 政策检查、参照: the checks and the references as tools of the editor's language models. Nothing calls a model from here:
 * whoever chats with one may let it look things up, and what it writes is checked before it is pasted.
 */
import * as vscode from 'vscode';
import type { CheckingService } from '../checkingService.ts';
import { isDraft } from '../draft.ts';
import { checkForModel } from '../protocol.ts';
import { clauses, search, text, type CorpusHit } from '../references/requests.ts';

/** What the editor has from 1.95 on; the extension also runs in older ones, without the tools. */
interface ToolApi {
  readonly lm?: {
    registerTool?: <Input>(name: string, tool: Tool<Input>) => vscode.Disposable;
  };
  readonly LanguageModelToolResult: new (content: readonly unknown[]) => object;
  readonly LanguageModelTextPart: new (value: string) => object;
}

interface Tool<Input> {
  prepareInvocation(): { invocationMessage: string };
  invoke(options: { readonly input: Input }, token: vscode.CancellationToken): Promise<object>;
}

interface CheckInput {
  readonly path?: string;
  readonly text?: string;
}

interface ReferencesInput {
  readonly query: string;
  readonly limit?: number;
}

const usualLimit = 8;
/** A clause longer than this is given in part; the longest ones of published documents are under it. */
const longestClause = 2000;

export function registerModelTools(service: CheckingService): vscode.Disposable {
  const api = vscode as unknown as ToolApi;
  if (api.lm?.registerTool === undefined) {
    return new vscode.Disposable(() => undefined);
  }
  const told = (value: object): object =>
    new api.LanguageModelToolResult([new api.LanguageModelTextPart(JSON.stringify(value))]);
  return vscode.Disposable.from(
    api.lm.registerTool<CheckInput>('policyDraft_check', {
      prepareInvocation: () => ({ invocationMessage: '正在检查政策文稿' }),
      invoke: async ({ input }, token) => {
        await running(service, '政策检查');
        const draft = await draftOf(input);
        const uri = service.client.code2ProtocolConverter.asUri(draft.uri);
        const found = await service.client.sendRequest(checkForModel, { uri, text: draft.text }, token);
        return told({ file: vscode.workspace.asRelativePath(draft.uri), ...found });
      },
    }),
    api.lm.registerTool<ReferencesInput>('policyDraft_references', {
      prepareInvocation: () => ({ invocationMessage: '正在查参照' }),
      invoke: async ({ input: { query, limit = usualLimit } }, token) => {
        await running(service, '参照');
        const hits = await service.client.sendRequest(search, { text: query, limit }, token);
        return told({ references: await Promise.all(hits.map((hit) => referenceOf(service, hit, token))) });
      },
    }),
  );
}

async function running(service: CheckingService, what: string): Promise<void> {
  if (!(await service.demand(what))) {
    throw new Error('检查服务没有运行，请先运行命令“政策文稿：重新启动检查服务”。');
  }
}

async function draftOf({ path, text: words }: CheckInput): Promise<{ uri: vscode.Uri; text: string }> {
  if (words !== undefined && words !== '') {
    return { uri: vscode.Uri.from({ scheme: 'untitled', path: '/draft.policy' }), text: words };
  }
  const document = path === undefined || path === '' ? openDraft() : await documentAt(path);
  if (document === undefined) {
    throw new Error('没有打开的政策文稿。请写明 path 或 text。');
  }
  return { uri: document.uri, text: document.getText() };
}

/** The draft that is being written; with the chat in front it is still the editor last used. */
function openDraft(): vscode.TextDocument | undefined {
  const active = vscode.window.activeTextEditor?.document;
  return active !== undefined && isDraft(active)
    ? active
    : vscode.window.visibleTextEditors.map(({ document }) => document).find(isDraft);
}

async function documentAt(path: string): Promise<vscode.TextDocument> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const places = /^(?:\/|\\\\|[A-Za-z]:)/u.test(path)
    ? [vscode.Uri.file(path)]
    : folders.map(({ uri }) => vscode.Uri.joinPath(uri, path));
  for (const place of places) {
    try {
      return await vscode.workspace.openTextDocument(place);
    } catch {
      // It may lie in another folder of the workspace.
    }
  }
  throw new Error(`打不开 ${path}。请写工作区里的相对路径，或者绝对路径。`);
}

/** A clause as a model is given it: of the drafter's own documents word for word, of the bundled ones the facts. */
async function referenceOf(service: CheckingService, hit: CorpusHit, token: vscode.CancellationToken): Promise<object> {
  const { uri, own, title, documentNumber, year, path, heading, line, excerpt } = hit;
  const about = { document: title, documentNumber, year, clause: path, heading, own, excerpt };
  if (!own || path === '') {
    return about;
  }
  const [whole, all] = await Promise.all([
    service.client.sendRequest(text, { uri }, token),
    service.client.sendRequest(clauses, { uri }, token),
  ]);
  const next = all?.find((clause) => clause.line > line)?.line;
  const words = whole?.text.split('\n').slice(line, next).join('\n').trim().slice(0, longestClause);
  return words === undefined ? about : { ...about, text: words };
}
