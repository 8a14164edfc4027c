/** What a suggestion says of itself when the drafter looks at it: its text, and the clauses that it follows. */

import type { Library } from '../../library/library.ts';
import { placeWordsOf } from '../../library/placeWords.ts';
import type { Reference } from '../../library/reference.ts';
import { suggestionOf } from '../../library/suggest.ts';
import { issuerOf, plainTitle } from '../../model/line/citation.ts';
import { joined, lines, literal, tableOf } from '../markdown.ts';
import type { About } from './suggested.ts';

export function documentationOf(about: About, library: Library): string {
  switch (about.of) {
    case 'text':
      return about.text.split('\n').map(literal).join('\n');
    case 'sources':
      return joined(
        [literal(about.text), sourcesTable(about.sources.map((source) => library.reference(source)))],
        '\n\n',
      );
    case 'document':
      return aboutDocument(about, library);
    case 'model': {
      const model = library.model(about.id);
      const { body, sources } = suggestionOf(library, model, 1, placeWordsOf(about.region, about.level), about.kind);
      const references = model.sources.map((source) => library.reference(source));
      const table = sources.length === 0 ? '依惯例拟写，资料库中没有对应条款。' : sourcesTable(references);
      return joined([literal(body), table], '\n\n');
    }
  }
}

function sourcesTable(references: readonly Reference[]): string {
  if (references.length === 0) return '';
  const rows = references.map(({ document, clause }) => {
    const { lead = [], responsible = [] } = clause.responsibility ?? {};
    return [
      `《${document.title}》`,
      document.documentNumber ?? '',
      `${clause.path}${clause.heading}`,
      (lead.length > 0 ? lead : responsible).join('、'),
    ];
  });
  return joined(['参照：', tableOf(['文件', '文号', '条款', '牵头（责任）单位'], rows)], '\n\n');
}

function aboutDocument({ title, documentNumber }: Extract<About, { of: 'document' }>, library: Library): string {
  const issuer = issuerOf(title);
  const known = library.cited.find(plainTitle(title, issuer), documentNumber);
  const places = known?.citedBy.map(({ document, clause }) => `${document.id} ${clause?.path ?? '引言'}`) ?? [];
  return lines([
    `**《${literal(title)}》**`,
    documentNumber === null ? null : `文号：${literal(documentNumber)}`,
    issuer === null ? null : `发文机关：${literal(issuer)}`,
    places.length === 0 ? null : `引用它的参照文件：${places.map(literal).join('；')}`,
  ]);
}
