/** own-18: `verify` holds the roll list of each station report against the round that the commission signed; one that is not here is missed. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { roundName, signRound } from '#election/roll/roll-round.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
  writeStationReport,
} from '#simulation/counting/counting-election.ts'
import { type Session, writePair } from '#simulation/counting/sealed-pair.ts'
import { listsOfRound } from '#simulation/rooms/round-of.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { verify } from './main.ts'

const randomness = seededRandomness('by which roll a station issued')
const VOTERS = 3
let directory: string
let made: CountingElection
let media: readonly string[]

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-verify-rolls-'))
  made = await countingElection(randomness, { stations: [{ kiosks: 1, spares: 0 }] })
  await writeCountingElection(made, directory)
  const sessions = Array.from({ length: VOTERS }, (): Session => [11, 21])
  const { original } = await writePair(made, { station: '1', pair: 1, sessions }, join(directory, 'media'), randomness)
  media = [original]
})
afterAll(() => rm(directory, { recursive: true }))

type Held = { readonly rollList?: number; readonly rollListHash?: string }

async function writeRound(name: string, number: number, lie: { readonly key?: Uint8Array; readonly lists?: [] } = {}) {
  const { electionId, stations } = made.election.electionPackage
  const round = {
    electionId,
    number,
    last: true,
    lists: lie.lists ?? listsOfRound(stations, number),
    voted: null,
    incidents: null,
  }
  const signers = { authoritySecretKey: lie.key ?? made.authority.secretKey, approving: null }
  const { bytes, signature } = signRound(round, signers)
  await writeFile(join(directory, 'reports', `${name}.ippyo`), bytes)
  await writeFile(join(directory, 'reports', `${name}.sig`), signature)
}

async function said(held: Held): Promise<readonly string[]> {
  await writeStationReport(made, directory, { station: '1', voters: VOTERS, pairs: ['started'], ...held })
  const { rollLists, refusedRounds, holds } = await verify({
    packageDirectory: join(directory, 'package'),
    authority: toHex(made.authority.publicKey),
    media,
    reports: join(directory, 'reports'),
  })
  const named = [
    ...rollLists.map(({ code, station, number }) => `${code} ${station} ${number}`),
    ...refusedRounds.map(({ file }) => file),
  ]
  expect(holds).toBe(named.length === 0)
  return named
}

beforeEach(async () => {
  const names = await readdir(join(directory, 'reports')).catch(() => [])
  for (const name of names.filter((each) => each.startsWith('roll-round'))) await rm(join(directory, 'reports', name))
})

it.each<[string, Held, number | null, readonly string[]]>([
  ['the list of the last round', { rollList: 2 }, 2, []],
  ['another list of this number', { rollList: 2, rollListHash: 'ab'.repeat(32) }, 2, ['roll-list-differs 1 2']],
  ['a list that no round has', { rollList: 3 }, 2, ['roll-list-differs 1 3']],
  ['an earlier list', { rollList: 1 }, 2, ['roll-list-earlier 1 1']],
  ['none, where lists follow', { rollList: 0 }, 2, ['roll-list-earlier 1 0']],
  ['a list, and no round is here', { rollList: 2 }, null, ['roll-round-missing null 0']],
  ['none, where none follows', {}, null, []],
])('%s', async (_what, held, round, expected) => {
  if (round !== null) await writeRound(roundName(round), round)
  expect(await said(held)).toEqual(expected)
})

it('the newest round counts, and one that the commission did not sign, or of other stations, is named', async () => {
  await writeRound('roll-round-01', 1)
  await writeRound('roll-round-02', 2)
  await writeRound('roll-round-03', 3, { key: makeSigningKey(randomness).secretKey })
  await writeRound('roll-round-04', 4, { lists: [] })
  expect(await said({ rollList: 2 })).toEqual(['roll-round-03.ippyo', 'roll-round-04.ippyo'])
})
