// The faults planted in a draft, so that a bench can tell a fast check from one that checked nothing.
// Each takes a clause and the name of its place, and spoils the clause as drafters do.

export const faults = {
  placeholder: (clause, place) => ({
    ...clause,
    sentences: [...clause.sentences, `${place}改造工程于20XX年底前完工。`],
  }),
  'past-target': (clause, place) => ({
    ...clause,
    sentences: [...clause.sentences, `到2019年，${place}入驻企业达到36家。`],
  }),
  'document-number': (clause, place) => ({
    ...clause,
    sentences: [...clause.sentences, `落实《${place}建设导则》（云政办函〔2025〕第${clause.number}号）。`],
  }),
  punctuation: (clause, place) => ({
    ...clause,
    sentences: [...clause.sentences, `在${place}推行“一窗受理、集成服务。`],
  }),
  'unit-conflict': (clause) => ({
    ...clause,
    annotation: '（牵头单位：市商务局；配合单位：市财政局、市商务局）',
  }),
  'unassigned-lead': (clause) => ({ ...clause, annotation: '' }),
  'numbering-gap': (clause) => ({ ...clause, ordinal: clause.ordinal + 1 }),
};
