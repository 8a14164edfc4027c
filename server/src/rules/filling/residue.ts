/** 网页残留: masthead, source, tools, adverts that came along when a text was copied from a web page. */

import type { Range, TextEdit } from '../../text/span.ts';
import type { Analysis } from '../../model/draft.ts';
import { defineDraftRule, type DraftReport } from '../rule.ts';

/** Lines of the page with nothing of the text between them. */
interface Run {
  readonly first: number;
  readonly last: number;
  /** Without the blank lines in between. */
  readonly lines: number;
}

/**
 * Counted over 93 documents: 6 web copies, all of them recognised, 42 lines in 11 runs; in none of the 87 others a line.
 */
export default defineDraftRule({
  id: 'residue',
  group: 'filling',
  title: '网页残留',
  severity: 'information',
  fix: 'offered',
  rationale:
    '从网页复制文稿，页首导航、来源和时间、打印分享按钮、版权声明、相关文章会一起带进来。这些文字不是文件内容，导出和导入时不计入；请核对后删去，如系正文请改写，使它不再像网页文字。',
  authority: [
    { source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿：文字、段落准确）' },
  ],
  silentOn: [
    '单独一处像网页文字的：同一份文稿要有两种以上，其中至少一种只有网页才这样写（首页 > 政务公开、发布时间：2026-03-05 10:31、【打印】【关闭】）',
    '正文中的“主办单位：”“来源：”“打印：”“作者：”“责任编辑：”等各行',
    '后面还有正文、附件、署名或者成文日期的',
  ],
  good: [
    '一、组织\n主办单位：云岭市教育局\n承办单位：云岭市少年宫\n二、要求\n打印：A4纸双面。\n作者：一件作品不超过两人\n来源：自拟\n责任编辑：某科\n上一篇：无',
    '云岭市植树活动安排\n发布时间：2026-03-05\n一、时间\n3月12日上午。\n二、地点\n澄湖公园南门。',
    '一、分享\n分享到：云岭市教育资源平台\n二、归档\n各校将活动总结于6月底前报市教育局存档。',
  ],
  bad: [
    {
      text: '首页 > 政务公开 > 政策文件\n来源：云岭市人民政府网站\n云岭市节水行动方案\n一、目标\n（一）节水。加快建设。',
      flags: '首页 > 政务公开 > 政策文件\n来源：云岭市人民政府网站',
      fixed: '云岭市节水行动方案\n一、目标\n（一）节水。加快建设。',
    },
    {
      text: '发布时间：2026-03-05 10:31\n云岭市节水行动方案\n一、目标\n（一）节水。加快建设。\n分享到：\n扫一扫在手机打开当前页',
      flags: '分享到：\n扫一扫在手机打开当前页',
    },
  ],

  *check(draft, { analysis }) {
    const runs = runsOf(analysis, draft.first, draft.end);
    for (const run of runs) yield report(analysis, run);
  },
});

function report(analysis: Analysis, { first, last, lines }: Run): DraftReport {
  const { blocks } = analysis;
  return {
    range: {
      start: { line: first, character: blocks[first]!.content.start },
      end: { line: last, character: blocks[last]!.content.end },
    },
    message: `${lines > 1 ? `这${lines}行` : '这一行'}像是从网页带来的，不是文件内容，导出和导入时不计入，建议删去。`,
    tag: 'unnecessary',
    fixes: () => {
      const all = runsOf(analysis, 0, blocks.length);
      const count = all.reduce((sum, run) => sum + run.lines, 0);
      const one = { title: lines > 1 ? `删去这${lines}行` : '删去这一行', edits: [removal(analysis, first, last)] };
      const every = {
        title: `删去全部${count}行网页残留`,
        edits: all.map((run) => removal(analysis, run.first, run.last)),
      };
      return [{ ...one, safe: false, preferred: true }, ...(all.length > 1 ? [{ ...every, safe: false }] : [])];
    },
  };
}

function runsOf({ roles }: Analysis, from: number, to: number): Run[] {
  const runs: Run[] = [];
  for (let line = from; line < to; line++) {
    if (roles[line] !== 'residue') continue;
    let last = line;
    let lines = 1;
    for (let next = line + 1; next < to && (roles[next] === 'residue' || roles[next] === 'blank'); next++) {
      if (roles[next] !== 'residue') continue;
      last = next;
      lines++;
    }
    runs.push({ first: line, last, lines });
    line = last;
  }
  return runs;
}

/** The lines with their line ends; at the end of the file, with the line end in front. */
function removal({ blocks }: Analysis, first: number, last: number): TextEdit {
  const atEnd = last === blocks.length - 1;
  const range: Range = atEnd
    ? {
        start: first === 0 ? { line: 0, character: 0 } : { line: first - 1, character: blocks[first - 1]!.text.length },
        end: { line: last, character: blocks[last]!.text.length },
      }
    : { start: { line: first, character: 0 }, end: { line: last + 1, character: 0 } };
  return { range, newText: '' };
}
