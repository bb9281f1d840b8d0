import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { signPackage } from '#election/definition/package.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import { type DealtKey, dealKey, verificationKey } from '#election/keys/dealt-key.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { withBytes, withManifest } from '#simulation/bundle/change-bundle.ts'
import { smallBundle } from '#simulation/bundle/small-bundle.ts'
import { type CountingElection, countingElection } from '#simulation/counting/counting-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { said } from '../ippyo-in-tests.ts'

const randomness = seededRandomness('verify-bundle')
const KEY = { holders: 3, threshold: 2, randomness }
const ENDED = 0xffffffff

let directory: string
let authority: string
let files: ReadonlyMap<string, Uint8Array>

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-verify-bundle-'))
  const made = await countingElection(randomness)
  authority = join(directory, 'authority.pub')
  await writeFile(authority, toHex(made.authority.publicKey))
  const dealt = dealKey(group, KEY)
  const documents = packageOf(made, dealt)
  const [list] = made.election.lists
  const ids = list?.list.contests.map(({ candidates }) => candidates.map(({ id }) => id)) ?? []
  const contests = ids.map((own) => ({ ids: own, votes: [own[0], own[1], own[0], ENDED] as number[] }))
  const recipe = { contests, mixers: 2, opening: [1, 3], machines: 2, ...KEY }
  const bundle = smallBundle(recipe, dealt, {
    packageHash: nativeSha256(documents.get('package/package.json') as Uint8Array),
    listHashes: made.documents.lists.map(({ bytes }) => nativeSha256(bytes)),
  })
  files = withManifest(new Map([...documents, ...bundle.files]))
})

afterAll(() => rm(directory, { recursive: true }))

/** The package of this election, under a counting key of suite 2. */
function packageOf({ election, authority: commission, documents }: CountingElection, dealt: DealtKey<Element>) {
  const hex = (element: Element) => toHex(group.encode(element))
  const commitments = dealt.commitments.map(hex)
  const holders = dealt.shares.map(({ index }) => ({
    index,
    verificationKey: hex(verificationKey(group, dealt.commitments, index)),
  }))
  const publicKey = commitments[0] ?? ''
  const countingKey = { suite: 2 as const, made: 'dealer' as const, publicKey, threshold: 2, commitments, holders }
  const signed = signPackage({ ...election.electionPackage, format: 2, countingKey }, commission.secretKey)
  const lists = documents.lists.flatMap((list, at) => [
    [`package/candidate-list-${at + 1}.json`, list.bytes] as const,
    [`package/candidate-list-${at + 1}.sig`, list.signature] as const,
  ])
  return new Map([['package/package.json', signed.bytes] as const, ['package/package.sig', signed.signature], ...lists])
}

async function written(name: string, all: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const place = join(directory, name)
  await mkdir(join(place, 'package'), { recursive: true })
  for (const [file, bytes] of all) await writeFile(join(place, file), bytes)
  return place
}

const check = async (name: string, all: ReadonlyMap<string, Uint8Array>, ...options: string[]) =>
  said(...options, 'verify-bundle', await written(name, all), '--authority', authority)

it('an honest bundle holds, and says what could not be checked without the seals', async () => {
  const { out, code } = await check('honest', files, '--lang', 'ja')
  expect(code).toBe(0)
  expect(out.split('\n').filter((line) => line.startsWith('×'))).toEqual([])
  expect(
    out
      .split('\n')
      .filter((line) => line.startsWith('－'))
      .map((line) => line.slice(2, 5)),
  ).toEqual(['V14', 'V15'])
  expect(out).toContain('結論：確かめたところは合っています')
  const { out: english } = await check('honest', files)
  expect(english).toMatch(/Number of the bundle: (\d{5} ){3}\d{5}\./)
  expect(english).toMatch(/ {2}1 {2}\S+.*: 2\n {2}2 {2}\S+.*: 1\n {2}ended without voting 1/)
})

it('a vote that was moved is named with its file, in words and for programs', async () => {
  const changed = withBytes(files, 'opened-0.bin', (bytes) => bytes.copyWithin(64, 68, 72))
  const { out, code } = await check('moved', changed)
  expect(code).toBe(1)
  expect(out).toMatch(/× V3[23] DOES NOT HOLD/)
  const json = JSON.parse((await check('moved', changed, '--json')).out)
  expect(json).toMatchObject({ holds: false })
})

it('what is no bundle, or of another commission, is refused in words', async () => {
  const nothing = await said('verify-bundle', directory, '--authority', authority)
  expect(nothing).toMatchObject({ code: 1, out: expect.stringContaining('There is no bundle') })
  const altered = withBytes(files, 'package/package.json', (bytes) => bytes.set([0x20], bytes.length - 1))
  expect((await check('altered', altered)).code).toBe(1)
  const first = JSON.parse(await readFile(join(directory, 'honest', 'count.json'), 'utf8'))
  expect(first.format).toBe('ippyo bundle count 1')
})
