/** The models and indicators of one field that governments write on, in the compact form of the data files. */

import type { ClauseModel } from './clauseModel.ts';
import type { CustomaryIndicator } from './indicator.ts';

export interface FieldModels {
  /** 养老托育 */
  readonly field: string;
  /** Words that tell a draft or heading of this field; parted by spaces, as all lists here. */
  readonly words: string;
  /** Indicators that the field sets: wording with a slot for the figure, and the matters it belongs to. */
  readonly indicators: readonly (readonly [wording: string, topics: string])[];
  /** In the order in which custom deals with them. */
  readonly models: readonly FieldModel[];
}

export interface FieldModel {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly keywords: string;
  readonly lead: string;
  readonly with: string;
  readonly sources: readonly string[];
}

export function modelsOf({ field, models }: FieldModels): ClauseModel[] {
  return models.map(({ id, title, body, keywords, lead, with: cooperating, sources }) => ({
    id,
    field,
    part: '专项任务',
    title,
    body,
    keywords: listOf(keywords),
    lead: listOf(lead),
    cooperating: listOf(cooperating),
    sources,
  }));
}

export function indicatorsOf({ indicators }: FieldModels): CustomaryIndicator[] {
  return indicators.map(([wording, topics]) => ({ wording, topics: listOf(topics), sources: [] }));
}

export function listOf(words: string): string[] {
  return words.split(' ').filter((word) => word !== '');
}
