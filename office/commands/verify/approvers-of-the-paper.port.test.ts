/** own-85, own-86: an auditor's readers ask for two people's word about the package: of those on the paper, or, where nobody gave it, of those whom the package names. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { serialiseApprovers } from '#election/keys/approvers.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { decidedByTwo, documentApprovedByTwo, TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { type SortingRoom, sortingRoom } from '#simulation/rooms/sorting-room.ts'
import { verify } from '#verify/main.ts'
import { said } from '../ippyo-in-tests.ts'

const sameNames = TWO_APPROVERS.map(({ name }) => ({
  ...{ name, key: toHex(makeSigningKey(secureRandomness()).publicKey) },
}))
let directory: string
let room: SortingRoom
const at = (...names: readonly string[]) => join(directory, ...names)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-paper-'))
  room = await sortingRoom(directory, 'good', TWO_APPROVERS)
  const evening = room.evening.finished()
  await room.bring(evening)
  for (const [n, each] of evening.grounds.decisions.entries())
    await writeFile(at('voids', `online-decision-held-${n}.ippyo`), decidedByTwo(each))
  const document = sha256Hex(await readFile(at('online.json')))
  await writeFile(at('online-approvals.json'), documentApprovedByTwo({ kind: 'online-settings', document }))
})
afterAll(() => rm(directory, { recursive: true }))

/** Verifies an online box, with the approvers on paper. */
async function online(approvers: Parameters<typeof serialiseApprovers>[0]) {
  await writeFile(at('paper.json'), serialiseApprovers(approvers))
  const words = ['package', 'authority', 'settings', 'original', 'duplicate', 'voids'].flatMap((name) =>
    room.args.slice(room.args.indexOf(`--${name}`)).slice(0, 2),
  )
  return said('verify-online', ...words, '--approvers', at('paper.json'))
}

const media = async (approvers?: typeof sameNames) => {
  const authority = toHex(room.made.authority.publicKey)
  const given = approvers === undefined ? {} : { approvers }
  return (await verify({ packageDirectory: at('package'), authority, media: [], ...given })).approvals
}

it('people of the paper whose keys the package does not have are refused, whatever their names', async () => {
  expect((await online(TWO_APPROVERS)).out).toContain('What was checked holds.')
  expect(await online(sameNames)).toMatchObject({ code: 1, out: expect.stringContaining('(other-approvers)') })
  expect([await media(sameNames), await media([...TWO_APPROVERS])]).toMatchObject(['other-approvers', TWO_APPROVERS])
})

it('a package that nobody approved is refused, also where nobody gave the people of the paper', async () => {
  expect(await media()).toMatchObject(TWO_APPROVERS)
  const file = at('package', 'approvals-1.json')
  const approved = await readFile(file)
  await rm(file)
  expect([await media(), await media([...TWO_APPROVERS])]).toEqual(['missing', 'missing'])
  expect(await online(TWO_APPROVERS)).toMatchObject({ code: 1, out: expect.stringContaining('(missing)') })
  await writeFile(file, approved)
})

it('nobody is asked about a package for practice that names nobody', async () => {
  await mkdir(at('practice'))
  const practice = await sortingRoom(at('practice'))
  const authority = toHex(practice.made.authority.publicKey)
  expect(await verify({ packageDirectory: at('practice', 'package'), authority, media: [] })).toMatchObject({
    approvals: null,
  })
})
