import { bodyFaults } from './faults/bodies.ts';
import { complianceFaults } from './faults/compliance.ts';
import { formFaults } from './faults/form.ts';
import { describePlanting } from './faults/planting.ts';
import { responsibilityFaults } from './faults/responsibility.ts';
import { wordingFaults } from './faults/wording.ts';

describePlanting('faults of bodies, wording and form, planted one at a time', [
  ...responsibilityFaults,
  ...bodyFaults,
  ...formFaults,
  ...complianceFaults,
  ...wordingFaults,
]);
