/** A small pair of media as views, and its recovery barrier by barrier. */

import { sha256 } from '@noble/hashes/sha2.js'
import { boxKeys } from '#election/ballot-box/box-keys.ts'
import { encryptJournal, type JournalContent, type JournalPage } from '#election/ballot-box/journal.ts'
import { PAGE_BYTES, type Role } from '#election/ballot-box/layout.ts'
import { next } from '#election/ballot-box/next.ts'
import { requestRecord } from '#election/ballot-box/requests.ts'
import { setBlinds } from '#election/ballot-box/seal-sets.ts'
import type { Rule, Settled, Step } from '#election/ballot-box/step.ts'
import {
  applyWrites,
  type BoxContext,
  bindingOf,
  emptyView,
  type PairView,
  pairView,
} from '#election/ballot-box/view.ts'
import type { ContestBit } from '#election/ids.ts'
import { sign } from '#election/keys/signature.ts'
import { dayNumber } from '#election/time.ts'
import {
  allContests,
  DAY_1,
  ELECTION,
  freshPair,
  KEY_SET,
  MACHINE,
  machineKey,
  PAIR,
  quickRecord,
  STATION,
  seeded,
  stationSecret,
  token,
} from './small-pair.ts'

export const ROLES: readonly Role[] = ['original', 'duplicate']
export const randomness = seeded('recovery table')
export const fresh = freshPair({ contests: 2 })
export const context: BoxContext = {
  electionId: ELECTION,
  keySet: KEY_SET,
  station: STATION,
  pair: PAIR,
  layout: fresh.layout,
  days: [dayNumber(DAY_1)],
  keys: boxKeys(stationSecret, ELECTION, PAIR),
  setBlinds: setBlinds(stationSecret, { electionId: ELECTION, pair: PAIR }, fresh.layout.lists),
  sha256,
  machine: { id: MACHINE, signSeal: (message) => sign('closing-seal', message, machineKey.secretKey) },
  verifySeal: () => true,
}

export function untouched(): PairView {
  const view = pairView(context, emptyView(context.layout), emptyView(context.layout))
  for (const role of ROLES) applyWrites(view, role, fresh[role])
  return view
}

/** Runs barriers until recovery is done or refuses. @returns also the rules that wrote */
export function run(view: PairView): { rules: Rule[]; end: Exclude<Step, { type: 'barrier' }> } {
  const rules: Rule[] = []
  for (let i = 0; i < 40; i++) {
    const step = next(view, randomness)
    if (step.type !== 'barrier') return { rules, end: step }
    rules.push(step.rule)
    for (const role of ROLES) if (step[role].length > 0) applyWrites(view, role, step[role])
  }
  throw new Error('recovery does not end')
}

export function settled(view: PairView): Settled {
  const { end } = run(view)
  if (end.type !== 'done') throw new Error(end.refusal.type)
  return end
}

export function intent(view: PairView, contests = 2) {
  const request = {
    token: token(1),
    cardContests: allContests(contests),
    contest: 0 as ContestBit,
    records: [quickRecord(0, 1)],
    today: dayNumber(DAY_1),
    act: 'vote' as const,
  }
  const barrier = requestRecord(view, settled(view), request, randomness)
  if (!barrier.ok) throw new Error(barrier.error.type)
  return barrier.value
}

export function put(view: PairView, role: Role, page: number, bytes: Uint8Array): void {
  applyWrites(view, role, [{ page, bytes }])
}

/** A journal page as this station's kiosks write it. */
export function journal(seq: number, change: Partial<JournalPage> = {}): Uint8Array {
  const content: JournalContent = { state: 'idle' }
  const counts = { finished: 0, endedByStaff: 0, released: 0 }
  const page: JournalPage = { seq, alone: false, day: 0, counts, content, ...change }
  return encryptJournal(page, { key: context.keys.journal, binding: bindingOf(context) }, randomness)
}

export const refused = (type: string) => ({ type: 'refuse', refusal: { type } })
export const rubbish = new Uint8Array(PAGE_BYTES).fill(0x33)
export const stateOf = (end: { type: string } | Settled) =>
  'journal' in end ? end.journal.newest.content.state : end.type
