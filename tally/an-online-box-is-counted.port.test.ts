/**
 * R9, R10: the sorted votes of an online box are one more source of records. Nothing is opened before they are there; they come out merged
 * with the machines' votes alone; and the bundle holds for checkers that share no code, with the online votes' own seal.
 */
import { execFileSync } from 'node:child_process'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { countNaive } from '#fixtures/reference/count-naive.ts'
import { type DrivenTally, joinPaper } from '#simulation/counting/drive-tally.ts'
import {
  bundleFound,
  holdersOpen,
  type MixedNight,
  mixedNight,
  receivedNight,
} from '#simulation/counting/mixed-night.ts'
import { type OnlineVoter, sortedOf, writeSortedStick } from '#simulation/counting/sorted-online-votes.ts'
import { TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { hangStickAt } from '#simulation/rooms/hung-stick.ts'
import { verify } from '#verify/main.ts'
import { countResultJson } from './services/count/result-json.ts'
import { examineOnline } from './services/receive/examine-online.ts'
import { nextStepOf } from './session/next-step.ts'

const DIGITS = /^\d{5}( \d{5}){3}$/

const VOTERS: readonly OnlineVoter[] = [
  [11, 23],
  [12, null],
  [12, 21],
]
const BOX = new TextEncoder().encode('an export')

describe.each([
  ['with kiosks', undefined],
  ['alone: nobody voted at a station', [[], []] as const],
])('an online box, %s', (_, votes) => {
  let night: MixedNight
  let driven: DrivenTally
  const stick = () => join(night.directory, 'online')

  beforeAll(async () => {
    const made = await mixedNight({
      ...{ publication: 'from-first-mix', online: true },
      ...(votes === undefined ? {} : { votes }),
    })
    night = {
      ...made,
      config: {
        ...made.config,
        media: [...(made.config.media ?? []), ...['online-again', 'online'].map((name) => join(made.directory, name))],
      },
    }
    driven = await receivedNight(night)
  })
  afterAll(async () => {
    await driven?.tally.stop()
    await rm(night.directory, { recursive: true })
  })

  it('keeps the count waiting until its sorted votes are there', async () => {
    const view = driven.tally.view()
    expect(view.missing).toContainEqual({ type: 'online' })
    expect(view).toMatchObject({ mayCount: false, online: { received: null } })
    expect((await driven.act({ type: 'count' })).message?.code).toBe('incomplete')
  })

  it('is taken in as it was signed, and not otherwise', async () => {
    await writeSortedStick(night.made, sortedOf(night.made, VOTERS, BOX), { box: BOX, directory: stick() })
    const seal = join(stick(), 'online-seal.bin')
    const whole = await readFile(seal)
    await writeFile(
      seal,
      Uint8Array.from(whole, (byte, place) => (place === 147 ? byte ^ 1 : byte)),
    )
    const refused = await driven.act({ type: 'read-media' })
    expect(refused.slots.at(-1)?.refusal).toEqual({ type: 'online-not-signed' })
    // The stick is there: nobody is sent to look for another one before the slot has said what to do with it.
    expect(nextStepOf(refused)).toEqual({ type: 'slot', slot: refused.slots.at(-1)?.slot })
    await writeFile(seal, whole)
    const records = join(stick(), 'online-sorted-0.bin')
    const first = await readFile(records)
    await writeFile(
      records,
      Uint8Array.from(first, (byte, place) => (place === 100 ? byte ^ 1 : byte)),
    )
    const other = await driven.act({ type: 'read-media' })
    expect(other.slots.at(-1)?.refusal).toEqual({ type: 'online-contradicts' })
    await writeFile(records, first)
    await driven.act({ type: 'read-media' })
    // A station at which nobody votes is asked about (LAW-17), whatever the online box has.
    for (const { id } of driven.tally.view().doubts) {
      await driven.act({ type: 'explain', doubt: id, reason: '投票した者がいない', by: ['選挙長', '立会人'] })
    }
    const view = driven.tally.view()
    expect(view).toMatchObject({ message: null, missing: [], mayCount: true })
    // R9: people hold these against the voter's page and the paper of the sorting room.
    const { settings, key } = view.online?.received ?? expect.unreachable()
    expect(view.online).toEqual({ received: { machine: 'SN-SORTING', voters: 3, settings, key } })
    expect([settings, key]).toEqual([expect.stringMatching(DIGITS), expect.stringMatching(DIGITS)])
  })

  it('R9: is not taken in with more votes than there are electors on the roll', async () => {
    const { authority, election } = night.made
    const { electionPackage, packageHash } = election
    const stationFacts = electionPackage.stationFacts.map((each, at) => ({ ...each, registered: at, eligible: at }))
    const of = { authorityPublicKey: authority.publicKey, packageSha256: toHex(packageHash), several: null }
    const few = await examineOnline(stick(), { ...of, electionPackage: { ...electionPackage, stationFacts } })
    expect(few).toEqual({ examination: { type: 'online-above-electors' }, contents: null })
    expect((await examineOnline(stick(), { ...of, electionPackage })).examination.type).toBe('online-votes')
  })

  it('WX2: is unreadable where its stick hangs, and holds nobody', async () => {
    const { authority, election } = night.made
    const { electionPackage, packageHash } = election
    const of = {
      authorityPublicKey: authority.publicKey,
      packageSha256: toHex(packageHash),
      several: null,
      electionPackage,
    }
    // The same files under another name of their place: this one hangs for the rest of the program.
    const place = `${stick()}/.`
    expect((await examineOnline(place, of)).examination.type).toBe('online-votes')
    await hangStickAt(place)
    expect((await examineOnline(place, of)).examination.type).toBe('medium-unreadable')
  })

  it('own-50: is taken in from a machine that two approved whom this one knows, and from no other', async () => {
    const { authority, election } = night.made
    const { packageHash } = election
    const electionPackage = { ...election.electionPackage, approvers: TWO_APPROVERS }
    const approvals = join(stick(), 'tally-approvals.json')
    const whole = await readFile(approvals)
    const examined = async () => {
      const of = {
        authorityPublicKey: authority.publicKey,
        packageSha256: toHex(packageHash),
        several: null,
        electionPackage,
      }
      return (await examineOnline(stick(), of)).examination.type
    }
    expect(await examined()).toBe('online-votes')
    const {
      approvals: [one],
      ...file
    } = JSON.parse(whole.toString())
    await writeFile(approvals, canonicalJson({ ...file, approvals: [one] }))
    expect(await examined()).toBe('online-machine-not-approved')
    await rm(approvals)
    expect(await examined()).toBe('online-machine-not-approved')
    await writeFile(approvals, whole)
  })

  it('is taken in once, and never in two ways', async () => {
    const again = join(night.directory, 'online-again')
    const slot = async () => (await driven.act({ type: 'read-media' })).slots.at(-2)
    await cp(stick(), again, { recursive: true })
    expect((await slot())?.refusal).toEqual({ type: 'online-already-here' })
    await rm(again, { recursive: true })
    const others = sortedOf(night.made, VOTERS.slice(1), BOX)
    await writeSortedStick(night.made, others, { box: BOX, directory: again })
    expect((await slot())?.refusal).toEqual({ type: 'online-sorted-otherwise' })
    await rm(again, { recursive: true })
    expect((await slot())?.refusal ?? null).toBe(null)
    expect(driven.tally.view()).toMatchObject({ mayCount: true, online: { received: { voters: 3 } } })
  })

  it('ends in the totals of everybody together', async () => {
    await driven.act({ type: 'count' })
    const opened = await holdersOpen(night, driven, [1, 3])
    expect(opened).toMatchObject({ phase: 'result', message: null })
    const { result } = await joinPaper(driven)
    const [atStations, inCouncil] =
      votes === undefined
        ? [
            [1, 1, 2, 2, 2],
            [1, 2, 1, 3, 'ended' as const],
          ]
        : [[], []]
    const mayor = countNaive({ kind: 'head', seats: 1, candidates: [1, 2] }, [...atStations, 1, 2, 2])
    const council = countNaive({ kind: 'council', seats: 3, candidates: [1, 2, 3, 4, 5] }, [
      ...inCouncil,
      3,
      'ended',
      1,
    ])
    const told = countResultJson(result?.contests ?? [])
    for (const [i, naive] of [mayor, council].entries()) {
      expect(told[i]?.joined?.totals).toEqual(naive.totals)
      expect(told[i]).toMatchObject({ ended: naive.ended, invalid: 0, unopened: 0, records: atStations.length + 3 })
    }
  })

  it('ends in a bundle that both checkers hold', async () => {
    const found = await bundleFound(night)
    expect(found.findings.filter(({ result }) => result !== 'holds' && result !== 'not-checked')).toEqual([])
    const sealed = found.findings.filter(({ check }) => ['V07', 'V14', 'V15'].includes(check))
    expect(sealed.map(({ result }) => result)).toEqual(['holds', 'holds', 'holds', 'holds', 'holds'])
    const reader = resolve(import.meta.dirname, '../fixtures/reference/check_bundle.py')
    const said = execFileSync('python3', [reader, join(night.directory, 'out', 'bundle')], { encoding: 'utf8' })
    expect(said).not.toMatch(/fails/)
  })

  it('leaves files that hold against media, reports and bundle; and shares alone open no part of it', async () => {
    const at = (name: string) => join(night.directory, name)
    const found = await verify({
      ...{ packageDirectory: at('package'), authority: toHex(night.made.authority.publicKey), reports: at('reports') },
      ...{ media: night.config.media?.slice(0, 2) ?? [], count: at('out') },
      shares: { paths: [1, 3].map((n) => join(at('shares'), `share-${n}.json`)), passphrases: async () => ['', ''] },
    })
    expect(found.count).toMatchObject({ problem: null, differences: [] })
    expect(found.district).toMatchObject({ problem: { type: 'online-box-not-here' }, totals: null })
  })

  it('leaves no file that has figures, or a hash, of the online votes alone', async () => {
    const received = JSON.parse(
      await readFile(join(night.directory, 'out', 'count', '1-received', 'report.json'), 'utf8'),
    )
    expect(Object.keys(received.online)).toEqual([
      ...['commitments', 'exportSha256', 'machine', 'machineKey', 'records', 'settingsSha256', 'sums'],
    ])
  })
})

describe('an election without an online box', () => {
  let night: MixedNight
  afterAll(() => rm(night.directory, { recursive: true }))

  it('takes no sorted votes in, and goes on with its media', async () => {
    const made = await mixedNight()
    const stick = join(made.directory, 'online')
    night = { ...made, config: { ...made.config, media: [...(made.config.media ?? []), stick] } }
    await writeSortedStick(made.made, sortedOf(made.made, VOTERS, BOX), { box: BOX, directory: stick })
    const driven = await receivedNight(night)
    const view = driven.tally.view()
    expect(view.slots.at(-1)?.refusal).toEqual({ type: 'online-without-box' })
    expect(view).toMatchObject({ mayCount: true, missing: [], online: null })
    await driven.tally.stop()
  })
})
