/** The content that must be on the media of a played station: while it waits for a voter, and after its final seal. */
import { readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { type JournalPage, openJournal, sameButSeq } from '#election/ballot-box/journal.ts'
import { HEADER_PAGE, inSection, JOURNAL_PAGES, PAGE_BYTES, type Role } from '#election/ballot-box/layout.ts'
import type { SealedMedium } from '#election/ballot-box/reader.ts'
import { spentMark } from '#election/ballot-box/spent-page.ts'
import { equalBytesFast } from '#election/bytes.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import type { OpenedRecord } from '#simulation/counting/records-opener.ts'
import { opened, readAsCounted } from '#simulation/rooms/opened-media.ts'
import { verify } from '#verify/main.ts'
import { authorityOf, type PreparedRoom } from './prepared-room.ts'
import type { Pressed, Voter } from './told.ts'

const ROLES: readonly Role[] = ['original', 'duplicate']

/** The people's knowledge of the day. */
export interface Sessions {
  /** All that are over. */
  readonly finished: readonly Voter[]
  /** Those of them that the officer ended. */
  readonly endedByStaff: number
}

export type MediaPlaces = Readonly<Record<Role, string>>

/** While the machine waits. The log is left out: its entries are written original first. @returns what is wrong, in words */
export function checkQuietMedia(room: PreparedRoom, media: MediaPlaces): readonly string[] {
  // Synchronous: nobody may lay a card on meanwhile.
  const [original, duplicate] = ROLES.map((role) => readFileSync(join(media[role], BALLOT_BOX_FILE)))
  assert(original !== undefined && duplicate !== undefined, 'two media')
  const wrong: string[] = []
  const { layout } = room
  const apart = differing(original, duplicate).filter((page) => page !== HEADER_PAGE && !inSection(layout.log, page))
  if (apart.length > 0)
    wrong.push(`P5: original and duplicate differ while the machine waits: pages ${apart.join(', ')}`)
  const journal = JOURNAL_PAGES.map((page) => original.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES))
  wrong.push(...settledJournal(room, journal, 'idle'))
  return wrong
}

function differing(one: Buffer, other: Buffer): number[] {
  const pages = Array.from({ length: Math.max(one.length, other.length) / PAGE_BYTES }, (_, page) => page)
  return pages.filter((page) => {
    const [from, to] = [page * PAGE_BYTES, (page + 1) * PAGE_BYTES]
    return Buffer.compare(one.subarray(from, to), other.subarray(from, to)) !== 0
  })
}

/** Idle and closed pages have no field for a token, a slot or a record; every unused byte is zero (`openJournal`). */
function settledJournal(room: PreparedRoom, pages: readonly Uint8Array[], state: 'idle' | 'closed'): string[] {
  const found: JournalPage[] = []
  for (const bytes of pages) {
    const page = openJournal(bytes, room.journal)
    if (page === null) return ['P3: a journal page is not whole']
    if (page.content.state !== state) return [`P3: a journal page is ${page.content.state}, not ${state}`]
    found.push(page)
  }
  const [one, other] = found
  assert(one !== undefined && other !== undefined, 'two journal pages')
  return sameButSeq(one, other) ? [] : ['P3: the two journal pages differ']
}

/** After 「閉鎖しました」: exactly what the screen had said, on each medium alone, for both readers. */
export async function checkSealedMedia(
  room: PreparedRoom,
  media: MediaPlaces,
  { finished: voters, endedByStaff }: Sessions,
): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const role of ROLES) {
    const sealed = await readAsCounted(media[role], room.election, room.authorityPublicKey)
    if (sealed.ok) wrong.push(...checkOne(room, sealed.value, voters, endedByStaff).map((what) => `${role}: ${what}`))
    else wrong.push(`${role}: the tally refuses it: ${JSON.stringify(sealed.error)}`)
    wrong.push(...settledJournal(room, await readJournal(media[role]), 'closed').map((what) => `${role}: ${what}`))
  }
  wrong.push(...(await independently(room, media, voters)))
  return wrong
}

function checkOne(room: PreparedRoom, sealed: SealedMedium, voters: readonly Voter[], endedByStaff: number): string[] {
  const wrong: string[] = []
  const expected = voters.flatMap((voter) => voter.records()).map(([title, what]) => `${title}: ${nameOf(what)}`)
  const found = opened(room.election, room.countingSecretKey, sealed).map((record) =>
    record.ok ? told(room, record.value) : `a record that does not open: ${record.error.type}`,
  )
  const [missing, extra] = [without(expected, found), without(found, expected)]
  // The exact difference may be a vote: it is an invented voter's of a fixture.
  if (missing.length > 0) wrong.push(`P2: told recorded and not there: ${missing.join('; ')}`)
  if (extra.length > 0) wrong.push(`P1: there and never told: ${extra.join('; ')}`)
  const marks = voters.map(({ token }) => spentMark(room.keys.mark, room.election.electionPackage.electionId, token))
  const unmarked = marks.filter((mark) => !sealed.spentMarks.some((found) => equalBytesFast(found, mark)))
  if (unmarked.length > 0) wrong.push(`P1: ${unmarked.length} finished sessions without spent mark`)
  if (sealed.spentMarks.length !== voters.length) {
    wrong.push(`P1: ${sealed.spentMarks.length} marks for ${voters.length} voters`)
  }
  const { counts, failedMedium, lostPages } = sealed.seal
  const finished = voters.length - endedByStaff
  if (counts.finished !== finished || counts.endedByStaff !== endedByStaff || counts.released > 0) {
    wrong.push(`CNT-03: ${JSON.stringify(counts)} for ${finished} finished sessions and ${endedByStaff} ended by staff`)
  }
  if (failedMedium !== null || lostPages > 0 || !sealed.logUnbroken) wrong.push('P5: the seal tells of damage')
  return wrong
}

function told(room: PreparedRoom, { contest, selection }: OpenedRecord): string {
  const title = room.contests.find(({ bit }) => bit === contest)?.title ?? `contest ${contest}`
  return `${title}: ${nameOf(selection.type === 'candidate' ? selection.id : 'ended')}`
}

function nameOf(what: Pressed): string {
  return what === 'ended' ? what : `candidate ${what}`
}

/** `from` less `taken`, each entry once. */
function without(from: readonly string[], taken: readonly string[]): string[] {
  const left = [...from]
  for (const each of taken) {
    const at = left.indexOf(each)
    if (at >= 0) left.splice(at, 1)
  }
  return left
}

async function independently(
  room: PreparedRoom,
  media: MediaPlaces,
  voters: readonly Voter[],
): Promise<readonly string[]> {
  const found = await verify({
    packageDirectory: join(room.directory, 'package'),
    authority: authorityOf(room),
    media: ROLES.map((role) => media[role]),
  })
  if (!found.holds)
    return [`verify: ${found.problem ?? found.media.map(({ problem }) => problem ?? 'good').join(', ')}`]
  const wrong = found.media.filter((medium) => room.contests.some(({ id }) => medium.records?.[id] !== voters.length))
  return wrong.map(({ role }) => `verify: the ${role} has not one record for each voter and contest`)
}

async function readJournal(directory: string): Promise<Uint8Array[]> {
  const file = await open(join(directory, BALLOT_BOX_FILE), 'r')
  try {
    const pages = JOURNAL_PAGES.map(async (page) => {
      const bytes = new Uint8Array(PAGE_BYTES)
      await file.read(bytes, 0, PAGE_BYTES, page * PAGE_BYTES)
      return bytes
    })
    return await Promise.all(pages)
  } finally {
    await file.close()
  }
}
