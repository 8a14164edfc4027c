/** What was chosen for a place, written as the draft writes, as suggestions. */

import type { ClauseModel } from '../../library/clauseModel.ts';
import { plainText, snippetText } from '../../library/slots.ts';
import type { Choice } from './choices.ts';
import { bodyTemplate, clauseTemplate, type ClauseWording } from './clauseText.ts';
import { ClauseBodies } from './clauseBodies.ts';
import type { HeadingChoice } from './headings.ts';
import { originOf, sayOrigin } from './origin.ts';
import type { ClausePlace } from './ordinals.ts';
import type { BodyTextContext, ClauseContext } from './completionContext.ts';
import type { Suggested } from './suggested.ts';
import type { DraftSurvey } from './draftSurvey.ts';

export class ClauseWriter {
  readonly #survey: DraftSurvey;
  readonly #site: ClauseContext | BodyTextContext;
  readonly #bodies: ClauseBodies;

  constructor(survey: DraftSurvey, site: ClauseContext | BodyTextContext) {
    this.#survey = survey;
    this.#site = site;
    this.#bodies = new ClauseBodies(survey.desk, site.line);
  }

  /** A whole clause, with its ordinal where none stands yet. */
  clause({ model, missing }: Choice, place: ClausePlace): Suggested {
    const template = this.#lead(place) + clauseTemplate(this.#wording(model, place), this.#survey.styleAt(place));
    return this.#clause(model, template, missing === null ? null : `　${missing.name}，本稿尚缺`);
  }

  /**
   * The text of a clause whose heading stands.
   *
   * @param indent with which its line begins, where it stands on one of its own
   */
  text(model: ClauseModel, place: ClausePlace, indent: string): Suggested {
    return this.#clause(
      model,
      indent + bodyTemplate(this.#wording(model, place), this.#survey.styleAt(place)),
      '　正文',
    );
  }

  /** A heading to go on alone with. */
  heading({ heading, source, lacking }: HeadingChoice, place: ClausePlace): Suggested {
    const { layout, closing, ending } = this.#survey.styleAt(place).heading;
    return {
      kind: 'heading',
      label: heading,
      ...(lacking ? { remark: '　本稿尚缺' } : {}),
      origin: sayOrigin(source),
      replaces: this.#site.replaces,
      plain: this.#lead(place) + heading + (layout === 'runsIn' ? closing : ending),
      about: { of: 'sources', sources: source === null ? [] : [source], text: '只写小标题。' },
    };
  }

  ordinal(place: ClausePlace): Suggested {
    return {
      kind: 'ordinal',
      label: place.ordinal.trim(),
      ...(place.parent === null ? {} : { remark: `　${place.parent.ordinal}之下` }),
      origin: '下一序号',
      replaces: this.#site.replaces,
      plain: place.indent + place.ordinal,
      about: { of: 'text', text: '本稿这一层次的下一个序号。' },
    };
  }

  #clause(model: ClauseModel, template: string, remark: string | null): Suggested {
    const { voice } = this.#survey.desk;
    const { region, level, kind } = voice;
    const context = { place: voice.place, self: voice.self, zone: voice.zone };
    return {
      kind: 'clause',
      label: titleFor(model, voice.zone),
      ...(remark === null ? {} : { remark }),
      origin: originOf(model),
      replaces: this.#site.replaces,
      plain: plainText(template, context),
      snippet: snippetText(template, context),
      about: { of: 'model', id: model.id, region, level, kind },
    };
  }

  #wording(model: ClauseModel, { parent }: ClausePlace): ClauseWording {
    const { line, clause } = this.#site;
    return {
      heading: titleFor(model, this.#survey.desk.voice.zone),
      body: model.body,
      ...this.#bodies.answeringFor(model, { heading: model.title, parent, line, clause }),
    };
  }

  /** The ordinal, where none stands yet. */
  #lead(place: ClausePlace): string {
    const site = this.#site;
    if (site.kind === 'text' || site.clause !== null) return '';
    return (site.blank ? place.indent : '') + place.ordinal;
  }
}

/** 园区 is called what the draft calls it. */
function titleFor({ title }: ClauseModel, zone: string): string {
  return title.replace('园区', zone);
}
