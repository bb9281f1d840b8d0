/**
 * The sorting program on real files: the tally reads what it wrote of an honest evening, each broken export is refused with the number of
 * its check, and a stick has the document only with all other files.
 */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import type { ContestMask, ElectionId, MachineId } from '#election/ids.ts'
import { sealApproved, signApproved } from '#election/online/approved.ts'
import { signVoids } from '#election/online/voids.ts'
import { openNew } from '#hardware/files/open-new.ts'
import { type SortingRoom, sortingRoom } from '#simulation/rooms/sorting-room.ts'
import { examineOnline } from '#tally/services/receive/examine-online.ts'
import { writeSorted } from '../online/write-sorted.ts'
import { type Ran, ran } from './ippyo-in-tests.ts'

let directory: string
let room: SortingRoom
const at = (...names: readonly string[]) => join(directory, ...names)
const names = [
  ...['online-seal.bin', 'online-sorted-0.bin', 'online-sorted-1.bin', 'online-sorted-blinds.bin'],
  ...['online-sorted.json', 'online-sorted.sig'],
]

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-sort-online-'))
  room = await sortingRoom(directory)
})
afterAll(() => rm(directory, { recursive: true }))
beforeEach(async () => {
  await rm(at('stick'), { recursive: true, force: true })
  await rm(at('voids'), { recursive: true, force: true })
  for (const name of ['stick', 'voids']) await mkdir(at(name))
  await room.bring(room.evening.finished())
})

const sort = (args = room.args, passphrases = room.passphrases, stick = 'stick') =>
  ran([...args, '--out', at(stick)], passphrases)

/** Everything on the stick, by name. */
async function onStick(stick = 'stick'): Promise<Readonly<Record<string, string>>> {
  const found = (await readdir(at(stick))).toSorted()
  return Object.fromEntries(
    await Promise.all(
      found.map(async (name) => [name, toHex(new Uint8Array(await readFile(at(stick, name))))] as const),
    ),
  )
}

const without = (option: string) => {
  const from = room.args.indexOf(option)
  return [...room.args.slice(0, from), ...room.args.slice(from + 2)]
}

describe('an honest evening', () => {
  it('is sorted, and the tally takes what the command wrote', async () => {
    const done = await sort()
    expect(done).toMatchObject({ code: 0 })
    expect(done.out).toContain(
      'Casts 5 − superseded 1 = boxes with a vote 4. 4 − held 1 − voided 1 + restored 0 = boxes that count 2.',
    )
    expect(Object.keys(await onStick())).toEqual(names)
    const { electionPackage, packageHash } = room.made.election
    const { examination, contents } = await examineOnline(at('stick'), {
      ...{
        electionPackage,
        authorityPublicKey: room.made.authority.publicKey,
        packageSha256: toHex(packageHash),
        several: null,
      },
    })
    expect(examination).toMatchObject({ type: 'online-votes', online: { machine: 'SN-SORTING', sums: { counted: 2 } } })
    const left = [1, 4].flatMap((n) => [0, 1].map((c) => toHex(recordOf(n, c))))
    const taken = Array.from({ length: 4 }, (_, n) =>
      toHex(contents?.records.subarray(512 * n, 512 * n + 136) ?? new Uint8Array()),
    )
    expect(taken.toSorted()).toEqual(left.toSorted())
  })

  it('takes the numbers of a station once: a slip of the hand does not take the place of what was right', async () => {
    const done = await sort([...room.args, '--reported', '2:0:0'])
    expect(done.code).not.toBe(0)
    expect(done.err).toContain('one for each station')
    expect(await onStick()).toEqual({})
  })

  it('gives the same bytes again, on this stick and on another one', async () => {
    expect((await sort()).code).toBe(0)
    const first = await onStick()
    expect((await sort()).out).toContain('The same result is at')
    expect(await onStick()).toEqual(first)
    await mkdir(at('second'))
    expect((await sort(room.args, room.passphrases, 'second')).code).toBe(0)
    expect(await onStick('second')).toEqual(first)
    await rm(at('second'), { recursive: true })
  })

  it('the signed voids of two stations reach it, and both votes are out (T17)', async () => {
    const { voidsOf, handle, finished } = room.evening
    const first = voidsOf('1', { voided: [handle('voided')], cards: [] })
    const second = voidsOf('2', { voided: [handle('once')], cards: [handle('paper')] })
    // As on another machine: this one has sorted the evening to another result (S03).
    const forget = () => rm(at('machine', 'online-sorted-before.json'), { force: true })
    await forget()
    await room.bring(finished({ voids: [first, second], held: [] }))
    const done = await sort(room.args.map((each) => (each === '2:0:1' ? '2:1:1' : each)))
    expect(done).toMatchObject({ code: 0 })
    expect(done.out).toContain('4 − held 0 − voided 2 + restored 0 = boxes that count 2.')
    await forget()
  })

  it('says that one stick alone was not compared', async () => {
    expect((await sort(without('--duplicate'))).out).toContain('The second stick was not compared.')
  })
})

