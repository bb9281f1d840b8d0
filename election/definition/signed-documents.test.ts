import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { toHex, utf8 } from '#election/bytes.ts'
import type { CandidateId, CandidateNumber, ElectionId } from '#election/ids.ts'
import { tinySources, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import {
  tinyAuthority as authority,
  tinyPackage as electionPackage,
  tinyList as list,
  tinyRoll as roll,
  stranger,
} from '#simulation/rooms/tiny-documents.ts'
import { canonicalJson, parseCanonicalJson } from '../canonical-json.ts'
import { candidateListOf } from './candidate-list.ts'
import { type CandidateList, contestsOf, suspendedIn } from './definition.ts'
import { loadElection, type PackageBytes } from './loaded-election.ts'
import { readPackage, signPackage } from './package.ts'
import { readCandidateList, signCandidateList } from './signed-candidate-list.ts'
import { type SignedBytes, signDocument } from './signed-document.ts'

let signed: SignedBytes
let signedList: SignedBytes
beforeAll(() => {
  signed = signPackage(electionPackage, authority.secretKey)
  signedList = signCandidateList(list, authority.secretKey)
})

function load(change: Partial<PackageBytes> = {}) {
  const whole = { electionPackage: signed, lists: [signedList], files: new Map([['rolls/2.roll', roll]]) }
  const result = loadElection({ ...whole, ...change }, authority.publicKey)
  // OpenSSL and noble give the same answer to every document of this file.
  expect(loadElection({ ...whole, ...change }, authority.publicKey, nativeChecks)).toEqual(result)
  return result.ok ? 'loaded' : result.error
}

function changed(bytes: Uint8Array, at: number): Uint8Array {
  const other = bytes.slice()
  other[at] = (other[at] ?? 0) ^ 1
  return other
}

/** Every byte is changed in `package-every-byte.port.test.ts`; here some hundred. */
const STEP = 61

describe('a package with one byte changed is refused, with its own message', () => {
  test('unchanged it loads', () => expect(load()).toBe('loaded'))

  test('bytes of the document', () => {
    for (let at = 0; at < signed.bytes.length; at += STEP) {
      const electionPackage = { ...signed, bytes: changed(signed.bytes, at) }
      expect(load({ electionPackage })).toEqual({ type: 'package-altered' })
    }
  })

  test('bytes of its signature file', () => {
    for (let at = 0; at < signed.signature.length; at += 5) {
      const electionPackage = { ...signed, signature: changed(signed.signature, at) }
      expect(load({ electionPackage })).toEqual({ type: at < 8 ? 'package-not-signed' : 'package-altered' })
    }
  })

  test('bytes of the candidate list and of its signature file', () => {
    for (let at = 0; at < signedList.bytes.length; at += STEP) {
      const lists = [{ ...signedList, bytes: changed(signedList.bytes, at) }]
      expect(load({ lists })).toEqual({ type: 'candidate-list-refused', version: 1, problem: 'altered' })
    }
    for (let at = 0; at < signedList.signature.length; at += 5) {
      const lists = [{ ...signedList, signature: changed(signedList.signature, at) }]
      const problem = at < 8 ? 'not-signed' : 'altered'
      expect(load({ lists })).toEqual({ type: 'candidate-list-refused', version: 1, problem })
    }
  })

  test('each byte of a listed file; the file missing or longer', () => {
    const altered = { type: 'file-altered', path: 'rolls/2.roll' }
    for (let at = 0; at < roll.length; at++) {
      expect(load({ files: new Map([['rolls/2.roll', changed(roll, at)]]) })).toEqual(altered)
    }
    expect(load({ files: new Map([['rolls/2.roll', utf8('an encrypted roll!')]]) })).toEqual(altered)
    expect(load({ files: new Map() })).toEqual({ type: 'file-missing', path: 'rolls/2.roll' })
  })
})

describe('whose documents', () => {
  test('another commission’s package and list', () => {
    const foreign = signPackage(electionPackage, stranger.secretKey)
    expect(load({ electionPackage: foreign })).toEqual({ type: 'package-of-other-authority' })
    const lists = [signCandidateList(list, stranger.secretKey)]
    expect(load({ lists })).toEqual({ type: 'candidate-list-refused', version: 1, problem: 'other-authority' })
  })

  test('a stranger’s signature that only claims our key', () => {
    const foreign = signPackage(electionPackage, stranger.secretKey)
    const signature = foreign.signature.slice()
    signature.set(authority.publicKey, 8)
    expect(load({ electionPackage: { bytes: foreign.bytes, signature } })).toEqual({ type: 'package-altered' })
  })

  test('a genuine list as package, and the list of another election', () => {
    expect(load({ electionPackage: signedList })).toEqual({ type: 'package-altered' })
    const other = signCandidateList({ ...list, electionId: 'ffffffffffffffff' as ElectionId }, authority.secretKey)
    expect(load({ lists: [other] })).toEqual({ type: 'candidate-list-refused', version: 1, problem: 'other-election' })
  })

  test('a genuine package of another version: people are told a place, also where no field has a name', () => {
    const read = (value: object) => load({ electionPackage: signDocument('package', value, authority.secretKey) })
    expect(read({ ...electionPackage, format: 3 })).toEqual({ type: 'package-wrong-format', where: 'format' })
    expect(read({ ...electionPackage, extra: 1 })).toEqual({ type: 'package-wrong-format', where: 'package.json' })
  })

  test('no signature at all, no list at all', () => {
    const electionPackage = { ...signed, signature: new Uint8Array(0) }
    expect(load({ electionPackage })).toEqual({ type: 'package-not-signed' })
    expect(load({ lists: [] })).toEqual({ type: 'candidate-list-missing' })
  })
})

// TC-19
describe('versions of the candidate list', () => {
  const later = (change: Partial<Pick<CandidateList, 'electionId' | 'version' | 'contests'>>) =>
    signCandidateList({ ...list, version: 2, ...change }, authority.secretKey)

  test('the last one is current; an earlier one in its place is refused', () => {
    expect(load({ lists: [signedList, later({})] })).toBe('loaded')
    const replayed = { type: 'candidate-list-refused', version: 2, problem: 'wrong-version' }
    expect(load({ lists: [signedList, signedList] })).toEqual(replayed)
  })

  test('an id that stands for another person than before is refused (LAW-19)', () => {
    const contests = list.contests.map((entry, i) =>
      i === 0
        ? { ...entry, candidates: entry.candidates.map((each, j) => (j === 0 ? { ...each, name: '別人' } : each)) }
        : entry,
    )
    const refused = { type: 'candidate-list-refused', version: 2, problem: 'reused-id' }
    expect(load({ lists: [signedList, later({ contests })] })).toEqual(refused)
  })

  test('one id or one number twice is a contradiction', () => {
    const [first, ...others] = list.contests
    if (!first) throw new Error('a contest')
    const doubled = [
      { ...first, candidates: first.candidates.map((each) => ({ ...each, id: 7 as CandidateId })) },
      ...others,
    ]
    const numbers = first.candidates.map((each) => ({ ...each, number: 1 as CandidateNumber }))
    for (const contests of [doubled, [{ ...first, candidates: numbers }, ...others], others]) {
      const bytes = signCandidateList({ ...list, contests }, authority.secretKey)
      const read = readCandidateList(bytes, authority.publicKey, electionPackage)
      expect(read.ok ? 'read' : read.error.type).toBe('contradiction')
    }
  })
})

describe('a contest that is voted on paper until the next list (LAW-19)', () => {
  const { electionId } = electionPackage
  const off = candidateListOf(tinySources, electionId, 2, [], null, ['mayor'])
  const signedAs = (value: object) => signDocument('candidate-list', value, authority.secretKey)

  test('stays among the contests of the books and of the count; the list after it brings it back', () => {
    const again = candidateListOf(tinySources, electionId, 3)
    expect(load({ lists: [signedList, signedAs(off), signedAs(again)] })).toBe('loaded')
    expect([list, off, again].map((each) => [...suspendedIn(each)])).toEqual([[], ['mayor'], []])
    const contests = [list, off, again].map((each) => contestsOf(electionPackage, each, tinyStation).length)
    expect(contests).toEqual([2, 2, 2])
  })

  test('is always said: neither another word nor none', () => {
    const word = (suspended: unknown) => ({ ...off, contests: off.contests.map((each) => ({ ...each, suspended })) })
    const without = { ...off, contests: off.contests.map(({ suspended: _, ...each }) => each) }
    for (const wrong of [without, word(null), word('mayor')]) {
      expect(load({ lists: [signedList, signedAs(wrong)] })).toMatchObject({ problem: 'wrong-format' })
    }
  })
})

describe('signed, but not what this software knows', () => {
  const read = (value: unknown) => {
    const result = readPackage(signDocument('package', value, authority.secretKey), authority.publicKey)
    return result.ok ? 'read' : result.error
  }

  test('another format, an unknown field, a field that is missing, a date that does not exist', () => {
    expect(read({ ...electionPackage, format: 3 })).toEqual({ type: 'wrong-format', where: 'format' })
    expect(read({ ...electionPackage, extra: 1 })).toEqual({ type: 'wrong-format', where: '' })
    const { keySet: _, ...without } = electionPackage
    expect(read(without)).toEqual({ type: 'wrong-format', where: 'keySet' })
    const rules = { ...tinySources.rules, date: '2002-02-30' }
    expect(read({ ...electionPackage, rules })).toEqual({ type: 'wrong-format', where: 'rules.date' })
  })

  test('a path that leaves the package directory', () => {
    for (const path of ['../roll', '/etc/passwd', 'rolls/../../x.roll', 'a\\b.roll', 'rolls/.roll']) {
      const files = [{ ...electionPackage.files[0], path }]
      expect(read({ ...electionPackage, files })).toEqual({ type: 'wrong-format', where: 'files.0.path' })
    }
  })

  test('fields that contradict each other', () => {
    const [machine] = electionPackage.machines
    const twice = { ...electionPackage, machines: [machine, machine] }
    expect(read(twice)).toEqual({ type: 'contradiction', where: 'machines' })
    const issuer = { ...electionPackage, machines: [{ ...machine, kind: 'issuer' }] }
    expect(read(issuer)).toEqual({ type: 'contradiction', where: 'machines.kind' })
  })

  test('a counting key that everybody could decrypt with: a point of small order', () => {
    for (const publicKey of ['00'.repeat(32), `01${'00'.repeat(31)}`, `ec${'ff'.repeat(30)}7f`]) {
      const countingKey = { ...electionPackage.countingKey, publicKey }
      const refused = { type: 'contradiction', where: 'countingKey.publicKey' }
      expect(read({ ...electionPackage, countingKey })).toEqual(refused)
    }
  })
})

describe('canonical JSON', () => {
  const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value).replace(/-?\d+\.?\d*(e[+-]?\d+)?/g, '7')))

  test('comes back, and is the same for every order of keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        const bytes = canonicalJson(value)
        expect(parseCanonicalJson(bytes)).toEqual(value)
      }),
      { numRuns: 200 },
    )
    expect(toHex(canonicalJson({ b: 1, a: [{ d: 1, c: 2 }] }))).toBe(
      toHex(canonicalJson({ a: [{ c: 2, d: 1 }], b: 1 })),
    )
  })

  test('other writings of the same value are not accepted', () => {
    for (const text of [
      '{ "a":1}',
      '{"b":1,"a":1}',
      '{"a":1,"a":1}',
      '{"a":1.0}',
      '"\\u0041"',
      '\ufeff{}',
      '{}\n',
      '-0',
    ]) {
      expect(parseCanonicalJson(utf8(text))).toBeNull()
    }
    expect(parseCanonicalJson(Uint8Array.of(0x22, 0xff, 0x22))).toBeNull()
  })

  test('fractions, lone surrogates and undefined have no canonical form', () => {
    for (const value of [0.5, '\ud800', undefined, { a: undefined }, Number.NaN]) {
      expect(() => canonicalJson(value)).toThrow('canonical JSON')
    }
  })
})
