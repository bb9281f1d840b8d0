/**
 * The whole medium in the vectors, step by step as docs/formats/reading-a-sealed-medium.md goes, by this reader; and the
 * headers that are refused. The files themselves are held to the code that writes media by scripts/fixtures/sealed-medium.port.test.ts.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { recordOpener } from './count/open-record.ts'
import { signedBy } from './medium/fields.ts'
import { readHeader } from './medium/header.ts'
import { PAGE, sectionOf } from './medium/layout.ts'
import { MerkleRoot } from './medium/merkle.ts'
import { logCheckOf, pageChecks } from './medium/pages.ts'
import { readSeal } from './medium/seal.ts'
import { MemberSums, readAnnex } from './medium/seal-sets.ts'

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/vectors/${name}.json`, import.meta.url), 'utf8'))
const hex = (text: string) => Buffer.from(text, 'hex')

function must<T extends object>(read: T | string | null): T {
  if (read === null || typeof read === 'string') throw new Error(String(read))
  return read
}

describe('sealed-medium', () => {
  const vector = read('sealed-medium')
  const { medium, reading, authorityPublicKey } = vector
  const electionPackage = JSON.parse(vector.package.json)
  const signingKeys: Record<string, string> = Object.fromEntries(
    electionPackage.machines.map((each: { id: string; signingKey: string }) => [each.id, each.signingKey]),
  )

  function pageAt(number: number): Buffer {
    const page = Buffer.alloc(PAGE)
    hex(medium.pages[number] ?? '').copy(page)
    return page
  }

  function opener(lists: Parameters<typeof recordOpener>[0]['lists']) {
    const secret = hex(vector.countingSecretKey)
    const packageHash = createHash('sha256').update(vector.package.json, 'utf8').digest('hex')
    return recordOpener({ packageHash, publicKey: electionPackage.countingKey.publicKey, lists }, secret)
  }

  it('step 1: package and lists are signed by the authority', () => {
    for (const [label, { json, signatureFile }] of [
      ['ippyo package 1', vector.package],
      ...vector.candidateLists.map((list: object) => ['ippyo candidate list 1', list]),
    ]) {
      const hash = createHash('sha256').update(json, 'utf8').digest()
      expect(signedBy(authorityPublicKey, label, hash, hex(signatureFile).subarray(40))).toBe(true)
    }
  })

  it('steps 2 to 7: header, seals, root, and every page with its own check', () => {
    const header = must(readHeader(pageAt(0), authorityPublicKey))
    expect(header).toMatchObject({
      pair: reading.header.pair,
      serial: reading.header.serial,
      role: reading.header.role,
    })
    expect(header.layout).toMatchObject({ pages: reading.layout.pages, sealsFrom: reading.layout.seals.first })
    expect(medium.bytes).toBe(PAGE * reading.layout.pages)
    const finalPage = reading.layout.pages - 16
    const seal = must(
      readSeal(pageAt(finalPage), header, { keyOf: (machine) => signingKeys[machine] ?? null, signedBy }),
    )
    expect(seal).toMatchObject({ machine: reading.finalSeal.machine, lostPages: 0 })
    expect(Buffer.from(seal.root).toString('hex')).toBe(reading.finalSeal.root)

    const sets = must(seal.sets)
    const blinds = readAnnex(pageAt(reading.annex.page), sets, header)
    const said = reading.annex.blinds.map((blind: string) => BigInt(`0x${hex(blind).reverse().toString('hex')}`))
    expect(blinds).toEqual(said)
    const sums = new MemberSums()
    for (const { page, contest } of reading.ballots) sums.add(contest, pageAt(page))
    expect(sums.areIn(sets, must(blinds))).toBe(true)

    const tree = new MerkleRoot(PAGE)
    for (let number = 1; number < header.layout.sealsFrom; number++) tree.add(pageAt(number), false)
    expect(tree.root().toString('hex')).toBe(reading.root)
    expect(reading.root).toBe(reading.finalSeal.root)

    const checks = pageChecks(header, hex(reading.finalSeal.pageCheckKey))
    const lists = vector.candidateLists.map(({ json }: { json: string }) => {
      const list = JSON.parse(json)
      const bits = new Map(
        JSON.parse(vector.package.json).contests.map((each: { id: string; bit: number }) => [each.id, each.bit]),
      )
      return new Map<number, Set<number>>(
        list.contests.map((each: { contest: string; candidates: { id: number }[] }) => [
          bits.get(each.contest),
          new Set(each.candidates.map(({ id }) => id)),
        ]),
      )
    })
    const open = opener(lists)
    for (const ballot of reading.ballots) {
      const page = pageAt(ballot.page)
      expect([ballot.page, checks.ballot(page, ballot.page)]).toEqual([ballot.page, ballot.contest])
      const opened = open(page.subarray(0, 512))
      expect([ballot.page, opened]).toEqual([
        ballot.page,
        { contest: ballot.contest, place: 0, selection: ballot.selection },
      ])
    }
    for (const { page, mark } of reading.spent) {
      expect([page, checks.spent(pageAt(page), page)]).toEqual([page, true])
      expect(pageAt(page).toString('hex', 0, 32)).toBe(mark)
    }
    for (const entry of reading.log) {
      expect([entry.page, checks.log(pageAt(entry.page), entry.page)]).toEqual([entry.page, true])
      expect(Buffer.from(logCheckOf(pageAt(entry.page))).toString('hex')).toBe(entry.check)
    }
    const named = (kind: string) =>
      Object.keys(medium.pages).filter((page) => sectionOf(header.layout, Number(page)) === kind)
    expect(named('ballot').map(Number)).toEqual(reading.ballots.map(({ page }: { page: number }) => page))
    expect(named('gap')).toEqual([String(reading.annex.page)])
  })
})

it('headers that are refused, each with its answer', () => {
  const { refusedHeaders, authorityPublicKey } = read('sealed-medium')
  const answers: Record<string, readonly string[]> = {
    'not a ballot box': ['not-a-ballot-box', 'unknown-format'],
    'header not authentic': ['header-not-signed', 'header-malformed'],
  }
  for (const { why, answer, page } of refusedHeaders) {
    const bytes = Buffer.alloc(PAGE)
    hex(page).copy(bytes)
    expect([why, answers[answer]?.includes(String(readHeader(bytes, authorityPublicKey)))]).toEqual([why, true])
  }
})
