/** 新建政策文稿: opens an untitled draft with the skeleton of the chosen kind, ready to be filled in. */
import { SnippetString, Uri, window, workspace } from 'vscode';
import { draftLanguage } from '../draft.ts';

const kinds = [
  { label: '实施意见', skeleton: '实施意见全文', description: '对上级意见或者重点工作作出部署' },
  { label: '指导意见', skeleton: '指导意见全文', description: '对下级开展一项工作提出原则和办法' },
  { label: '若干措施', skeleton: '若干措施全文', description: '逐条写明支持政策' },
  { label: '行动方案', skeleton: '行动方案全文', description: '围绕一项目标安排一个时期的任务' },
  { label: '实施方案', skeleton: '实施方案全文', description: '落实一项工作的步骤和分工' },
  { label: '工作方案', skeleton: '工作方案全文', description: '安排一项具体工作的任务、时限和责任' },
  { label: '通知（部署工作）', skeleton: '部署通知全文', description: '布置一项工作，提出要求' },
  { label: '通知（印发文件）', skeleton: '印发通知全文', description: '印发、转发意见、方案、措施等文件' },
  { label: '请示', skeleton: '请示全文', description: '向上级请求指示、批准，一文一事' },
  { label: '报告', skeleton: '报告全文', description: '向上级汇报工作、反映情况' },
  { label: '函', skeleton: '函全文', description: '与不相隶属的机关商洽、询问、请求批准' },
  { label: '纪要', skeleton: '纪要全文', description: '记载会议情况和议定事项' },
];

export async function newDraft(extension: Uri): Promise<void> {
  const kind = await window.showQuickPick(kinds, { placeHolder: '新建哪一种文稿？', matchOnDescription: true });
  if (kind === undefined) {
    return;
  }
  const skeleton = await readSkeleton(extension, kind.skeleton);
  const document = await workspace.openTextDocument({ language: draftLanguage });
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(skeleton));
}

/** The body of the snippet of that name: the same text that typing its prefix inserts. */
async function readSkeleton(extension: Uri, name: string): Promise<string> {
  const file = Uri.joinPath(extension, 'snippets', 'policy-draft.json');
  const json = new TextDecoder().decode(await workspace.fs.readFile(file));
  const snippets = JSON.parse(json) as Record<string, { body: string | string[] }>;
  const body = snippets[name]?.body;
  if (body === undefined) {
    throw new Error(`snippets/policy-draft.json has no “${name}”`);
  }
  return typeof body === 'string' ? body : body.join('\n');
}
