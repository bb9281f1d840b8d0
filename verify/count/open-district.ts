/** Opens the records of a complete district. Media are read a second time, and must be those that were verified. */
import { SHARE_BYTES_MAX } from '../keys/share-file.ts'
import { verifyMedium } from '../medium/verify-medium.ts'
import { readBounded } from '../package/directory.ts'
import type { CandidateList } from '../package/lists.ts'
import type { Trust } from '../package/trust.ts'
import type { District } from './district.ts'
import type { KeyRefusal } from './key-messages.ts'
import { type KeyRoom, openKeyRoom } from './key-room.ts'
import type { NamedList } from './open-record.ts'
import { type Totals, totalsOf } from './totals.ts'

export interface GivenShare {
  readonly path: string
  readonly passphrase: string
}

export type OpenProblem =
  | KeyRefusal
  | { readonly type: 'share-unreadable'; readonly share: number }
  /** A medium has changed since it was verified. */
  | { readonly type: 'medium-changed'; readonly path: string }
  | { readonly type: 'key-process-ended' }

const RECORD = 512
/** 1 MiB. */
const AT_ONCE = 2048

export async function openDistrict(
  district: District,
  trust: Trust,
  given: readonly GivenShare[],
  onRecords: (opened: number, all: number) => void = () => {},
): Promise<Totals | OpenProblem> {
  const shares: { file: Buffer; passphrase: string }[] = []
  for (const [share, { path, passphrase }] of given.entries()) {
    const file = await readBounded(path, SHARE_BYTES_MAX)
    if (typeof file === 'string') return { type: 'share-unreadable', share }
    shares.push({ file, passphrase })
  }
  const records = district.media.reduce((sum, medium) => sum + (medium.recordsInAll ?? 0), 0)
  const room = openKeyRoom()
  try {
    const { electionId, keySet, packageHash, countingKey, lists } = trust
    const grounds = { electionId, keySet, packageHash, countingKey }
    const named = lists.map((list) => namedList(list, trust))
    const begun = await room.ask({ type: 'begin', grounds, lists: named, shares, records })
    if (begun?.type === 'refused') return begun.refusal
    if (begun?.type !== 'ready') return { type: 'key-process-ended' }
    const problem = await handOver(room, district, trust, (opened) => onRecords(opened, records))
    if (problem !== null) return problem
    const answer = await room.ask({ type: 'finish' })
    if (answer?.type !== 'totals') return { type: 'key-process-ended' }
    return totalsOf(answer.selections, trust)
  } finally {
    await room.close()
  }
}

/** A block may hold records of two media, so that its size shows nothing of either. */
async function handOver(
  room: KeyRoom,
  district: District,
  trust: Trust,
  onRecords: (opened: number) => void,
): Promise<OpenProblem | null> {
  const block = Buffer.alloc(AT_ONCE * RECORD)
  let filled = 0
  let handed = 0
  let answered = true
  const flush = async () => {
    if (filled === 0) return
    const reply = await room.ask({ type: 'records', bytes: Buffer.from(block.subarray(0, filled)) })
    if (reply?.type !== 'taken') answered = false
    handed += filled / RECORD
    filled = 0
    onRecords(handed)
  }
  for (const medium of district.media) {
    const onRecord = async (record: Buffer) => {
      record.copy(block, filled)
      filled += RECORD
      if (filled === block.length) await flush()
    }
    const again = await verifyMedium(medium.path, trust, { onRecord })
    const same = again.problem === null && again.root === medium.root && again.serial === medium.serial
    if (!same) return { type: 'medium-changed', path: medium.path }
  }
  await flush()
  return answered ? null : { type: 'key-process-ended' }
}

function namedList({ contests }: CandidateList, trust: Trust): NamedList {
  const candidates = trust.contests.map(({ id, bit }) => {
    const listed = contests.find((each) => each.contest === id)?.candidates ?? []
    return [bit, new Set(listed.map((each) => each.id))] as const
  })
  return new Map(candidates)
}
