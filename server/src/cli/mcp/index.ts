/**
 * The tools that a language model is given, by the Model Context Protocol: what it writes can be checked before it is pasted,
 * and what it cites has a place. No model is called here, and nothing is fetched.
 */

import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { version } from '../../../../package.json';
import type { Terminal } from '../terminal.ts';
import { draftTools } from './draftTools.ts';
import { referenceTools } from './referenceTools.ts';
import type { ModelServing } from './serving.ts';

const INSTRUCTIONS = `政策文稿：检查中文政策文件（实施意见、若干措施、行动方案等），整理大纲、分工、指标、引文，查参照文件。
起草或修改之后，先用 check 检查，按 range 和 fixes 订正，再用 gate 看印发之前还要办什么。
写条款之前，用 search_references 查别处怎么写、read_reference 看原文，用 suggest 取条款范式；引用时写明所给的文件、文号和条款。
【…】是只有起草人知道的内容，不要编造。全部工具在本机运行，不联网，不改动任何文件。`;

/** Resolves when the server listens. */
export async function serveModels(serving: ModelServing, terminal: Terminal): Promise<void> {
  const server = new McpServer({ name: 'policy-draft', title: '政策文稿', version }, { instructions: INSTRUCTIONS });
  draftTools(server, serving, terminal);
  referenceTools(server, serving, terminal);
  await server.connect(new StdioServerTransport());
}
