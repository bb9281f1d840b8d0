/**
 * Every kind of file that leaves the house for everybody, each with its reason. A file that no line here names stays: nothing is published as
 * a by-product of what is beside it. The electoral rolls of an election are in the folder of its package, and went along with it once.
 */
export type Publication = 'package' | 'bundle' | 'page' | 'export' | 'description'

interface PublishedKind {
  readonly publication: Publication
  /** Names below the folder that is published. */
  readonly names: RegExp
  readonly why: string
}

/** Rooms of lists: seven contests and fifteen judges. */
const LIST = '(?:[0-9]|1[0-9]|2[01])'
const SIGNED = 'package|candidate-list-[1-9][0-9]{0,2}'
const of = (publication: Publication, names: string, why: string): PublishedKind => ({
  ...{ publication, why },
  names: new RegExp(`^(?:${names})$`),
})

export const PUBLISHED_KINDS: readonly PublishedKind[] = [
  of(
    'package',
    `(?:${SIGNED})\\.(?:json|sig)`,
    'what the election is, signed: every check of media and count begins here',
  ),
  of('package', 'approvals-[1-9][0-9]{0,2}\\.json', 'which two people approved it'),

  of('bundle', `package/(?:${SIGNED})\\.(?:json|sig)`, 'what the count is held against (V05)'),
  of('bundle', 'package/approvals-[1-9][0-9]{0,2}\\.json', 'which two people approved it'),
  of('bundle', 'manifest\\.json', 'the number on paper is made of it (V34)'),
  of('bundle', 'count\\.json', 'the totals (V33)'),
  of('bundle', 'sets\\.json', 'sums of blinds: the list is what was sealed (V15)'),
  of('bundle', 'seals/(?:online|[1-9][0-9]{0,4}-[1-9][0-9]?)\\.bin', 'what each machine sealed (V07)'),
  of('bundle', 'seals/online-approvals\\.json', 'which two people approved the machine that sorted (V07)'),
  of('bundle', 'lost-media\\.(?:json|sig)', 'why a seal is not there (V03)'),
  of(
    'bundle',
    'accepted-papers\\.json',
    'how many papers are accepted, where it decides whether a question is opened (V02)',
  ),
  of('bundle', 'roll-round\\.(?:ippyo|sig)', 'by which roll list each station issued its cards (V36)'),
  of(
    'bundle',
    'reports/[1-9][0-9]{0,3}\\.(?:json|sig)',
    'which pairs were used, and how many cards went out (V03, V08)',
  ),
  of('bundle', 'reports/[1-9][0-9]{0,4}-typed\\.json', 'the same, where only its printed sheet came (V08)'),
  of('bundle', `(?:votes|refused)-${LIST}\\.bin`, 'encrypted votes in the order of their bytes (V11 to V21)'),
  of('bundle', `first-${LIST}\\.bin`, 'where the part for everybody begins'),
  of('bundle', `mix-${LIST}-[1-9][0-9]{0,4}\\.bin`, 'each mix with its proof (V22 to V28)'),
  of('bundle', `open-${LIST}-[1-9][0-9]{0,2}\\.bin`, 'what each holder opened, with its proof (V29 to V31)'),
  of('bundle', `opened-${LIST}\\.bin`, 'what is counted (V32)'),

  of('page', 'index\\.html|voter\\.(?:js|css)|icon\\.svg', 'the page of the voter'),
  of('page', 'client-files\\.txt', 'its hashes, to be compared with entry 0 of the log'),
  of('page', `election/(?:${SIGNED}|online)\\.(?:json|sig)`, 'what the page shows, and whom it believes'),
  of('page', 'election/online-incidents\\.json', 'what went wrong with the box, for every voter: no person is in it'),
  of('page', 'election/gazette\\.(?:json|sig)', 'names and hashes of the gazette, signed'),
  of(
    'page',
    'election/(?:(?:online|gazette)-approvals|approvals-[1-9][0-9]{0,2})\\.json',
    'which two people approved package, settings and gazette: the page asks for it',
  ),
  of('page', 'election/gazette/[0-9A-Za-z_-]{1,60}\\.(?:pdf|png|jpg)', 'gazette and posters, for every voter'),
  of('page', 'election/choices/[0-9a-f]{32}\\.(?:png|jpg)', 'pictures of the choices of a question, for every voter'),
  of('page', 'log/checkpoint', 'the head of the log, with its witnesses'),
  of(
    'page',
    'log/tile/(?:[0-9]|entries)/(?:x[0-9]{3}/)*[0-9]{3}(?:\\.p/[1-9][0-9]{0,2})?',
    'hashes alone (decision 039)',
  ),

  of('export', 'documents/(?:poll-)?result\\.csv|documents/result\\.json', 'the result for other programs'),
  of('export', 'documents/result-(?:nist|cast-vote-records)\\.json', 'the same in the formats of NIST'),

  of('description', 'description\\.(?:md|html)', 'the law asks to publish it (LAW-11)'),
]

/** @param name below the folder that is published, with `/` */
export function mayBePublished(publication: Publication, name: string): boolean {
  return PUBLISHED_KINDS.some((kind) => kind.publication === publication && kind.names.test(name))
}
