/** ISS-14, ISS-15: an open return has its place in the envelopes; a card that is found meanwhile does not take it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseCardUid } from '#election/card/card-ids.ts'
import type { CardUid, ContestMask, ElectionId, MachineId, StationId } from '#election/ids.ts'
import { checked, issued, NEW_STANDING, returned } from '#election/roll/standing.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { envelopePlaces } from '#issuer/session/balance.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { openBooks } from './open-books.ts'

const BOTH = 3 as ContestMask

function uid(card: number): CardUid {
  return parseCardUid(`04${card.toString(16).padStart(12, '0')}`) as CardUid
}

function booksIn(room: string) {
  const books = openBooks({
    directory: room,
    takeOver: room,
    electionId: '00112233445566aa' as ElectionId,
    station: '2' as StationId,
    issuer: '2-I1' as MachineId,
    contests: [],
    paperContests: [],
    takeOverKey: new Uint8Array(32).fill(7),
    roll: tinySources.roll,
    rollHash: new Uint8Array(32),
    randomness: seededRandomness('envelopes'),
    pollsMayBeOpen: false,
    confirmed: false,
  })
  return must(books)
}

test('the last place is kept for the return that is open', () => {
  const room = mkdtempSync(join(tmpdir(), 'ippyo-envelopes-'))
  const books = booksIn(room)
  try {
    const out = issued(checked(NEW_STANDING, BOTH), BOTH)
    const card = { row: 0, contests: BOTH, uid: uid(0), counter: 1 }
    must(books.begin({ ...card, kind: 'issue', replaces: null, before: NEW_STANDING, after: out }, null))
    must(books.finish(null))
    const envelope = (at: number) => ({ uid: uid(at), issueNumber: 1, contests: BOTH })
    for (let at = 1; at < envelopePlaces(tinySources.roll.length); at++) {
      expect(books.hasEnvelopeRoom()).toBe(true)
      must(books.keepFoundCard({ ...envelope(at), envelope: 2 }))
    }
    expect(books.hasEnvelopeRoom()).toBe(true)
    must(
      books.begin(
        { ...card, kind: 'return', replaces: null, before: out, after: returned(out, BOTH, BOTH, true) },
        null,
      ),
    )
    expect(books.hasEnvelopeRoom()).toBe(false)
    must(books.finish({ ...envelope(0), envelope: 1 }))
    expect(books.hasEnvelopeRoom()).toBe(false)
  } finally {
    books.close()
    rmSync(room, { recursive: true })
  }
})
