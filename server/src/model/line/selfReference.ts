/** What a document calls itself and its issuer: 本实施意见, 本办法, 我局. */

import { Coverage } from '../../text/coverage.ts';
import type { Span } from '../../text/span.ts';
import type { Block } from '../../syntax/block.ts';

export interface SelfReference {
  readonly span: Span;
  /** 实施意见, 方案; for an issuer 我局 as written. */
  readonly name: string;
  readonly of: 'document' | 'issuer';
}

/** 本规定, 本制度, 本政策 also mean rules at large; only names that mean this very document are read. */
const DOCUMENT =
  /本((?:若干|实施|指导|行动|工作|试点|专项|管理|奖励)?(?:意见|措施|方案|计划|规划|办法|细则|通知))(?![书表图])/g;
const ISSUER = /我(?:局|厅|委|办)(?!们)/g;

export function readSelfReferences(block: Block): readonly SelfReference[] {
  const { text } = block;
  const mayName = text.includes('本');
  const mayIssue = text.includes('我');
  if (!mayName && !mayIssue) return NONE;
  const found: SelfReference[] = [];
  const quoted = new Coverage(text.length);
  for (const { kind, span } of block.brackets) {
    if (kind === 'title' || kind === 'innerTitle' || kind === 'quote') quoted.take(span);
  }
  const add = (match: RegExpMatchArray, name: string, of: SelfReference['of']): void => {
    const start = match.index!;
    if (!quoted.has(start)) found.push({ span: { start, end: start + match[0].length }, name, of });
  };
  // 基本方案, 根本办法, 成本计划, 样本: 本 ends a word there.
  if (mayName)
    for (const match of text.matchAll(DOCUMENT))
      if (!/[基根成样资版文课书剧脚标日原]/.test(text.charAt(match.index - 1))) add(match, match[1]!, 'document');
  if (mayIssue)
    for (const match of text.matchAll(ISSUER))
      if (text.charAt(match.index - 1) !== '自') add(match, match[0], 'issuer');
  return found.sort((a, b) => a.span.start - b.span.start);
}

const NONE: readonly never[] = Object.freeze([]);