function recordOf(vote: number, contest: number): Uint8Array {
  return room.evening.votes[vote]?.played.salted.records[contest] ?? new Uint8Array()
}

describe('a broken export', () => {
  const flipped = async (place: string, name: string, byte: number) => {
    const bytes = await readFile(at(place, name))
    bytes[byte] = (bytes[byte] ?? 0) ^ 1
    await writeFile(at(place, name), bytes)
  }
  const bring = (changed: Parameters<SortingRoom['evening']['finished']>[0]) =>
    room.bring(room.evening.finished(changed))
  const whole = () => room.evening.whole
  const cast = (change: (bytes: Uint8Array) => void) => {
    const [last] = whole().events.slice(-1)
    const bytes = last?.cast.slice() ?? new Uint8Array()
    change(bytes)
    return [...whole().events.slice(0, -1), ...(last === undefined ? [] : [{ ...last, cast: bytes }])]
  }
  // Any byte becomes another one.
  const flip = (bytes: Uint8Array, place: number) => bytes.set([(bytes[place] ?? 0) ^ 1], place)
  const { voidsOf, handle } = {
    voidsOf: (...of: Parameters<SortingRoom['evening']['voidsOf']>) => room.evening.voidsOf(...of),
    handle: (name: Parameters<SortingRoom['evening']['handle']>[0]) => room.evening.handle(name),
  }

  async function station2(secretKey: Uint8Array | undefined, electionId = room.evening.election.grounds.electionId) {
    const voids = { ...voidsOf('2', { voided: [], cards: [handle('paper')] }), electionId }
    const { bytes, signature } = signVoids(voids, secretKey ?? new Uint8Array(32).fill(7))
    await writeFile(at('voids', 'online-voids-2-1.ippyo'), bytes)
    await writeFile(at('voids', 'online-voids-2-1.sig'), signature)
  }
  const keyOf = (machine: string) => room.made.signingKeys.get(machine as MachineId)
  it.each<[string, () => Promise<void>, RegExp]>([
    ['voids by an issuer that nobody knows', () => station2(undefined), /is not signed by an issuer of its station/],
    ['voids by the other station', () => station2(keyOf('1-I1')), /is not signed by an issuer of its station/],
    [
      'voids of another district',
      () => station2(keyOf('2-I1'), '07'.repeat(8) as ElectionId),
      /voids of another election or district/,
    ],
    [
      'S14: one box at both stations',
      () => bring({ voids: ['1', '2'].map((id) => voidsOf(id, { voided: [handle('voided')], cards: [] })) }),
      /^S14: boxes that are named twice: 1/m,
    ],
    [
      'S01: a byte of the header',
      () => flipped('original', 'online-box.ippyo', 20),
      /^S01: the export cannot be taken/m,
    ],
    ['S02: another second stick', () => flipped('duplicate', 'online-box.ippyo', 5000), /^S02: the two sticks/m],
    ['S04: a byte of the log', () => flipped('original', 'online-log.ippyo', 150), /^S04: the log is not the tree/m],
    ['S04: no witness', () => bring({ witnesses: 0 }), /^S04: too few witnesses/m],
    [
      'S05: a permit by nobody',
      () => bring({ events: cast((bytes) => flip(bytes, 180)) }),
      /^S05: votes that do not hold: 1 \(permit-not-by-gate\): [0-9a-f]{32} 1\./m,
    ],
    [
      'S06: a signature of nobody',
      () => bring({ events: cast((bytes) => flip(bytes, bytes.length - 1)) }),
      /^S06: votes that do not hold: 1 \(cast-not-signed\)/m,
    ],
    [
      'S07: another box’s row',
      () =>
        bring({
          events: whole().events.map((each, n) => (n === 4 ? { ...each, box: room.evening.boxes.paper } : each)),
        }),
      /^S07: votes in the row of another box: 1/m,
    ],
    [
      'S08: a vote that is missing',
      () => bring({ events: whole().events.map((each, n) => (n === 1 ? { ...each, rev: 3 } : each)) }),
      /^S08: an earlier vote of the box is missing: 1/m,
    ],
    [
      'S09: a copy of another box’s vote',
      () => {
        const { boxes, election } = room.evening
        const records = [recordOf(2, 0), recordOf(2, 1)]
        const copy = election.vote({ box: boxes.once, style: 3 as ContestMask, records })
        return bring({ events: cast((bytes) => bytes.set(copy.bytes)) })
      },
      /^S09: copies of another vote: 1: [0-9a-f]{32} 1\./m,
    ],
    [
      'S14: a station without its file',
      async () => rm(at('voids', 'online-voids-2-1.ippyo')),
      /^S14: there is no file of voids of station 2/m,
    ],
    [
      'S14: a void of no vote',
      () =>
        bring({
          voids: [
            voidsOf('1', { voided: [handle('paper')], cards: [] }),
            voidsOf('2', { voided: [], cards: [handle('voided')] }),
          ],
        }),
      /^S14: voids of boxes without a vote: 1/m,
    ],
    [
      'S15: a card to somebody who had voted',
      () =>
        bring({
          voids: [
            voidsOf('1', { voided: [handle('voided')], cards: [] }),
            voidsOf('2', { voided: [], cards: [handle('once')] }),
          ],
        }),
      /^S15: votes that count, of people who got a card/m,
    ],
    ['R10: another list of who voted', () => bring({ voted: [handle('once')] }), /^R10: the list of who voted/m],
  ])('%s', async (_, breaks, says) => {
    await breaks()
    const done = await sort()
    expect(done.err).toMatch(says)
    expect(done.err).toContain('Sorting stopped and wrote nothing.')
    expect(done.code).toBe(1)
    expect(await onStick()).toEqual({})
  })

  it.each<[string, string]>([
    ['S10: votes without evidence of a card: 1', 'row'],
    ['S10: evidence that is not the one of the permit: 1', 'byte'],
  ])('%s', async (says, breaks) => {
    const path = at('evidence', 'online-evidence.ippyo')
    const bytes = await readFile(path)
    const changed = Uint8Array.from(bytes)
    // The last byte of the permit's number: the row stays in order and belongs to another permit.
    const from = breaks === 'row' ? 32 + 15 : 32 + 16 + 100
    changed[from] = (changed[from] ?? 0) ^ 1
    await writeFile(path, changed)
    const done = await sort()
    await writeFile(path, bytes)
    expect(done.err).toContain(says)
    expect(await onStick()).toEqual({})
  })

  it('S11: cards that are for another purpose', async () => {
    const path = at('cards', 'cards.json')
    const cards = await readFile(path, 'utf8')
    await writeFile(path, cards.replace('2.999.1.1', '2.999.1.2'))
    expect((await sort()).err).toContain('S11: votes whose card or its signature is not genuine: 5')
    await writeFile(path, cards)
    expect(await onStick()).toEqual({})
  })

  it('S12: cards that were revoked when they were touched', async () => {
    const place = at('revoked')
    await mkdir(place)
    const revoked = await sortingRoom(place, 'revoked')
    await revoked.bring(revoked.evening.finished())
    const done = await sort(revoked.args, revoked.passphrases)
    expect(done.err).toContain('S12: cards that nobody called good at that time: 5')
    expect(await onStick()).toEqual({})
  })

  it('S13: boxes for which nobody was approved', async () => {
    const path = at('evidence', 'online-approved-1.ippyo')
    const before = await readFile(path)
    const { electionId } = room.made.election.electionPackage
    const nobody = { electionId, number: 1, variants: {}, boxes: [] }
    const [first, second] = room.approvers
    const by = [signApproved(nobody, first), signApproved(nobody, second)] as const
    await writeFile(path, sealApproved(nobody, by, room.evening.sorting.publicKey, room.evening.election.randomness))
    const done = await sort()
    await writeFile(path, before)
    expect(done.err).toContain('S13: votes in boxes for which nobody was approved: 5')
    expect(await onStick()).toEqual({})
  })

  it('S03: another result of the same export', async () => {
    expect((await sort()).code).toBe(0)
    const before = await onStick()
    await bring({
      voids: [voidsOf('1', { voided: [], cards: [] }), voidsOf('2', { voided: [], cards: [handle('paper')] })],
    })
    const args = room.args.map((each) => (each === '1:1:0' ? '1:0:0' : each))
    expect((await sort(args)).err).toContain(
      'S03: this machine has sorted the votes of this evening before, with another result.',
    )
    expect(await onStick()).toEqual(before)
  })

  it('says in Japanese what happened, what is safe and what to do', async () => {
    await bring({ witnesses: 0 })
    const { err } = await sort([...room.args, '--lang', 'ja'])
    expect(err).toContain(
      'S04：記録簿の最後を確かめた証人が足りません。仕分けは止まり、何も書いていません。媒体はそのままです。',
    )
    expect(err).toContain('二人で文書により決めてください')
  })
})

