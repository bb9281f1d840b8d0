/** O-09, O-17, O-18: what the sorting stops for has the number of its check, and one evening is sorted to one result. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeSigningKey } from '#election/keys/signature.ts'
import { sealApproved, signApproved } from '#election/online/approved.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type SortingRoom, sortingRoom } from '#simulation/rooms/sorting-room.ts'
import { ran, said } from './ippyo-in-tests.ts'

let directory: string
let room: SortingRoom
const at = (...names: readonly string[]) => join(directory, ...names)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-sort-numbers-'))
  room = await sortingRoom(directory)
})
afterAll(() => rm(directory, { recursive: true }))
beforeEach(async () => {
  await room.bring(room.evening.finished())
  await rm(at('stick'), { recursive: true })
  await mkdir(at('stick'))
})

const sort = () => ran([...room.args, '--out', at('stick')], room.passphrases)

async function flipped(path: string): Promise<void> {
  const bytes = await readFile(path)
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1
  await writeFile(path, bytes)
}

async function forgedList(): Promise<void> {
  const { electionId } = room.made.election.electionPackage
  const randomness = secureRandomness()
  const list = { electionId, number: 1, variants: {}, boxes: [] }
  const by = () => signApproved(list, makeSigningKey(randomness).secretKey)
  await writeFile(APPROVED(), sealApproved(list, [by(), by()], room.evening.sorting.publicKey, randomness))
}

const APPROVED = () => at('evidence', 'online-approved-1.ippyo')
const EVIDENCE = () => at('evidence', 'online-evidence.ippyo')

describe.each<[what: string, number: string, path: () => string, break_: () => Promise<unknown>]>([
  ['the approved list gone', 'S13', APPROVED, () => rm(APPROVED())],
  ['an approved list of strangers', 'S13', APPROVED, forgedList],
  ['an approved list of which a byte is another', 'S13', APPROVED, () => flipped(APPROVED())],
  ['the evidence gone', 'S10', EVIDENCE, () => rm(EVIDENCE())],
  ['evidence that is a byte longer', 'S10', EVIDENCE, async () => writeFile(EVIDENCE(), '\0', { flag: 'a' })],
])('%s', (_, number, path, breaks) => {
  it(`is ${number}`, async () => {
    const whole = await readFile(path())
    await breaks()
    const { err, code } = await sort()
    await writeFile(path(), whole)
    expect([code, err]).toEqual([1, expect.stringMatching(new RegExp(`^${number}: `, 'm'))])
    expect(await readdir(at('stick'))).toEqual([])
  })
})

describe.each(['online-box.ippyo', 'online-log.ippyo', 'online-voted.ippyo'])(
  'O-09: another %s on the second stick',
  (name) => {
    it('is S02 at the sorting, and for the other reader', async () => {
      await flipped(at('duplicate', name))
      const { err, code } = await sort()
      expect([code, err]).toEqual([
        1,
        expect.stringContaining(`S02: the two sticks do not have the same bytes of ${name}.`),
      ])
      const taken = ['package', 'authority', 'settings', 'original', 'duplicate', 'voids', 'approvers']
      const args = taken.flatMap((each) => room.args.slice(room.args.indexOf(`--${each}`)).slice(0, 2))
      const { out } = await said('verify-online', ...args)
      expect(out.split('\n').filter((line) => line.startsWith('×'))).toEqual([expect.stringContaining('S02')])
    })
  },
)

it('O-17: the same evening that the exporters sign in another order is not sorted to another result', async () => {
  expect((await sort()).code).toBe(0)
  const files = async () => Promise.all((await readdir(at('stick'))).map((name) => readFile(at('stick', name), 'hex')))
  const before = await files()
  for (const place of ['original', 'duplicate']) {
    const box = await readFile(at(place, 'online-box.ippyo'))
    const [first, second] = [box.subarray(3904, 4000), box.subarray(4000, 4096)].map((each) => Buffer.from(each))
    await writeFile(
      at(place, 'online-box.ippyo'),
      Buffer.concat([box.subarray(0, 3904), second ?? '', first ?? '', box.subarray(4096)] as Buffer[]),
    )
  }
  await mkdir(at('other'))
  const other = await ran([...room.args, '--out', at('other')], room.passphrases)
  expect([other.code, other.err]).toEqual([
    1,
    expect.stringContaining('S03: this machine has sorted the votes of this evening'),
  ])
  expect([await readdir(at('other')), await files()]).toEqual([[], before])
  await room.bring(room.evening.finished())
  expect((await sort()).out).toContain('The same result is at')
})
