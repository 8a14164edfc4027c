/** All rules by name. Written by `npm run generate`; a rule is added by adding its file. */

import citationConflict from './citation/citation-conflict.ts';
import citationNumber from './citation/citation-number.ts';
import danglingReference from './citation/dangling-reference.ts';
import dateConflict from './target/date-conflict.ts';
import deadlineOrder from './target/deadline-order.ts';
import documentNumber from './citation/document-number.ts';
import duplicateTerm from './citation/duplicate-term.ts';
import duplicateText from './filling/duplicate-text.ts';
import fairCompetition from './compliance/fair-competition.ts';
import foreignRegion from './filling/foreign-region.ts';
import headingPunctuation from './numbering/heading-punctuation.ts';
import headingUnnumbered from './numbering/heading-unnumbered.ts';
import leadNotNamed from './responsibility/lead-not-named.ts';
import missingElement from './form/missing-element.ts';
import missingSection from './form/missing-section.ts';
import missingValue from './filling/missing-value.ts';
import multipleLeads from './responsibility/multiple-leads.ts';
import numberingDuplicate from './numbering/numbering-duplicate.ts';
import numberingFormat from './numbering/numbering-format.ts';
import numberingGap from './numbering/numbering-gap.ts';
import numberingLevel from './numbering/numbering-level.ts';
import numberingOrder from './numbering/numbering-order.ts';
import numeral from './wording/numeral.ts';
import officeWording from './wording/office-wording.ts';
import pastTarget from './target/past-target.ts';
import personalData from './compliance/personal-data.ts';
import placeholder from './filling/placeholder.ts';
import punctuation from './wording/punctuation.ts';
import redundancy from './wording/redundancy.ts';
import repeatedWord from './wording/repeated-word.ts';
import residue from './filling/residue.ts';
import selfReference from './filling/self-reference.ts';
import spacing from './wording/spacing.ts';
import staleAgency from './responsibility/stale-agency.ts';
import stalePhrase from './wording/stale-phrase.ts';
import targetConflict from './target/target-conflict.ts';
import titleForm from './form/title-form.ts';
import typo from './wording/typo.ts';
import unassignedLead from './responsibility/unassigned-lead.ts';
import undefinedTerm from './citation/undefined-term.ts';
import unitConflict from './responsibility/unit-conflict.ts';
import unitName from './responsibility/unit-name.ts';
import unusedIgnore from './form/unused-ignore.ts';
import unusedTerm from './citation/unused-term.ts';
import vagueUnit from './responsibility/vague-unit.ts';
import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = [
  citationConflict,
  citationNumber,
  danglingReference,
  dateConflict,
  deadlineOrder,
  documentNumber,
  duplicateTerm,
  duplicateText,
  fairCompetition,
  foreignRegion,
  headingPunctuation,
  headingUnnumbered,
  leadNotNamed,
  missingElement,
  missingSection,
  missingValue,
  multipleLeads,
  numberingDuplicate,
  numberingFormat,
  numberingGap,
  numberingLevel,
  numberingOrder,
  numeral,
  officeWording,
  pastTarget,
  personalData,
  placeholder,
  punctuation,
  redundancy,
  repeatedWord,
  residue,
  selfReference,
  spacing,
  staleAgency,
  stalePhrase,
  targetConflict,
  titleForm,
  typo,
  unassignedLead,
  undefinedTerm,
  unitConflict,
  unitName,
  unusedIgnore,
  unusedTerm,
  vagueUnit,
];
