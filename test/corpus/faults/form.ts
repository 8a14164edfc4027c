/** Faults of form: parts and elements left out, titles and headings written otherwise than custom has it. */

import type { Analysis, Draft } from '../../../server/src/model/draft.ts';
import type { Clause } from '../../../server/src/model/structure/outline.ts';
import { edit, withoutLines, type FaultKind, type PlantedFault } from './fault.ts';
import { added, paragraphs } from './paragraph.ts';

const PLANNED: ReadonlySet<string> = new Set(['实施方案', '行动方案', '实施意见', '行动计划']);
const SAFEGUARD =
  /保障|组织(?:实施|领导|推动|管理)|加强领导|统筹协调|督|考核|工作要求|(?:推进|配套)机制|责任(?:落实|追究)/;

/** The last part, of safeguards, deleted, and other headings that speak of such things put in other words. */
function withoutSafeguards({ drafts }: Analysis): PlantedFault[] {
  return drafts.flatMap(({ kind, title, outline }): PlantedFault[] => {
    const roots = outline.roots.filter(({ scope }) => scope === 0);
    const last = roots.at(-1);
    if (kind === null || title === null || !PLANNED.has(kind.name) || roots.length < 4 || last?.kind !== 'safeguard')
      return [];
    const elsewhere = outline.clauses.filter(
      (clause) => rootOf(clause) !== last && clause.level <= 2 && SAFEGUARD.test(clause.heading),
    );
    if (elsewhere.some((clause) => clause.kind === 'safeguard' || clause.scope > 0)) return [];
    const edits = elsewhere.map(({ line, headingSpan: { start, end }, marker }) =>
      edit(line, start, end, `深化${marker.text}类服务合作`),
    );
    return [
      { edits: [...edits, withoutLines(last.line, last.end)], rules: ['missing-section'], lines: [title.firstLine] },
    ];
  });
}

function rootOf(clause: Clause): Clause {
  return clause.parent === null ? clause : rootOf(clause.parent);
}

/** Lines of a role, in signed documents of their own. */
function linesOf(
  { drafts, roles }: Analysis,
  role: 'addressee' | 'date' | 'signature',
): { draft: Draft; lines: number[] }[] {
  return drafts.flatMap((draft) => {
    if (draft.notice !== null) return [];
    const lines: number[] = [];
    for (let line = draft.first; line < draft.end; line++) if (roles[line] === role) lines.push(line);
    return lines.length === 0 ? [] : [{ draft, lines }];
  });
}

function withoutAddressee(analysis: Analysis): PlantedFault[] {
  const signed = new Set(linesOf(analysis, 'signature').map(({ draft }) => draft));
  return linesOf(analysis, 'addressee').flatMap(({ draft, lines }): PlantedFault[] => {
    const { kind, title, date } = draft;
    if (!signed.has(draft) || title === null || date === null || (kind?.family !== '意见' && kind?.family !== '通知'))
      return [];
    return [
      {
        edits: lines.map((line) => withoutLines(line, line + 1)),
        rules: ['missing-element'],
        lines: [title.firstLine],
      },
    ];
  });
}

function withoutDate(analysis: Analysis): PlantedFault[] {
  const signatures = new Map(linesOf(analysis, 'signature').map(({ draft, lines }) => [draft, lines]));
  return linesOf(analysis, 'date').flatMap(({ draft, lines }): PlantedFault[] => {
    const [line] = lines;
    const signature = signatures.get(draft)?.at(-1);
    if (
      signature === undefined ||
      lines.length > 1 ||
      line! < signature ||
      signature < (draft.title?.lastLine ?? draft.first)
    )
      return [];
    return [{ edits: [withoutLines(line!, line! + 1)], rules: ['missing-element'], lines: [signature] }];
  });
}

const NORMATIVE = /(?:若干措施|政策措施|管理办法|实施办法|办法|细则|措施|若干政策|配套政策)$/;

function withoutTerm(analysis: Analysis): PlantedFault[] {
  const { blocks } = analysis;
  return analysis.drafts.flatMap((draft): PlantedFault[] => {
    const { kind, government, validity } = draft;
    if (kind === null || government === 'centre' || !NORMATIVE.test(kind.name)) return [];
    const set = validity.find(({ value }) => value.term !== null);
    if (set === undefined) {
      if (validity.length > 0) return [];
      return paragraphs(analysis)
        .filter((paragraph) => paragraph.draft === draft)
        .map((paragraph) => added(paragraph, `本${kind.family}自印发之日起施行。`, 'missing-element'));
    }
    const clause = /[，,]?(?:试行期|有效期)[^，,。；]*/.exec(blocks[set.line]!.text);
    if (clause === null) return [];
    return [
      {
        edits: [edit(set.line, clause.index, clause.index + clause[0].length, '')],
        rules: ['missing-element'],
        lines: [set.line],
      },
    ];
  });
}

