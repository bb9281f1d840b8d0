/**
 * CNT-06, promise 5: an election, counted by the app from media to result. Nobody puts the key together; the count ends in a
 * bundle that a checker without a key and without our code holds.
 */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { readTallyLog } from '#election/log/tally-log.ts'
import { countNaive } from '#fixtures/reference/count-naive.ts'
import { type DrivenTally, joinPaper } from '#simulation/counting/drive-tally.ts'
import { holdersOpen, type MixedNight, mixedNight, receivedNight } from '#simulation/counting/mixed-night.ts'
import { verifyBundle } from '#verify/bundle/read-bundle.ts'
import { verify } from '#verify/main.ts'
import { countResultJson } from './services/count/result-json.ts'

let night: MixedNight
let driven: DrivenTally

beforeAll(async () => {
  night = await mixedNight()
  driven = await receivedNight(night)
})
afterAll(async () => {
  await driven.tally.stop()
  await rm(night.directory, { recursive: true })
})

const bundle = () => join(night.directory, 'out', 'bundle')

describe('a district', () => {
  it('is mixed before a holder comes', async () => {
    expect(driven.tally.view()).toMatchObject({ mixed: null, mayCount: true, sealTo: null })
    const early = await driven.act({ type: 'provide-share', index: 1, sealed: '00', records: 10 })
    expect(early.message?.code).toBe('mix-first')
    const view = await driven.act({ type: 'count' })
    expect(view).toMatchObject({ message: null, result: null, mixed: { records: 10, refused: 0, mixers: 2 } })
    expect((await readdir(bundle())).sort()).toEqual(
      [0, 1].flatMap((c) => [`votes-${c}.bin`, `refused-${c}.bin`, `mix-${c}-1.bin`, `mix-${c}-2.bin`]).sort(),
    )
  })

  it('is opened by k holders, one after the other, each of whom has read the number', async () => {
    const wrong = await driven.give(1, 'not this one')
    expect(wrong.message?.code).toBe('wrong-passphrase')
    const first = await driven.give(1, night.made.passphrases[0] as string)
    expect([first.message, first.seats[0]?.state, first.result]).toEqual([null, 'filled', null])
    const misread = await driven.act({ type: 'provide-share', index: 3, sealed: '00', records: 9 })
    expect(misread.message?.code).toBe('records-not-agreed')
    const view = await holdersOpen(night, driven, [3])
    expect(view).toMatchObject({ phase: 'result', message: null })
    expect(view.seats.every(({ state }) => state === 'empty')).toBe(true)
  })

  it('has the totals of the plain reference', async () => {
    const { result } = await joinPaper(driven)
    const mayor = countNaive({ kind: 'head', seats: 1, candidates: [1, 2] }, [1, 1, 2, 2, 2])
    const council = countNaive({ kind: 'council', seats: 3, candidates: [1, 2, 3, 4, 5] }, [1, 2, 1, 3, 'ended'])
    const told = countResultJson(result?.contests ?? [])
    for (const [i, naive] of [mayor, council].entries()) {
      expect(told[i]?.joined?.totals).toEqual(naive.totals)
      expect(told[i]).toMatchObject({ ended: naive.ended, invalid: 0, unopened: 0, records: 5 })
    }
  })

  it('ends in a bundle that a checker holds, of the number that is on the screen', async () => {
    const found = await verifyBundle(bundle(), {
      authority: { key: toHex(night.made.authority.publicKey) },
      bundle: driven.tally.view().bundle,
    })
    if ('type' in found) throw new Error(found.type)
    expect(found.findings.filter(({ result }) => result === 'fails')).toEqual([])
    // The seals are in it: also that the list is what the machines sealed.
    expect(found.findings.filter(({ result }) => result === 'not-checked')).toEqual([])
    expect(found.holds).toBe(true)
    expect(driven.tally.view().bundle).toBe(found.fingerprint)
    expect(found.count?.map(({ ended, records }) => [ended, records])).toEqual([
      [0, 5],
      [1, 5],
    ])
  })

  it('has files that say what its bundle proves: nobody needs a share to see other sums beside it', async () => {
    const at = (name: string) => join(night.directory, name)
    const held = async (count: string) => {
      const [authority, media] = [toHex(night.made.authority.publicKey), night.config.media ?? []]
      const places = { packageDirectory: at('package'), reports: at('reports'), count: at(count) }
      const { count: found } = await verify({ authority, media: media.slice(0, 2), ...places })
      return found?.differences.map(({ file, member, here }) => `${file} ${member} ${here}`)
    }
    expect(await held('out')).toEqual([])
    await cp(at('out'), at('false'), { recursive: true })
    const file = at('false/count/3-opened/report.json')
    const told = JSON.parse(await readFile(file, 'utf8'))
    const [one, other] = told.selections
    await writeFile(
      file,
      canonicalJson({ ...told, selections: told.selections.toSpliced(0, 2, { ...one, records: 5 }) }),
    )
    expect(await held('false')).toEqual(
      expect.arrayContaining([
        `3-opened/report.json selections 0 ${one.selection} ${one.records}`,
        `3-opened/report.json selections 0 ${other.selection} ${other.records}`,
      ]),
    )
    // The page of one pair under another pair's name, and one of a pair that nobody counted.
    const seals = at('false/bundle/seals')
    const [first = '', second = ''] = (await readdir(seals)).sort()
    await cp(join(seals, first), join(seals, second))
    await cp(join(seals, first), join(seals, first.replace(/[0-9]+\.bin$/, '55.bin')))
    await rm(join(seals, first))
    const ofSeals = (await held('false'))?.filter((each) => each.includes('bundle seal'))
    expect(ofSeals).toEqual([
      expect.stringMatching(/ bundle seals\/[0-9]-55\.bin null$/),
      expect.stringMatching(new RegExp(` bundle seals/${second} [0-9 ]{23}$`)),
      expect.stringMatching(/ bundle seal 1 1 [0-9 ]{23}$/),
    ])
    // A count.json that the manifest does not name proves nothing.
    await writeFile(at('false/bundle/count.json'), '{}')
    expect(await held('false')).toContain(`3-opened/report.json bundle count.json as in the manifest`)
  })

  it('LAW-07: its log has each process, and no number of votes', async () => {
    const { entries, unbroken } = readTallyLog(
      new Uint8Array(await readFile(join(night.directory, 'out', 'tally.log'))),
    )
    expect(unbroken).toBe(true)
    const of = entries.flatMap(({ event }) => (/^(mix|hold|share|passphrase|records)/.test(event.type) ? [event] : []))
    expect(of).toEqual([
      { type: 'mixer-began', mixer: 1 },
      { type: 'mixer-ended', mixer: 1 },
      { type: 'mixer-began', mixer: 2 },
      { type: 'mixer-ended', mixer: 2 },
      { type: 'holder-began' },
      { type: 'passphrase-wrong', seat: 1 },
      { type: 'share-accepted', seat: 1 },
      { type: 'holder-began' },
      { type: 'share-accepted', seat: 3 },
      { type: 'records-opened' },
    ])
  })

  it('leaves no name of a machine, a medium or a station beside package, seals and reports', async () => {
    const names = (await readdir(bundle())).filter((name) => !['package', 'seals', 'reports'].includes(name))
    const { machines } = night.made.election.electionPackage
    for (const name of names) {
      const bytes = await readFile(join(bundle(), name))
      for (const { serial } of machines) expect(bytes.includes(serial)).toBe(false)
    }
  })
})
