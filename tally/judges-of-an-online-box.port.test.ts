/** 国民審査 at a station and in an online box: each judge's list has the records of both, before the keys and after them. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { type DrivenTally, joinPaper } from '#simulation/counting/drive-tally.ts'
import {
  bundleFound,
  holdersOpen,
  type MixedNight,
  mixedNight,
  receivedNight,
} from '#simulation/counting/mixed-night.ts'
import { sortedOf, writeSortedStick } from '#simulation/counting/sorted-online-votes.ts'
import { verify } from '#verify/main.ts'
import { countResultJson } from './services/count/result-json.ts'

const BOX = new TextEncoder().encode('an export')

describe('a station and a box', () => {
  let night: MixedNight
  let driven: DrivenTally

  beforeAll(async () => {
    const made = await mixedNight({
      ...{ review: true, candidates: [2, 3], registered: 200, publication: 'from-first-mix', online: true },
      votes: ({ review }) => [[[11, review([21])]], [[12, review([21, 22])]]],
    })
    const stick = join(made.directory, 'online')
    night = { ...made, config: { ...made.config, media: [...(made.config.media ?? []), stick] } }
    const voters = [
      [11, [23]],
      [11, []],
      [null, null],
    ] as const
    await writeSortedStick(night.made, sortedOf(night.made, voters, BOX), { box: BOX, directory: stick })
    driven = await receivedNight(night)
  })
  afterAll(async () => {
    await driven?.tally.stop()
    await rm(night.directory, { recursive: true })
  })

  it('nothing is asked before the keys, and each judge has the marks of both', async () => {
    expect(driven.tally.view().doubts).toEqual([])
    await driven.act({ type: 'count' })
    await holdersOpen(night, driven, [1, 2])
    await joinPaper(driven)
    const { result } = driven.tally.view()
    const told = countResultJson(result?.contests ?? [])[1]
    expect(told).toMatchObject({ valid: 4, ended: 1, unopened: 0, records: 5, totals: { 1: 2, 2: 1, 3: 1 } })
    expect(told?.judges?.map(({ unmarked }) => unmarked)).toEqual(['2', '3', '3'])
    expect(result?.final).toBe(true)
  })

  it('the checker of bundles holds every list, and the independent reader finds no difference', async () => {
    const found = await bundleFound(night)
    expect(found.findings.filter(({ result }) => result === 'fails')).toEqual([])
    expect(found.count?.map(({ list, records }) => [list, records])).toEqual([
      [0, 5],
      [7, 5],
      [8, 5],
      [9, 5],
    ])
    const at = (name: string) => join(night.directory, name)
    const { count } = await verify({
      authority: toHex(night.made.authority.publicKey),
      media: (night.config.media ?? []).slice(0, 2),
      ...{ packageDirectory: at('package'), reports: at('reports'), count: at('out') },
    })
    expect(count?.differences).toEqual([])
  })
})
