/** The tally's reader and the independent one over the same bytes, each whole, and whether they say the same. */
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import type { MediumExamination } from '#election/count/receipt.ts'
import { type CountingElection, examineMedium } from '#tally/services/receive/examine-medium.ts'
import type { MediumProblem } from '#verify/medium/finding.ts'
import type { PageSource } from '#verify/medium/source.ts'
import { verifySource } from '#verify/medium/verify-medium.ts'
import type { Trust } from '#verify/package/trust.ts'
import { imageSource } from './image-source.ts'

export type BothReadings = Awaited<ReturnType<typeof readWithBoth>>

/** The grounds of each reader: the same package, read by each in its own way. */
export interface Grounds {
  readonly trust: Trust
  readonly election: CountingElection
}

export async function readWithBoth(image: Buffer, { trust, election }: Grounds) {
  const verify = await verifySource(sourceForVerify(image), 'image', trust)
  const { examination } = await examineMedium(imageSource(image), election, () => {})
  return { verify, tally: examination }
}

function sourceForVerify(image: Buffer): PageSource {
  return {
    bytes: image.length,
    read: async (first, count) => Buffer.from(image.subarray(first * PAGE_BYTES, (first + count) * PAGE_BYTES)),
  }
}

/** null when both say the same, else what each says. */
export function disagreement({ verify, tally }: BothReadings): string | null {
  const both = `verify says ${verify.problem ?? 'sealed'}, the tally ${tally.type}`
  if (!SAME[verify.problem ?? 'sealed'].includes(tally.type)) return both
  if (tally.type !== 'sealed') return null
  const { medium, sealed } = tally
  const told = {
    ...medium,
    root: sealed.root,
    records: Object.fromEntries(sealed.records),
    spentMarks: sealed.spentMarks,
    lostPages: sealed.lostPages,
    failedPartner: sealed.failedPartner,
    logUnbroken: sealed.logUnbroken,
    lists: sealed.lists,
    marksFit: sealed.markedSessions === sealed.spentMarks,
    machine: sealed.machine,
    closedAt: sealed.closedAt,
    doubts: [...sealed.doubts].sort(),
  }
  const found = {
    serial: verify.serial,
    station: verify.station,
    pair: verify.pair,
    role: verify.role,
    root: verify.root,
    records: verify.records,
    spentMarks: verify.spentMarks,
    lostPages: verify.lostPages,
    failedPartner: verify.failedMedium !== null,
    logUnbroken: verify.logChain === 'whole',
    lists: verify.lists,
    marksFit: !verify.doubts.includes('marks-differ-from-sessions'),
    machine: verify.machine,
    closedAt: verify.closedAt,
    doubts: verify.doubts.filter((doubt) => !OTHERWISE_COMPARED.includes(doubt)).sort(),
  }
  const different = Object.keys(told).filter((name) => !isSame(told[name as never], found[name as never]))
  return different.length === 0 ? null : `both accept it, but differ in ${different.join(', ')}`
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The tally tells these from numbers that stand above. */
const OTHERWISE_COMPARED: readonly string[] = [
  'pages-lost',
  'marks-differ-from-sessions',
  'log-chain-broken',
  // The lists are compared, and the package says which one is old.
  'older-list',
  'sealed-by-another-machine',
]

type Tally = MediumExamination['type']

/** The independent reader is finer in what it calls things. */
const SAME: Readonly<Record<MediumProblem | 'sealed', readonly Tally[]>> = {
  sealed: ['sealed'],
  missing: ['medium-unreadable'],
  'no-permission': ['medium-unreadable'],
  'not-a-file': ['medium-unreadable'],
  unreadable: ['medium-unreadable', 'medium-damaged'],
  'not-a-ballot-box': ['not-a-ballot-box'],
  'unknown-format': ['not-a-ballot-box'],
  'header-malformed': ['header-malformed'],
  // By the election that the unsigned header claims.
  'header-not-signed': ['header-altered', 'medium-of-other-election'],
  'other-use': ['medium-of-other-use'],
  'other-election': ['medium-of-other-election'],
  'other-key-set': ['medium-of-other-election'],
  'unknown-station': ['unknown-serial'],
  'unknown-pair': ['unknown-serial'],
  'header-contradicts-package': ['header-contradicts-package'],
  truncated: ['truncated'],
  oversize: ['oversize'],
  'as-initialised': ['as-initialised'],
  'not-closed': ['not-closed'],
  'closed-for-a-day-only': ['not-closed'],
  'seal-malformed': ['medium-altered'],
  'seal-of-unknown-machine': ['medium-altered'],
  'seal-not-signed': ['medium-altered'],
  'seal-of-other-medium': ['medium-altered'],
  'this-medium-failed': ['medium-altered'],
  'gap-not-zero': ['medium-altered'],
  'earlier-seals-altered': ['medium-altered'],
  altered: ['medium-altered'],
  damaged: ['medium-altered'],
  'counts-differ': ['medium-altered'],
}
