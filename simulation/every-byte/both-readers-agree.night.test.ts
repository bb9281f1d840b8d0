/** The tally's reader and the independent one say the same of the fixed images and of whatever else a medium may hold. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { fromHex } from '#election/bytes.ts'
import {
  expectedImage,
  imageNames,
  loadImage,
  MEDIA_DIRECTORY,
  SLOTS,
  type Slot,
  type Verdict,
} from '#fixtures/media/load.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { dayText, type MediumFinding, type MediumProblem } from '#verify/medium/finding.ts'
import { readTrust } from '#verify/package/trust.ts'
import { type BothReadings, disagreement, type Grounds, readWithBoth } from './both-readers.ts'
import { groundsOf, sealedImage } from './lane.ts'
import { forgedPages, headerNonsense, resealed, signedNonsense, withHeader, withPages } from './signed-nonsense.ts'
import type { SmallPair } from './small-pair-of-a-district.ts'

let fixed: Grounds
let pair: SmallPair

beforeAll(async () => {
  const authority = readFileSync(`${MEDIA_DIRECTORY}authority.pub`, 'utf8').trim()
  const trust = await readTrust(`${MEDIA_DIRECTORY}package`, authority)
  const loaded = await readPackageDirectory(`${MEDIA_DIRECTORY}package`, fromHex(authority))
  if (typeof trust === 'string' || !loaded.ok) throw new Error('the package of fixtures/media is read by both')
  const { electionPackage } = loaded.value
  fixed = { trust, election: { electionPackage, authorityPublicKey: fromHex(authority), several: null } }
  pair = await sealedImage()
})

describe('the fixed images of fixtures/media', () => {
  const images = imageNames().flatMap((name) => SLOTS.map((slot) => [name, slot] as const))

  it.each(images)('%s, %s: both readers say what the library of images says', async (name, slot) => {
    const readings = await readWithBoth(Buffer.from(loadImage(name, slot)), fixed)
    expect(disagreement(readings)).toBeNull()
    expectReading(readings.verify, name, slot)
  })
})

const PROBLEMS: Readonly<Record<Exclude<Verdict, 'altered'>, readonly (MediumProblem | null)[]>> = {
  whole: [null],
  'whole-with-losses': [null],
  'as-initialised': ['as-initialised'],
  'not-closed': ['not-closed'],
  'closed-for-day-only': ['closed-for-a-day-only'],
  'seal-not-authentic': [
    'seal-malformed',
    'seal-not-signed',
    'seal-of-unknown-machine',
    'seal-of-other-medium',
    'this-medium-failed',
  ],
  truncated: ['truncated', 'oversize'],
  'not-a-ballot-box': ['not-a-ballot-box'],
  'header-not-authentic': ['header-not-signed'],
  'foreign-use': ['other-use'],
  'foreign-election': ['other-election'],
  'foreign-key-set': ['other-key-set'],
}
const ALTERED: Readonly<Record<string, readonly (MediumProblem | null)[]>> = {
  sections: ['altered'],
  'earlier-seals': ['earlier-seals-altered'],
  gap: ['gap-not-zero'],
  counts: ['counts-differ', 'damaged'],
}

function expectReading(found: MediumFinding, name: string, slot: Slot): void {
  const reading = expectedImage(name).media[slot]
  const problems = reading.verdict === 'altered' ? ALTERED[reading.where ?? ''] : PROBLEMS[reading.verdict]
  expect(problems, `${found.problem}`).toContain(found.problem)
  const { seal, station: where, pair: which } = reading
  expect(found.doubts).toEqual([
    ...(reading.verdict === 'whole-with-losses' ? ['pages-lost'] : []),
    ...(found.problem === null && seal?.machine !== `${where}-K${which}` ? ['sealed-by-another-machine'] : []),
  ])
  if (reading.station !== null) {
    const { station, pair: number, role, serial } = reading
    expect(found).toMatchObject({ station, pair: number, role, serial })
  }
  if (found.root !== null) expect(found.damage.map((each) => each.page)).toEqual(reading.damagedPages)
  if (found.problem !== null || reading.seal === null) return
  const { machine, day, records, sessions, spentMarks, logPages, lostPages, failedMedium } = reading.seal
  expect(found).toMatchObject({ machine, records, sessions, spentMarks, logPages, lostPages, logChain: 'whole' })
  const named = failedMedium && { role: failedMedium.role, cause: failedMedium.cause, at: failedMedium.minute }
  expect(found.failedMedium).toEqual(named)
  expect(found.seals.at(-1)).toEqual({ day: null, state: 'whole', machine })
  expect(found.seals.some((seal) => seal.day === day)).toBe(true)
}

/** Damage to a file: to bytes, pages or its length. */
const damage = fc.oneof(
  fc.record({ what: fc.constant('byte' as const), at: fc.nat(), value: fc.nat(255) }),
  fc.record({ what: fc.constant('page-zero' as const), at: fc.nat() }),
  fc.record({ what: fc.constant('page-random' as const), at: fc.nat(), value: fc.nat(255) }),
  fc.record({ what: fc.constant('page-swap' as const), at: fc.nat(), value: fc.nat() }),
  fc.record({ what: fc.constant('page-copy' as const), at: fc.nat(), value: fc.nat() }),
  fc.record({ what: fc.constant('length' as const), value: fc.integer({ min: -600_000, max: 20_000 }) }),
  fc.record({ what: fc.constant('pages' as const), value: fc.integer({ min: -128, max: 4 }) }),
)