/** Titles changed on the last of their lines that a pattern fits. */
function retitled(pattern: RegExp, written: (match: RegExpExecArray) => string) {
  return ({ blocks, drafts }: Analysis): PlantedFault[] =>
    drafts.flatMap(({ title, notice }): PlantedFault[] => {
      // A text issued by a 通知 is known by the name that the 通知 gives it.
      if (title === null || notice !== null || !title.text.includes('关于')) return [];
      const lines = Array.from({ length: title.lastLine - title.firstLine + 1 }, (_, index) => title.lastLine - index);
      const found = lines
        .map((line) => ({ line, match: pattern.exec(blocks[line]!.text.trimEnd()) }))
        .find(({ match }) => match !== null);
      if (found === undefined) return [];
      const { line, match } = found;
      return [
        {
          edits: [edit(line, match!.index, match!.index + match![0].length, written(match!))],
          rules: ['title-form'],
          lines,
        },
      ];
    });
}

function otherInnerTitle({ blocks, drafts }: Analysis): PlantedFault[] {
  return drafts.flatMap(({ notice, title, kind, attachments }, at): PlantedFault[] => {
    if (
      notice === null ||
      notice.title === null ||
      title === null ||
      kind === null ||
      drafts[at - 1] !== notice ||
      title.firstLine !== title.lastLine
    )
      return [];
    if (attachments.attached.some(({ range }) => range.start.line <= title.lastLine)) return [];
    const { content } = blocks[title.firstLine]!;
    const newText = `临溪县竹木工艺传习${kind.name}`;
    return [
      {
        edits: [edit(title.firstLine, content.start, content.end, newText)],
        rules: ['title-form'],
        lines: [title.firstLine],
      },
    ];
  });
}

/** Headings alone on their lines, in runs of three or more that close alike. */
function otherClose({ blocks, drafts }: Analysis): PlantedFault[] {
  return drafts.flatMap(({ outline }) =>
    [outline.roots, ...outline.clauses.map(({ children }) => children)].flatMap((run) => {
      if (run.length < 3 || run.some(({ scope }) => scope > 0)) return [];
      const alone = run.every(({ line, end, heading, headingSpan, marker }) => {
        const { text, content } = blocks[line]!;
        const closes =
          headingSpan.end === content.end ||
          (text.charAt(headingSpan.end) === '。' && headingSpan.end + 1 === content.end);
        return (
          closes &&
          end > line + 1 &&
          heading.length > 0 &&
          heading.length <= 30 &&
          marker.form !== 'article' &&
          marker.form !== 'circled'
        );
      });
      const stops = run.filter(({ line, headingSpan }) => blocks[line]!.text.charAt(headingSpan.end) === '。').length;
      if (!alone || (stops !== 0 && stops !== run.length)) return [];
      return run.map(({ line, headingSpan: { end } }): PlantedFault => {
        const change = stops === 0 ? edit(line, end, end, '。') : edit(line, end, end + 1, '');
        return { edits: [change], rules: ['heading-punctuation'], lines: [line] };
      });
    }),
  );
}

/** Headings that text follows on their line, in runs of three or more that close with a full stop. */
function colonHeadings({ blocks, drafts }: Analysis): PlantedFault[] {
  return drafts.flatMap(({ outline }) =>
    [outline.roots, ...outline.clauses.map(({ children }) => children)].flatMap((run) => {
      const sound = run.every(({ line, heading, headingSpan, runsIn, scope }) => {
        return (
          scope === 0 &&
          runsIn &&
          /^[\u4e00-\u9fa5、]{4,20}$/.test(heading) &&
          blocks[line]!.text.charAt(headingSpan.end) === '。'
        );
      });
      if (run.length < 3 || !sound) return [];
      return run.map(({ line, headingSpan: { end } }): PlantedFault => ({
        edits: [edit(line, end, end + 1, '：')],
        rules: ['heading-punctuation'],
        lines: [line],
      }));
    }),
  );
}

export const formFaults: readonly FaultKind[] = [
  { name: '没有保障措施', places: withoutSafeguards },
  { name: '没有主送机关', places: withoutAddressee },
  { name: '没有成文日期', places: withoutDate },
  {
    name: '没有附件说明',
    places: (analysis) =>
      paragraphs(analysis)
        .filter(
          ({ draft: { attachments, notice, outline } }) =>
            notice === null &&
            attachments.listed.length + attachments.attached.length === 0 &&
            outline.roots.length >= 4,
        )
        .map((paragraph) => added(paragraph, '具体任务分工见附件。', 'missing-element')),
  },
  { name: '没有有效期', places: withoutTerm },
  { name: '标题缺“的”', places: retitled(/(?<=(?:^|[^的])[^的]{5})的(?=(?:实施意见|指导意见|意见|通知)$)/, () => '') },
  { name: '标题文种重复', places: retitled(/(实施意见|意见|方案|措施|办法|通知)$/, ([kind]) => `${kind}${kind}`) },
  { name: '标题两个“关于”', places: retitled(/(?<=^[^《]*关于)(?=[^《》]{2})/, () => '落实市政府关于') },
  { name: '通知与所印发文件标题不一', places: otherInnerTitle },
  { name: '同级标题标点不一', places: otherClose },
  { name: '接排标题用冒号', places: colonHeadings },
];
