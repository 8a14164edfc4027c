/** The tools that look things up: clause models of the library, and clauses of the bundled and the drafter's own documents. */

import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { listDocuments } from '../../features/references/documents.ts';
import { searchCorpus } from '../../features/references/searching.ts';
import { referenceText } from '../../features/references/text.ts';
import { cachedShelfFolder, defaultShelfFolder } from '../../hosts/indexPlaces.ts';
import type { ReferenceIndex } from '../../index/referenceIndex.ts';
import { serviceFor } from '../drafts.ts';
import { withShelf } from '../index.ts';
import { UsageError } from '../inputs.ts';
import type { Terminal } from '../terminal.ts';
import { answer, READ_ONLY, type ModelServing } from './serving.ts';

const LIMIT = 10;
/** Lines of a reference document given at once: some pages. */
const MOST_LINES = 60;

export function referenceTools(server: McpServer, { index, corpus }: ModelServing, terminal: Terminal): void {
  const service = serviceFor(terminal);
  const shelved = <Result>(work: (shelf: ReferenceIndex) => Promise<Result>): Promise<Result> =>
    withShelf(
      index ?? (corpus === null ? defaultShelfFolder() : cachedShelfFolder(corpus)),
      terminal,
      async (shelf) => {
        if (corpus !== null) await shelf.refresh([corpus]);
        return work(shelf);
      },
    );

  server.registerTool(
    'suggest',
    {
      title: '条款参考',
      description:
        '按小标题给出条款范式，各附所据的文件、文号、条款（sources）和通常的牵头、配合单位。【…】是只有起草人知道的，留着由人填写。资料库不了解的领域没有结果，不硬凑。',
      inputSchema: {
        heading: z.string().min(1).describe('条款的小标题，如“建设创新平台”。'),
        section: z.string().optional().describe('上一级标题，如“重点任务”。'),
        region: z.string().optional().describe('发文的地区，用全称；决定“全市”还是“全区”、单位怎么称呼。'),
        limit: z.int().min(1).max(50).optional().describe('最多几条，默认5。'),
      },
      annotations: READ_ONLY,
    },
    ({ heading, section, region, limit }) => {
      const query = {
        heading,
        limit: limit ?? 5,
        ...(section === undefined ? {} : { section }),
        ...(region === undefined ? {} : { region }),
      };
      const suggestions = service.suggest(query).map(({ title, body, score, lead, cooperating, sources }) => ({
        title,
        body,
        score,
        lead,
        cooperating,
        sources,
      }));
      return answer({ heading, suggestions });
    },
  );

  server.registerTool(
    'search_references',
    {
      title: '查参照',
      description:
        '在自带资料库和本人导入的参照文件里查条款：给出文件标题、文号、年份、条款序号和小标题、摘录。own 为真的是本人导入的文件，有原文；其余是自带的，只有事实要点。uri 和 line 交给 read_reference 看全文。',
      inputSchema: {
        text: z.string().min(1).describe('标题、任务、关键词，或者一整条条款；也可以是文件标题或文号。'),
        section: z.string().optional().describe('上一级标题。'),
        limit: z.int().min(1).max(50).optional().describe(`最多几条，默认${LIMIT}。`),
      },
      annotations: READ_ONLY,
    },
    ({ text, section, limit }) =>
      shelved(async (shelf) => {
        const sources = { library: service.library, shelf };
        const query = { text, limit: limit ?? LIMIT, ...(section === undefined ? {} : { section }) };
        const hits = await searchCorpus(sources, await listDocuments(sources), query);
        return answer({
          hits: hits.map(({ uri, own, title, documentNumber, year, path, heading, line, excerpt }) => ({
            document: title,
            documentNumber,
            year,
            clause: path,
            heading,
            excerpt,
            own,
            uri,
            line,
          })),
        });
      }),
  );

  server.registerTool(
    'read_reference',
    {
      title: '看参照原文',
      description: `看参照文件从某一行起的文字，一次最多${MOST_LINES}行；total 是全文行数。`,
      inputSchema: {
        uri: z.string().describe('search_references 给出的 uri。'),
        line: z.int().min(0).optional().describe('从哪一行起（从0数），默认开头。'),
        lines: z.int().min(1).max(MOST_LINES).optional().describe('看几行，默认20。'),
      },
      annotations: READ_ONLY,
    },
    ({ uri, line = 0, lines = 20 }) =>
      shelved(async (shelf) => {
        const text = await referenceText(uri, service.library, shelf);
        if (text === null) throw new UsageError(`没有这份参照文件：${uri}。请先用 search_references 查。`);
        const all = text.split('\n');
        return answer({ uri, line, text: all.slice(line, line + lines).join('\n'), total: all.length });
      }),
  );
}
