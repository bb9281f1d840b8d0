/**
 * Promise 5, when media burn: the rest of the district is counted only by a declaration that the commission signed, never without
 * a pair that is there, and a machine that has opened the rest never opens the whole (D-18, CNT-08, LAW-17).
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import {
  declaredAfter,
  type LostMedia,
  type LostPair,
  readLostMedia,
  signLostMedia,
} from '#election/count/lost-media.ts'
import { mayOpen, openedSetOf } from '#election/count/opened-set.ts'
import { pairNumber, stationId } from '#election/id-schemas.ts'
import { addMinutes, parseMinute } from '#election/time.ts'
import { signersOf } from '#simulation/counting/two-approve.ts'
import { CountRoom, PLACES, sealedBy } from './count-room.ts'

const declaredAt = parseMinute('2002-06-23T21:40') ?? expect.unreachable()

function lostPair(station: string, pair: number, cause: LostPair['cause'] = 'destroyed'): LostPair {
  const said = {
    known: '車の火災',
    opinion: '異議なし',
    witnesses: ['立会 一郎'],
    recordsTold: { mayor: 2, council: 2 },
  }
  return { station: stationId.parse(station), pair: pairNumber.parse(pair), cause, ...said }
}

function declaring(...lost: readonly LostPair[]): LostMedia {
  return { chair: '選挙 長', declaredAt, lost }
}

function of({ made }: CountRoom) {
  const { electionPackage, packageHash } = made.election
  return { electionPackage, packageSha256: toHex(packageHash) }
}

/** As the commission signs it, and as the tally reads it. */
function signed(room: CountRoom, declared: LostMedia, key = room.made.authority.secretKey) {
  return readLostMedia(
    signLostMedia(declared, of(room), signersOf(of(room).electionPackage, key)),
    room.made.authority.publicKey,
    of(room),
  )
}

function declared(room: CountRoom, ...lost: readonly LostPair[]) {
  const read = signed(room, declaring(...lost))
  if (!read.ok) throw new Error(read.error.type)
  return read.value
}

/** Everything but pair 2 of station 1. */
async function withoutOne(): Promise<CountRoom> {
  const room = await CountRoom.make()
  room.receiveReport(0)
  room.receiveReport(1)
  for (const [i, [station, pair]] of PLACES.entries()) {
    if (pair === 1) room.receiveMedium(i + 1, sealedBy(station, pair, 'original'))
  }
  return room
}

const MISSING = { type: 'medium', station: '1', pair: 2 }

it('a declaration that the commission has not signed, or not so, is none', async () => {
  const room = await CountRoom.make()
  const genuine = declaring(lostPair('1', 2))
  const { made } = room
  const { bytes, signature } = signLostMedia(
    genuine,
    of(room),
    signersOf(of(room).electionPackage, made.authority.secretKey),
  )
  const read = (document: { bytes: Uint8Array; signature: Uint8Array }) =>
    readLostMedia(document, made.authority.publicKey, of(room))
  expect(read({ bytes, signature })).toMatchObject({ ok: true, value: genuine })
  expect(read({ bytes, signature: new Uint8Array(0) })).toMatchObject({ ok: false, error: { type: 'not-signed' } })
  const other = Uint8Array.from(bytes, (byte, i) => (i === bytes.indexOf(0x32) ? 0x31 : byte))
  expect(read({ bytes: other, signature })).toMatchObject({ ok: false, error: { type: 'altered' } })
  expect(signed(room, genuine, sha256(bytes))).toMatchObject({ ok: false, error: { type: 'other-authority' } })
  const elsewhere = { ...of(room), packageSha256: '0'.repeat(64) }
  const strange = signLostMedia(genuine, elsewhere, signersOf(elsewhere.electionPackage, made.authority.secretKey))
  expect(read(strange)).toMatchObject({ ok: false, error: { type: 'other-election' } })
  expect(signed(room, declaring(lostPair('1', 9)))).toMatchObject({ ok: false, error: { type: 'other-election' } })
})