describe('people and sticks', () => {
  it.each<[string, () => Promise<Ran>]>([
    ['The passphrase of', () => sort(room.args, ['wrong', ...room.passphrases.slice(1)])],
    ["The sorting machine's passphrase is wrong.", () => sort(room.args, [...room.passphrases.slice(0, -1), 'wrong'])],
    ['The sorting key needs 2 of its shares; given: 1.', () => sort(without('--share'), room.passphrases.slice(1))],
    [
      'is no share of the sorting key',
      () => sort(room.args.map((each) => each.replace('sorting-1.json', 'shares/share-1.json'))),
    ],
    ['the card behind each vote is checked', () => sort(without('--evidence'))],
    [
      'The two copies are one and the same place.',
      () =>
        sort(
          room.args
            .map((each) => each.replace(/duplicate$/, 'original'))
            .with(room.args.indexOf('--duplicate'), '--duplicate'),
        ),
    ],
    ['is not there or cannot be read', () => sort(room.args.map((each) => each.replace(/online\.json$/, 'none.json')))],
  ])('%s', async (says, ran) => {
    const { err, code } = await ran()
    expect(err).toContain(says)
    expect(code).toBe(1)
    expect(await onStick()).toEqual({})
  })

  it('a stick that is full, or goes away, has no document; the next try writes all', async () => {
    expect((await sort()).code).toBe(0)
    const files = await Promise.all(
      names.map(async (name) => ({ name, bytes: new Uint8Array(await readFile(at('stick', name))) })),
    )
    await mkdir(at('small'))
    const fails = (code: string) => Object.assign(new Error(code), { code, errno: -28, syscall: 'write' })
    for (let operation = 0; operation < 2 * names.length; operation++) {
      let left = operation
      const step = async (code: string) => {
        if (left-- === 0) throw fails(code)
      }
      const disk = {
        openNew: async (path: string) => {
          const file = await openNew(path)
          return {
            writeFile: async (bytes: Parameters<typeof file.writeFile>[0]) => {
              await step('ENOSPC')
              await file.writeFile(bytes)
            },
            sync: () => file.sync(),
            close: () => file.close(),
          }
        },
        rename: async (from: string, to: string) => {
          await step('EIO')
          await rename(from, to)
        },
      }
      const written = await writeSorted(at('small'), files, disk)
      const type = operation < names.length ? 'sorted-stick-full' : 'sorted-stick-failed'
      expect(written).toMatchObject({ ok: false, error: { type } })
      const there = Object.keys(await onStick('small'))
      expect(there).not.toContain('online-sorted.json')
      expect(there.filter((name) => name.endsWith('.unfinished'))).toEqual([])
    }
    expect(await writeSorted(at('small'), files)).toEqual({ ok: true, value: true })
    expect(await onStick('small')).toEqual(await onStick())
    await rm(at('small'), { recursive: true })
  })

  it('never writes over another sorting', async () => {
    await writeFile(at('stick', 'online-sorted.json'), '{}')
    const { err, code } = await sort()
    expect(err).toContain('is of another sorting. Nothing was written over it.')
    expect(code).toBe(1)
    expect(Object.keys(await onStick())).toEqual(['online-sorted.json'])
  })
})
