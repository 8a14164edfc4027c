/** The tools that read a draft: a file on this machine, or a text that the model has just written. */

import { statSync } from 'node:fs';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { gateItems, isOpen } from '../../features/gate/gate.ts';
import { mainDraft } from '../../features/mainDraft.ts';
import { FINDINGS_LIMIT, findingsForModel } from '../../features/models/findings.ts';
import type { Draft } from '../../model/draft.ts';
import type { Finding } from '../../rules/finding.ts';
import type { PolicyDocument, PolicyService } from '../../service/index.ts';
import { inFile } from '../../syntax/inFile.ts';
import { readSettings } from '../arguments.ts';
import { citationRows } from '../commands/citations.ts';
import { outlineEntry } from '../commands/outline.ts';
import { responsibilityRows } from '../commands/responsibilities.ts';
import { targetRows } from '../commands/targets.ts';
import { Drafts, serviceFor } from '../drafts.ts';
import { FileSettings } from '../fileSettings.ts';
import { UsageError } from '../inputs.ts';
import type { Terminal } from '../terminal.ts';
import { answer, READ_ONLY, type ModelServing } from './serving.ts';

const DRAFT = {
  path: z.string().optional().describe('文稿在本机的路径（一份文件）。与 text 二者给一个。'),
  text: z.string().optional().describe('文稿全文，用于刚写好、还没有存盘的文稿。与 path 二者给一个。'),
  format: z.enum(['plain', 'markdown']).optional().describe('text 的格式，默认 plain（纯文本）。'),
};

const CHECKED = {
  ...DRAFT,
  today: z.string().optional().describe('今天按哪一天算，YYYY-MM-DD，用来判断时限是否已过。默认系统日期。'),
  region: z.string().optional().describe('发文的地区，用全称，如“广西壮族自治区”。默认从文稿认定。'),
};

interface Asked {
  readonly path?: string | undefined;
  readonly text?: string | undefined;
  readonly format?: 'plain' | 'markdown' | undefined;
  readonly today?: string | undefined;
  readonly region?: string | undefined;
}

interface Read {
  readonly file: string;
  readonly document: PolicyDocument;
}

export function draftTools(server: McpServer, serving: ModelServing, terminal: Terminal): void {
  const service = serviceFor(terminal);

  const checked = async (asked: Asked): Promise<Read & { findings: readonly Finding[] }> => {
    const { today, region } = asked;
    const values = {
      ...serving.settings,
      ...(today === undefined ? {} : { today }),
      ...(region === undefined ? {} : { region }),
    };
    const settings = new FileSettings(service.defaults(), (defaults) => readSettings(values, defaults), terminal);
    const { file, document } = await read(asked, service);
    return { file, document, findings: service.check(document, settings.of(file)) };
  };

  server.registerTool(
    'check',
    {
      title: '检查文稿',
      description:
        '检查一份政策文稿，给出每个问题的规则、级别、说明、所在的行（place）、原文（words）、位置（range，行从0起）和订正办法（fixes；safe 为真的可以放心照改）。rules 说明各规则的依据。问题按轻重取前 limit 个，leftOut 是没有列出的个数。',
      inputSchema: {
        ...CHECKED,
        limit: z.int().min(1).max(1000).optional().describe(`最多列几个问题，默认${FINDINGS_LIMIT}。`),
      },
      annotations: READ_ONLY,
    },
    async (asked) => {
      const { file, document, findings } = await checked(asked);
      const draft = mainDraft(service.analysis(document));
      const about = { title: draft?.title?.text ?? null, kind: draft?.kind?.name ?? null };
      return answer({ file, ...about, ...findingsForModel(document.source, findings, asked.limit) });
    },
  );

  server.registerTool(
    'gate',
    {
      title: '定稿检查',
      description:
        '印发之前还要办的事，按总编看稿的顺序：mend 必须改正，decide 需要定夺，fill 还没有填写，think 是否想到（公平竞争审查、合法性审核、征求意见、有效期、政策解读等，注明依据）。ready 为真才可以印发。',
      inputSchema: { ...CHECKED, done: z.array(z.string()).optional().describe('已经办妥的各项的 id。') },
      annotations: READ_ONLY,
    },
    async (asked) => {
      const { file, document, findings } = await checked(asked);
      const items = gateItems(service.analysis(document), findings, new Set(asked.done));
      return answer({ file, ready: !items.some(isOpen), items: inFile(document.source, items) });
    },
  );

  const table = <Row>(
    name: string,
    title: string,
    description: string,
    rowsOf: (file: string, draft: Draft, document: PolicyDocument) => readonly Row[],
  ): void => {
    server.registerTool(name, { title, description, inputSchema: DRAFT, annotations: READ_ONLY }, async (asked) => {
      const { file, document } = await read(asked, service);
      const rows = service.analysis(document).drafts.flatMap((draft) => rowsOf(file, draft, document));
      return answer({ file, [name]: inFile(document.source, rows) });
    });
  };

  table(
    'outline',
    '条款大纲',
    '一份文稿的标题、文号、制发机关、日期和逐级条款（序号、层次、小标题、种类、位置）。一个文件里有几份文稿的各给一项。',
    (file, draft, document) => [outlineEntry(file, draft, service.analysis(document).blocks)],
  );
  table(
    'responsibilities',
    '责任分工',
    '逐条的牵头单位、责任单位、配合单位和完成时限。name 是单位全称，text 是文稿中的写法。',
    responsibilityRows,
  );
  table(
    'targets',
    '目标指标',
    '文稿里的目标：指标、要达到的数值、单位、比较方式（comparison：=、>、>=、<、<=、growth、decline、range）、时限和所在条款。',
    targetRows,
  );
  table('citations', '引用文件', '文稿引用的文件：标题、文号、制发机关、年份和位置。', citationRows);
}

async function read({ path, text, format }: Asked, service: PolicyService): Promise<Read> {
  if ((path === undefined) === (text === undefined)) throw new UsageError('path 和 text 要给一个，且只给一个。');
  if (text !== undefined) {
    const name = format === 'markdown' ? 'memory:/draft.md' : 'memory:/draft.policy';
    return { file: '-', document: service.document(name, 0, text) };
  }
  // Standard input carries the protocol.
  if (path === '-' || path === '' || statSync(path!, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new UsageError('path 应是一份文稿的路径，不能是文件夹。');
  const complaints: string[] = [];
  const terminal = silent((message) => void complaints.push(message));
  try {
    for await (const { input, document } of new Drafts([path!], service, terminal))
      return { file: input.file, document };
  } catch (error) {
    if (!(error instanceof UsageError) || error.message !== '') throw error;
  }
  throw new UsageError(complaints.join('；'));
}

function silent(complain: (message: string) => void): Terminal {
  return { complain, print: () => undefined, progress: () => undefined, now: () => new Date(), colour: false };
}