function damaged(image: Buffer, damages: readonly (typeof damage extends fc.Arbitrary<infer D> ? D : never)[]): Buffer {
  let bytes = Buffer.from(image)
  for (const each of damages) {
    const pages = Math.max(1, Math.floor(bytes.length / PAGE_BYTES))
    const pageAt = (n: number) => (n % pages) * PAGE_BYTES
    const page = (n: number) => Buffer.from(bytes.subarray(pageAt(n), pageAt(n) + PAGE_BYTES))
    if (each.what === 'length' || each.what === 'pages') {
      const length = Math.max(0, bytes.length + each.value * (each.what === 'pages' ? PAGE_BYTES : 1))
      bytes = Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length), 7)]).subarray(0, length)
    } else if (bytes.length === 0) continue
    else if (each.what === 'byte') bytes[each.at % bytes.length] = each.value
    else if (each.what === 'page-zero') page(each.at).fill(0).copy(bytes, pageAt(each.at))
    else if (each.what === 'page-random') page(each.at).fill(each.value).copy(bytes, pageAt(each.at))
    else if (each.what === 'page-copy') page(each.at).copy(bytes, pageAt(each.value))
    else {
      const [a, b] = [page(each.at), page(each.value)]
      b.copy(bytes, pageAt(each.at))
      a.copy(bytes, pageAt(each.value))
    }
  }
  return bytes
}

const RUNS = 250

async function expectAgreement(image: Buffer): Promise<BothReadings> {
  const readings = await readWithBoth(image, groundsOf(pair))
  expect(disagreement(readings)).toBeNull()
  return readings
}

describe('both readers say the same', () => {
  it('of a machine that voted under an old candidate list: which lists it had (X-B6)', async () => {
    const { trust, election } = groundsOf(pair)
    const [list] = trust.lists.slice(-1)
    if (list === undefined) throw new Error('a list of the package')
    const newer = { ...trust, lists: [...trust.lists, { ...list, version: list.version + 1 }] }
    const readings = await readWithBoth(Buffer.from(pair.image.original), { trust: newer, election })
    expect(readings.verify.doubts).toEqual(['older-list'])
    expect(disagreement(readings)).toBeNull()
    const other = { ...readings, verify: { ...readings.verify, lists: [] } }
    expect(disagreement(other)).toBe('both accept it, but differ in lists')
  })

  it('of media that were damaged or cut in any way, sealed or as prepared', async () => {
    const images = fc.constantFrom('original' as const, 'duplicate' as const, 'fresh' as const)
    await fc.assert(
      fc.asyncProperty(images, fc.array(damage, { minLength: 1, maxLength: 4 }), async (which, damages) => {
        await expectAgreement(damaged(which === 'fresh' ? pair.fresh : pair.image[which], damages))
      }),
      { numRuns: RUNS },
    )
  })

  it('of media on which somebody put pages that pass the page check, made with the key that the seal publishes', async () => {
    await fc.assert(
      fc.asyncProperty(forgedPages(), async (pages) => {
        const { verify } = await expectAgreement(withPages(pair, pages))
        expect(verify.problem).toBe('altered')
      }),
      { numRuns: RUNS },
    )
  })

  it('of media whose header the authority itself signed over nonsense', async () => {
    await fc.assert(
      fc.asyncProperty(headerNonsense(), async (nonsense) => {
        await expectAgreement(withHeader(pair, nonsense))
      }),
      { numRuns: RUNS },
    )
  })

  it('of media whose own machine sealed nonsense, accepted or not', async () => {
    let accepted = 0
    await fc.assert(
      fc.asyncProperty(signedNonsense(), fc.option(forgedPages(), { nil: [] }), async (nonsense, pages) => {
        const { verify } = await expectAgreement(resealed(pair, withPages(pair, pages), nonsense))
        if (verify.problem === null) accepted++
      }),
      { numRuns: RUNS },
    )
    // Otherwise nothing was compared but refusals.
    expect(accepted).toBeGreaterThan(0)
  })
})

it('a day is written as people write it', () => {
  expect(dayText(0)).toBe('2000-01-01')
  expect(dayText(904)).toBe('2002-06-23')
})
