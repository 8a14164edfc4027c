import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createPolicyService } from '../../server/src/service/index.ts';
import { pathOf, type Clause } from '../../server/src/model/structure/outline.ts';
import type { Draft } from '../../server/src/model/draft.ts';
import { ABSENT, realDocuments } from './documents.ts';

const snapshots = fileURLToPath(new URL('snapshots', import.meta.url));

const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});

/** Headings are kept short: the snapshots hold facts about the documents, not their sentences. */
const LONGEST_HEADING = 18;

function short(text: string): string {
  return text.length <= LONGEST_HEADING ? text : `${text.slice(0, LONGEST_HEADING)}…`;
}

function outline(clause: Clause, indent: string): string[] {
  return [
    `${indent}${clause.line + 1} ${clause.ordinal} ${short(clause.heading)} [${clause.kind}]`,
    ...clause.children.flatMap((child) => outline(child, `${indent}  `)),
  ];
}

function describeDraft(draft: Draft): string[] {
  const { title, pieceHead, kind, number, issuer, date, government } = draft;
  return [
    `# ${title?.text ?? pieceHead ?? '（无标题）'}`,
    `行 ${draft.first + 1}—${draft.end}；文种 ${kind?.name ?? '—'}；文号 ${number?.value.text ?? '—'}；机关 ${issuer ?? '—'}；日期 ${date?.text ?? '—'}；${government}`,
    '',
    '## 条款',
    ...draft.outline.roots.flatMap((clause) => outline(clause, '')),
    '',
    '## 分工',
    ...draft.assignments.map(({ clause, lead, cooperating, responsible, guiding, deadline }) => {
      const names = (
        [
          ['牵头', lead],
          ['责任', responsible],
          ['配合', cooperating],
          ['指导', guiding],
        ] as const
      )
        .filter(([, units]) => units.length > 0)
        .map(([role, units]) => `${role}：${units.map(({ name }) => name).join('、')}`);
      return `${clause === null ? '—' : pathOf(clause)} ${names.join('；')}${deadline === null ? '' : `；时限：${short(deadline)}`}`;
    }),
    '',
    '## 目标与时限',
    ...draft.targets.map(({ line, figure, deadline }) =>
      [
        `${line + 1}`,
        deadline?.text ?? '—',
        ...(figure === null ? [] : [short(figure.indicator), `${figure.comparison}${figure.value}${figure.unit}`]),
      ].join(' | '),
    ),
    '',
  ];
}

describe.skipIf(ABSENT !== '')(`real documents read as they were reviewed${ABSENT}`, () => {
  it.each(realDocuments().map((document) => [document.name, document] as const))(
    '%s',
    async (name, { text, today }) => {
      const document = service.document(name, 0, text);
      const { drafts } = service.analysis(document);
      const findings = service.check(document, { ...service.defaults(), today });
      const lines = [
        ...drafts.flatMap(describeDraft),
        `## 检查结果（按${today}）`,
        ...findings.map(
          ({ rule, severity, range }) => `${range.start.line + 1}:${range.start.character + 1} ${severity} ${rule}`,
        ),
        '',
      ];
      await expect(lines.join('\n')).toMatchFileSnapshot(join(snapshots, `${name.replace(/\.txt$/, '')}.md`));
    },
  );
});