it('with it the rest of the district is counted, and every view says what it is without', async () => {
  const room = await withoutOne()
  expect(room.view().missing).toMatchObject([MISSING])
  expect(room.view().mayCount).toBe(false)
  room.declareLost(declared(room, lostPair('1', 2)))
  // The cards of its voters stay in the books: that they have no record is explained in words, like any difference.
  expect(room.view().missing).toMatchObject([{ type: 'explanation', code: 'books', station: '1' }])
  expect(room.view().mayCount).toBe(true)
  const records = [
    { title: '見本市長選挙', records: 2 },
    { title: '見本市議会議員一般選挙', records: 2 },
  ]
  const told = { station: '1', pair: 2, cause: 'destroyed', chair: '選挙 長', recordsTold: records, refused: null }
  expect(room.view().lost).toMatchObject([told])
  expect(room.press({ type: 'count' }).map(({ type }) => type)).toEqual(['write-received', 'merge'])
})

it('withdrawn by a later declaration the pair is missing again, whichever stick is read last; a stick without one changes nothing', async () => {
  const later = addMinutes(declaredAt, 5)
  for (const order of [
    ['lost', 'nothing', 'withdrawn'],
    ['withdrawn', 'nothing', 'lost'],
  ] as const) {
    const room = await withoutOne()
    const read = signed(room, { ...declaring(), declaredAt: later })
    const sticks = { lost: declared(room, lostPair('1', 2)), nothing: null, withdrawn: read.ok ? read.value : null }
    for (const stick of order) {
      const before = room.view().lost
      room.press({ type: 'acknowledge' })
      room.declareLost(sticks[stick])
      if (stick === 'nothing') expect(room.view().lost).toEqual(before)
    }
    expect([room.view().lost, room.view().missing]).toMatchObject([[], [MISSING]])
    const isBack = order.at(-1) === 'lost'
    const about = { earlier: '2002-06-23 21:40', later: '2002-06-23 21:45' }
    expect(room.view().message).toEqual(isBack ? { code: 'lost-media-earlier', about } : null)
  }
})

it('two declarations are never of one minute, and a clock that was set back makes none the earlier one', () => {
  expect(declaredAfter(null, declaredAt)).toBe(declaredAt)
  expect(declaredAfter(declaredAt, addMinutes(declaredAt, 7))).toBe('2002-06-23T21:47')
  for (const back of [0, -90]) expect(declaredAfter(declaredAt, addMinutes(declaredAt, back))).toBe('2002-06-23T21:41')
})

it('a pair that is there after all is never left out: it counts, and its declaration stops the count', async () => {
  for (const role of ['original', 'duplicate'] as const) {
    const room = await withoutOne()
    room.declareLost(declared(room, lostPair('1', 2)))
    room.receiveMedium(2, sealedBy('1', 2, role))
    const there = { type: 'declaration', station: '1', pair: 2, why: 'present' }
    expect(room.view().missing).toContainEqual(there)
    expect(room.view().lost).toMatchObject([{ refused: 'present' }])
    expect(room.press({ type: 'count' })).toEqual([])
    // Renewed without it: the original counts, the duplicate waits for its permission (LAW-14).
    room.declareLost(declared(room))
    expect(room.view().missing).toEqual(role === 'original' ? [] : [MISSING])
  }
})

it('“never started” is not believed against a report that says it was', async () => {
  const room = await withoutOne()
  room.declareLost(declared(room, lostPair('1', 2, 'never-started')))
  expect(room.view().missing).toMatchObject([MISSING, { type: 'declaration', why: 'used' }])
})

it('what was opened without the pair is another set than the whole: the machine opens no second one', async () => {
  const room = await withoutOne()
  room.declareLost(declared(room, lostPair('1', 2)))
  const without = openedSetOf(room.state.receipt)
  room.declareLost(declared(room))
  room.receiveMedium(2, sealedBy('1', 2, 'original'))
  expect(mayOpen(without, openedSetOf(room.state.receipt))).toBe(false)
})
