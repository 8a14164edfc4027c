import { citationFaults } from './faults/citation.ts';
import { fillingFaults } from './faults/filling.ts';
import { numberingFaults } from './faults/numbering.ts';
import { describePlanting } from './faults/planting.ts';
import { referenceFaults } from './faults/reference.ts';
import { targetFaults } from './faults/target.ts';
import { templateFaults } from './faults/template.ts';

describePlanting('faults of structure and substance, planted one at a time', [
  ...numberingFaults,
  ...fillingFaults,
  ...templateFaults,
  ...referenceFaults,
  ...citationFaults,
  ...targetFaults,
]);
