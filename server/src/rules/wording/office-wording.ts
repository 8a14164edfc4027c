/** 本单位用语: what the office has put into its .policydraft.json. */

import type { OfficeEntry } from '../../model/houseStyle/lexicon.ts';
import type { Severity } from '../finding.ts';
import type { Block } from '../../syntax/block.ts';
import type { Span } from '../../text/span.ts';
import { defineLineRule, PRINTED, type LineFix } from '../rule.ts';

interface Verdict {
  readonly severity: Severity;
  readonly message: string;
  /** What may stand in its place, the best first. */
  readonly rights: readonly string[];
}

export default defineLineRule({
  id: 'office-wording',
  group: 'wording',
  title: '与本单位规定的用语不一致',
  severity: 'warning',
  fix: 'safe',
  rationale:
    '各单位都有自己的固定提法、单位名称和忌用的说法，写进文件夹里的 .policydraft.json，所有起草人就按同一个标准检查。没有这个文件时，本项不起作用。',
  authority: [{ source: '本单位的 .policydraft.json' }],
  silentOn: ['正确写法中包含的字样（“市数据局”中的“数据局”）', '列入 except 的词语', '所引文件名称里的单位名称和提法'],
  office: `{
  "words": [{ "wrong": "高兴区", "right": "高新区" }],
  "bodies": [{ "full": "云岭市数据局", "short": "市数据局", "informal": ["大数据办"] }],
  "phrases": [{ "phrase": "“一核三带”发展格局", "variants": ["一核三带格局"] }],
  "forbidden": [{ "text": "弯道超车", "reason": "市委办要求不用比喻性口号", "instead": "加快发展" }]
}`,
  good: ['加快高新区建设，构建“一核三带”发展格局，由市数据局牵头。'],
  bad: [
    { text: '加快高兴区建设。', flags: '高兴区', fixed: '加快高新区建设。' },
    { text: '由大数据办牵头。', flags: '大数据办', fixed: '由市数据局牵头。' },
    { text: '构建一核三带格局。', flags: '一核三带格局', fixed: '构建“一核三带”发展格局。' },
    { text: '实现弯道超车。', flags: '弯道超车', fixed: '实现加快发展。' },
  ],
  roles: PRINTED,

  mayApply: (_block, _facts, { office }) => office !== null,

  *check({ text, brackets }, _facts, _knowledge, { office }) {
    for (const { entry, start, end } of office?.lexicon.hits(text) ?? []) {
      const cited = brackets.some(({ kind, span }) => kind === 'title' && span.start < start && end < span.end);
      // A title is quoted as it was published; only a slip of the pen is worth a look there.
      if (cited && entry.kind !== 'word') continue;
      const { severity, message, rights } = verdictOn(entry, text.slice(start, end));
      const written = { start, end };
      const mends = severity === 'error' && !cited && (entry.kind === 'word' || entry.kind === 'phrase');
      yield {
        span: written,
        severity,
        message,
        fixes: () =>
          rights.map((right, index) => ({
            title: `改为${inQuotes(right)}`,
            edits: [putInPlace(right, written, brackets)],
            safe: index === 0 && mends,
            ordered: true,
            preferred: index === 0,
          })),
      };
    }
  },
});

/** Quotes within quotes are single (GB/T 15834 4.8.3.3): ‘一核三带’ in “……”. */
function inQuotes(words: string): string {
  return `“${quotedWithin(words)}”`;
}

function quotedWithin(words: string): string {
  return words.replaceAll('“', '‘').replaceAll('”', '’');
}

/** Words that bring quotation marks of their own take the place of those around, or stand in them as a quote within. */
function putInPlace(right: string, span: Span, brackets: Block['brackets']): LineFix['edits'][number] {
  const around = brackets.find(
    ({ kind, span: { start, end } }) => kind === 'quote' && start < span.start && span.end < end,
  );
  if (around === undefined || !right.includes('“')) return { span, newText: right };
  const filled = around.span.start === span.start - 1 && around.span.end === span.end + 1;
  return filled ? { span: around.span, newText: right } : { span, newText: quotedWithin(right) };
}

function verdictOn(entry: OfficeEntry, written: string): Verdict {
  switch (entry.kind) {
    case 'word': {
      const { right, severity = 'warning', message = '' } = entry.row;
      return {
        severity,
        rights: [right],
        message: `${inQuotes(written)}应为${inQuotes(right)}（本单位用语）。${message}`,
      };
    }
    case 'phrase': {
      const { phrase, severity = 'warning', message = '' } = entry.row;
      return {
        severity,
        rights: [phrase],
        message: `固定提法应写作${inQuotes(phrase)}，不写${inQuotes(written)}（本单位用语）。${message}`,
      };
    }
    case 'body': {
      const { full, short, severity = 'information' } = entry.row;
      const rights = short === undefined ? [full] : [short, full];
      return {
        severity,
        rights,
        message: `“${written}”是习惯叫法，公文中写${rights.map(inQuotes).join('或')}（本单位用语）。`,
      };
    }
    case 'forbidden': {
      const { reason, instead, severity = 'warning' } = entry.row;
      return {
        severity,
        rights: instead === undefined ? [] : [instead],
        message: `本单位规定不用${inQuotes(written)}：${reason}`,
      };
    }
  }
}
