/** This reader against the published vectors: those of the standard, of an independent program, and of docs/formats/. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { recordOpener } from './count/open-record.ts'
import { reportOf } from './count/report-fields.ts'
import { BASE, lagrangeAtZero, modulo, scalarOf, timesSecret } from './group/ristretto.ts'
import { openShare, parseShare, type ShareFile } from './keys/share-file.ts'
import { signedBy } from './medium/fields.ts'
import { readHeader } from './medium/header.ts'
import { PAGE } from './medium/layout.ts'
import { MerkleRoot } from './medium/merkle.ts'
import { pageChecks } from './medium/pages.ts'
import { readSeal } from './medium/seal.ts'
import { parseCanonical } from './package/canonical.ts'
import { reportFingerprint } from './package/fingerprint.ts'
import { onNoble } from './package/noble.ts'
import { isSigningKey } from './package/signing-key.ts'

const vectors = (name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/vectors/${name}.json`, import.meta.url), 'utf8'))
const hex = (text: string) => Buffer.from(text, 'hex')
const box = vectors('ballot-box')

function pageOf(text: string): Buffer {
  const page = Buffer.alloc(PAGE)
  hex(text).copy(page)
  return page
}

it('takes the signatures of the vectors that solve the equation without the cofactor, and no others', () => {
  for (const { name, publicKey, message, signature, valid } of vectors('ed25519').cases) {
    const taken = isSigningKey(publicKey) && signedBy(publicKey, '', hex(message), hex(signature))
    expect([name, taken]).toEqual([name, valid])
    const inABrowser = isSigningKey(publicKey) && onNoble.signedBy(publicKey, '', hex(message), hex(signature))
    expect([name, inABrowser]).toEqual([name, valid])
  }
})

it('opens the share file of the vectors with its passphrase in any Unicode form, and only under its own package', async () => {
  const { electionId, keySet, passphrase, countingKey, shares, file } = vectors('share-file')
  const trust = { electionId, keySet, packageHash: '', countingKey }
  const parsed = parseShare(Buffer.from(file, 'utf8'), trust) as ShareFile
  const opened = await openShare(parsed, passphrase.normalize('NFD'), trust)
  expect(typeof opened === 'string' ? opened : Buffer.from(opened.bytes).toString('hex')).toBe(shares[1].share)
  const scalars = shares.map((each: { index: number; share: string }) => ({
    index: each.index,
    scalar: scalarOf(hex(each.share)) ?? 0n,
  }))
  for (const given of [scalars.slice(0, 3), scalars.slice(2), scalars]) {
    const indexes = given.map(({ index }: { index: number }) => index)
    const secret = given.reduce(
      (sum: bigint, { index, scalar }: { index: number; scalar: bigint }) =>
        sum + scalar * lagrangeAtZero(index, indexes),
      0n,
    )
    expect(timesSecret(BASE, modulo(secret)).toHex()).toBe(countingKey.publicKey)
  }
  const holders = countingKey.holders.with(1, { ...countingKey.holders[1], ...countingKey.holders[2], index: 2 })
  expect(await openShare(parsed, passphrase, { ...trust, countingKey: { ...countingKey, holders } })).toBe(
    'wrong-share',
  )
  expect(await openShare(parsed, 'another one', trust)).toBe('wrong-passphrase')
  expect(parseShare(Buffer.from(file, 'utf8'), { ...trust, keySet: '0'.repeat(16) })).toBe('share-of-other-election')
  expect(parseShare(Buffer.from(vectors('sorting-share').file, 'utf8'), trust)).toBe('not-a-share')
})

it('reads header, ballot, spent, log and seal page of the vectors, and opens the records', () => {
  const header = readHeader(pageOf(box.header.original), box.keys.authorityPublicKey)
  if (typeof header === 'string') throw new Error(header)
  expect(header).toMatchObject({ role: 'original', station: box.keys.station, pair: box.keys.pair })
  const checks = pageChecks(header, hex(box.keys.pageCheck))
  expect(checks.ballot(pageOf(box.ballotPage.page), box.ballotPage.number)).toBe(box.records[0].contest)
  expect(checks.ballot(pageOf(box.ballotPage.page), box.ballotPage.number + 1)).toBeNull()
  expect(checks.spent(pageOf(box.spentPage.page), box.spentPage.number)).toBe(true)
  expect(checks.log(pageOf(box.logPage.page), box.logPage.number)).toBe(true)
  const seal = readSeal(pageOf(box.sealPage.page), header, { keyOf: () => box.keys.machinePublicKey, signedBy })
  expect(typeof seal === 'string' ? seal : Buffer.from(seal.pageCheckKey).toString('hex')).toBe(box.keys.pageCheck)
  const candidates: readonly [string, number[]][] = Object.entries(box.candidates)
  const lists = [new Map(candidates.map(([contest, ids]) => [Number(contest), new Set(ids)]))]
  const of = { packageHash: box.keys.packageSha256, publicKey: box.keys.countingPublicKey, lists }
  const open = recordOpener(of, hex(box.keys.countingSecretKey))
  for (const { record, contest, candidateId, ended, unopened } of box.records) {
    const opened = open(hex(record))
    if (unopened !== undefined) expect(opened, unopened).toBeNull()
    else expect(opened).toEqual({ contest, place: 0, selection: ended === true ? 'ended' : candidateId })
  }
})

it('reads the station reports of the vectors, and their numbers follow from docs/formats/count.md §2 alone', () => {
  const { issuer, reports, refused } = vectors('station-report')
  for (const { report, signature, sha256, number } of reports) {
    const bytes = Buffer.from(report, 'utf8')
    expect(signedBy(issuer.publicKey, 'ippyo station report 1', bytes, hex(signature))).toBe(true)
    expect(reportOf(parseCanonical(bytes))?.issuer).toBe(issuer.machine)
    // As a stranger would: nothing of this reader, only the words of the page.
    const hash = createHash('sha256').update(bytes).digest()
    expect(hash.toString('hex')).toBe(sha256)
    const labelled = createHash('sha256').update('ippyo report fingerprint 1', 'ascii').update(hash).digest('hex')
    const digits = String(BigInt(`0x${labelled}`) % 10n ** 20n).padStart(20, '0')
    expect([0, 5, 10, 15].map((at) => digits.slice(at, at + 5)).join(' ')).toBe(number)
    expect(reportFingerprint(sha256)).toBe(number)
  }
  for (const { why, report } of refused) expect(reportOf(parseCanonical(Buffer.from(report, 'utf8'))), why).toBeNull()
})

it('gives the roots of the vectors', () => {
  for (const { pages, root } of box.merkle.roots) {
    const tree = new MerkleRoot(PAGE)
    for (let i = 0; i < pages; i++) tree.add(Buffer.alloc(PAGE, i % 3 === 1 ? i : 0), i % 3 !== 1)
    expect(tree.root().toString('hex'), `${pages} pages`).toBe(root)
  }
})
