/**
 * The tour leads through a whole election day on real processes, lines and media. Nobody touches a screen, except that a person acts twice
 * before the tour does. Once with the sample; once as a rehearsal, which takes place now and says 模擬 wherever it is seen (W1).
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildScreens } from '#build/screens.mjs'
import { parsePin } from '#election/card/operator-card.ts'
import { rollPath } from '#election/keys/roll-envelope.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { readAuthorityPub } from '#office/files/office-files.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { systemClock } from '#shell/system-clock.ts'
import { until } from '#simulation/doors/door.ts'
import { deskIs } from '#simulation/people/clerk.ts'
import { writeRehearsalSet } from '#simulation/rehearsal-set.ts'
import { must } from '#simulation/rooms/must.ts'
import { type RunningDesk, startDesk, switchOn } from '../app.ts'
import { layOutDesk, OWN_SET } from '../prepare-desk.ts'
import type { DeskView } from '../session/view.ts'
import { runningOf } from '../station/seat.ts'
import { DeskStation } from '../station/station.ts'
import { GuidedDesk } from './guided-desk.ts'
import type { GuideKey } from './step.ts'

beforeAll(() => buildScreens(), 120_000)

describe.each(['fixture', 'rehearsal'] as const)('the desk as a %s', (use) => {
  const home = mkdtempSync(join(tmpdir(), 'ippyo-tour-'))
  const played: GuideKey[] = []
  let served = 0
  let station: DeskStation
  let desk: RunningDesk

  beforeAll(async () => {
    const today = systemClock().now()
    const sources = use === 'fixture' ? OWN_SET : writeRehearsalSet(join(home, 'set'))
    const asked = { sources, use, home, randomness: secureRandomness(), now: today, say: () => {} }
    station = await DeskStation.furnish(await layOutDesk(asked), secureRandomness(), () => 'http://127.0.0.1:1')
    desk = await startDesk(new GuidedDesk(station))
    switchOn(desk)
    // One day of the two is played by somebody who reads English: voters then see English titles.
    if (use === 'fixture') desk.send({ type: 'language', language: 'en' })
    const allAreOn = ({ apps }: DeskView) =>
      apps.every(({ power, spare }) => power === (spare ? 'stored' : 'on')) || undefined
    await until(desk, 'all machines', allAreOn, ({ apps }) => JSON.stringify(apps.map(({ power }) => power)))
  })

  afterAll(async () => {
    await desk?.stop()
    rmSync(home, { recursive: true, force: true })
  })

  /** The view once the tour rests on a step that can be played, is over or needs a person. */
  function resting(previous: string): Promise<DeskView> {
    return new Promise((resolve) => {
      let stop = () => {}
      stop = desk.subscribe((view) => {
        const { step, playing, stuck } = view.guide
        const moved = JSON.stringify(step) !== previous || stuck !== null
        if (playing || step.key === 'wait' || !moved) return
        queueMicrotask(() => stop())
        resolve(view)
      })
    })
  }

  it('goes from the locked issuer to the printed result', async () => {
    let view = await resting('')
    while (view.guide.step.key !== 'finished') {
      expect(view.guide.stuck).toBeNull()
      expect(view.guide.step.key).not.toBe('trouble')
      played.push(view.guide.step.key)
      if (view.guide.step.key === 'serve-voter') await meddle(served++)
      const before = JSON.stringify(desk.view().guide.step)
      desk.send({ type: 'play-step' })
      view = await resting(before)
    }
    // Nobody was skipped, nobody was called twice: the fourth voter is the next.
    expect(desk.view().voters[0]?.rollNo).toBe('1-0004')
    expect(played.filter((key) => key === 'vote')).toHaveLength(3)
    expect(played.filter((key) => key === 'mix')).toEqual(['mix'])
    const result = station.tally.remote?.view().result
    expect(result?.final).toBe(true)
    expect(result?.contests.map((contest) => contest.valid)).toEqual([3, 3])
    expect(printed().filter((path) => !existsSync(path))).toEqual([])
    expect(printed().length).toBeGreaterThan(0)
  })

  /** A person acts at the issuer between two steps of the tour. */
  async function meddle(served: number): Promise<void> {
    const issuer = runningOf(station.issuer)
    const seek = (text: string) => issuer.send({ type: 'voter-sought', text, by: 'roll-number' })
    if (served === 1) {
      seek('1-0001')
      await deskIs(issuer, 'the refusal of one who has voted', ['refused'])
      expect(desk.view().guide.step.word).toBe('voter-refused')
    }
    if (served === 2) {
      seek('1-0003')
      await deskIs(issuer, 'the third voter', ['found'])
      issuer.send({ type: 'identity-confirmed' })
      await deskIs(issuer, 'the marks of the third', ['checked'])
      expect(desk.view().guide.step.word).toBe('issue')
    }
  }

  const inUse = () => station.kiosks.filter(({ plan }) => !plan.spare)
  const printed = () => (station.tally.remote?.view().documents ?? []).map((document) => document.path)

  it('has a package for each issuer alone: when one erases its roll, the package to verify with stays whole (D-31)', async () => {
    const { directory, station: place } = station.prepared
    const authority = must(await readAuthorityPub(join(directory, 'office')))
    const own = station.issuers.map(({ plan }) => plan.config.package)
    expect(new Set(own).size).toBe(own.length)
    for (const from of own) rmSync(join(from, rollPath(place.id)))
    for (const { plan } of [...station.kiosks, station.tally]) {
      expect((await readPackageDirectory(plan.config.package, authority, nativeChecks)).ok).toBe(true)
    }
  })

  it(`says ${use} in every program, and in the desk itself`, () => {
    const said = [
      desk.view().use,
      station.issuer.remote?.view().head?.use,
      ...inUse().map((kiosk) => kiosk.remote?.view().use),
      station.tally.remote?.view().head?.use,
    ]
    expect(new Set(said)).toEqual(new Set([use]))
  })

  if (use === 'fixture') return

  it('says 模擬 on every page of the result and of every other paper of the day', () => {
    const papers = readdirSync(join(station.prepared.directory, 'documents'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.pdf'))
      .map((name) => join(station.prepared.directory, 'documents', name))
    expect(papers).toEqual(expect.arrayContaining([...printed()]))
    expect(papers.length).toBeGreaterThan(printed().length)
    for (const path of papers) {
      const text = spawnSync('pdftotext', [path, '-'], { encoding: 'utf8' }).stdout
      const pages = text.split('\f').slice(0, -1)
      expect(pages.length, path).toBeGreaterThan(0)
      for (const page of pages) expect(page, path).toContain('模擬')
    }
  })

  it('takes place now: nothing sets a clock, and none is handed to a program', () => {
    const { directory } = station.prepared
    expect(played.filter((key) => key.startsWith('clock-'))).toEqual([])
    expect(existsSync(join(directory, 'clock.json'))).toBe(false)
    const apps = [station.issuer, ...inUse(), station.tally]
    for (const { plan } of apps) expect(readFileSync(plan.configFile, 'utf8')).not.toMatch(/clock|frameOrigin/)
    desk.send({ type: 'clock-set', time: '23:59' })
    expect(station.view().now.slice(0, 10)).not.toBe(station.prepared.station.dates[0])
  })

  it('has operator cards of its own, whose PINs are in no file of the desk', () => {
    const { directory } = station.prepared
    for (const name of ['cards.json', 'office/fixture-secrets.json'])
      expect(existsSync(join(directory, name))).toBe(false)
    const pins = station.view().cards.flatMap((card) => (card.pin === null ? [] : [card.pin]))
    expect(pins).toHaveLength(3)
    for (const pin of pins) expect(parsePin(pin, 'rehearsal')).not.toBeNull()
  })
})
