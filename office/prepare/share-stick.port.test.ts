/** A share leaves this computer only when it was read from its holder's stick, and no stick gets two. */
import { appendFile, link, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ElectionId, KeySetId } from '#election/ids.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { writeShareFile } from '#election/keys/share-file.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { checkShare, eraseShare, putShare } from './share-stick.ts'

let scratch: string
let office: string
let stick: string
const randomness = seededRandomness('share sticks')
const OF = { electionId: '0123456789abcdef' as ElectionId, keySet: '0123456789abcdef' as KeySetId }
/** As of an election; its share is no part of any key. */
const shareFileOf = (index: number, of = OF) => {
  const share = { index, bytes: randomness.bytes(32) }
  const protection = { passphrase: `the passphrase of holder ${index}`, cost: COST_FIXTURE, scrypt: nativeScrypt }
  return writeShareFile({ ...of, kind: 'counting', share, shares: 3, threshold: 2, ...protection, randomness })
}
const work = (index: number) => ({ stick, office, index, electionPackage: OF })
const here = async () => (await readdir(office)).sort()

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'ippyo-share-'))
  ;[office, stick] = [join(scratch, 'office'), join(scratch, 'stick')]
  for (const place of [office, stick]) await mkdir(place)
  for (const index of [1, 2]) await writeFile(join(office, `share-${index}.json`), await shareFileOf(index))
})
afterEach(() => rm(scratch, { recursive: true, force: true }))

test('written and looked at it is still here; what is recorded as seen goes, once or again', async () => {
  const sealed = await readFile(join(office, 'share-1.json'))
  expect(await putShare(work(1))).toMatchObject({ ok: true })
  expect(await checkShare(work(1))).toMatchObject({ ok: true })
  expect(await here()).toEqual(['share-1.json', 'share-2.json'])
  await eraseShare(office, 1)
  await eraseShare(office, 1)
  expect(await here()).toEqual(['share-2.json'])
  expect(await readFile(join(stick, 'share-1.json'))).toEqual(sealed)
  expect(await putShare(work(1))).toMatchObject({ error: { type: 'share-erased', index: 1 } })
  expect(await checkShare(work(1))).toMatchObject({ error: { type: 'share-erased', index: 1 } })
})

test('X3-B3: its bytes are zeros before its name goes: a second name of the same blocks shows it', async () => {
  await link(join(office, 'share-1.json'), join(scratch, 'blocks'))
  const { length } = await readFile(join(scratch, 'blocks'))
  expect(await eraseShare(office, 1)).toEqual({ ok: true })
  expect(await readFile(join(scratch, 'blocks'))).toEqual(Buffer.alloc(length))
  expect(await here()).toEqual(['share-2.json'])
})

test('a share of another election, of another holder, or none at all, is not written and not looked at', async () => {
  const others = [
    await shareFileOf(1, { ...OF, electionId: 'fedcba9876543210' as ElectionId }),
    await shareFileOf(2),
    'sealed 1',
  ]
  for (const other of others) {
    await writeFile(join(office, 'share-1.json'), other)
    for (const act of [putShare, checkShare])
      expect(await act(work(1))).toMatchObject({ error: { type: 'share-damaged', index: 1 } })
  }
  expect(await readdir(stick)).toEqual([])
})

test("another holder's stick gets nothing, and nothing is erased for it", async () => {
  await putShare(work(1))
  expect(await putShare(work(2))).toMatchObject({ error: { type: 'stick-has-a-share', found: 1, index: 2 } })
  expect(await readdir(stick)).toEqual(['share-1.json'])
  await rename(join(stick, 'share-1.json'), join(scratch, 'kept'))
  await writeFile(join(stick, 'share-2.json'), 'sealed 2')
  expect(await checkShare(work(1))).toMatchObject({ error: { type: 'stick-has-a-share', found: 2, index: 1 } })
  expect(await here()).toEqual(['share-1.json', 'share-2.json'])
})

test('a stick without it, or with another content, erases nothing', async () => {
  expect(await checkShare(work(1))).toMatchObject({ error: { type: 'share-stick-differs', index: 1 } })
  await putShare(work(1))
  await appendFile(join(stick, 'share-1.json'), ' ')
  expect(await checkShare(work(1))).toMatchObject({ error: { type: 'share-stick-differs', index: 1 } })
  expect(await here()).toEqual(['share-1.json', 'share-2.json'])
})

test('a medium, a list or the files in the slot of the holders, or nothing at all, is called so and left as it is', async () => {
  for (const [name, type] of [
    ['ballot-box.ippyo', 'share-slot-has-medium'],
    ['package', 'share-slot-has-list'],
    ['election.csv', 'share-slot-has-files'],
  ] as const) {
    await writeFile(join(stick, name), '')
    for (const act of [putShare, checkShare]) expect(await act(work(1))).toMatchObject({ error: { type, index: 1 } })
    expect(await readdir(stick)).toEqual([name])
    await rm(join(stick, name))
  }
  await writeFile(join(stick, 'share-1.json'), await readFile(join(office, 'share-1.json')))
  await writeFile(join(stick, 'ballot-box.ippyo'), '')
  for (const act of [putShare, checkShare])
    expect(await act(work(1))).toMatchObject({ error: { type: 'share-slot-has-medium' } })
  await rm(stick, { recursive: true })
  for (const act of [putShare, checkShare])
    expect(await act(work(1))).toMatchObject({ error: { type: 'stick-not-there', index: 1 } })
  expect(await here()).toEqual(['share-1.json', 'share-2.json'])
})
