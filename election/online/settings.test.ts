/** Settings are read as they were signed, and refused when they contradict themselves or their package. */
import { describe, expect, it } from 'vitest'
import type { Station } from '#election/definition/definition.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import type { LocalDate } from '#election/time.ts'
import { tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { onlineElection, onlineSettings, pollOf } from '#simulation/rooms/online-election.ts'
import { parseInstant } from './instant.ts'
import { logPolicyOf, type OnlineSettings, policyFile, readUnapprovedSettings, signSettings } from './settings.ts'

const election = onlineElection('settings')
const authority = makeSigningKey(election.randomness)
const settings = onlineSettings(election)
const of = pollOf(election)
const read = (changed: OnlineSettings, within = of) =>
  readUnapprovedSettings(signSettings(changed, authority.secretKey), authority.publicKey, within)
const where = (changed: OnlineSettings, within = of) => {
  const answer = read(changed, within)
  return answer.ok ? 'taken' : 'where' in answer.error ? answer.error.where : answer.error.type
}

describe('settings', () => {
  it('are read as they were signed', () => {
    const answer = read(settings)
    expect(answer).toMatchObject({ ok: true, value: { settings } })
    expect(answer.ok && answer.value.hash).toHaveLength(32)
  })

  it('say when applications end, and how each contest is shown; without one of them they are refused', () => {
    const { applicationsEnd, layouts: _, ...rest } = settings
    const answer = read(settings)
    expect(answer.ok && answer.value.applicationsEnd).toBe(parseInstant('2026-11-14T17:00:00+09:00'))
    const faults = [rest, { ...rest, applicationsEnd }].map((without) => where(without as OnlineSettings))
    expect(faults).toEqual(['applicationsEnd', 'layouts'])
  })

  it('are refused when any byte of them is another', () => {
    const { bytes, signature } = signSettings(settings, authority.secretKey)
    const taken = [...bytes.keys()]
      .filter((at) => at % 97 === 0)
      .filter((at) => {
        const document = { bytes: bytes.with(at, (bytes[at] as number) ^ 1), signature }
        return readUnapprovedSettings(document, authority.publicKey, of).ok
      })
    expect(taken).toEqual([])
  })

  const { keys, switches } = settings
  const [one, two] = keys.witnesses as [OnlineSettings['keys']['witnesses'][0], OnlineSettings['keys']['witnesses'][0]]
  it.each<[string, OnlineSettings, string]>([
    ['a close at 20:00 of the day before', { ...settings, closes: '2026-11-21T20:00:00+09:00' }, 'taken'],
    ['a close one second later', { ...settings, closes: '2026-11-21T20:00:01+09:00' }, 'closes'],
    ['a close on the day', { ...settings, closes: '2026-11-22T08:00:00+09:00' }, 'closes'],
    [
      'a close that is 16:00 of the day in Japan',
      {
        ...settings,
        opens: '2026-11-15T08:30:00-11:00',
        closes: '2026-11-21T20:00:00-11:00',
        applicationsEnd: '2026-11-21T20:00:00-11:00',
      },
      'closes',
    ],
    ['a close before the opening', { ...settings, closes: settings.opens }, 'closes'],
    ['two zones', { ...settings, opens: '2026-11-15T08:30:00+10:00' }, 'closes'],
    ['a day that does not exist', { ...settings, opens: '2026-11-31T08:30:00+09:00' }, 'opens'],
    ['applications until the close', { ...settings, applicationsEnd: settings.closes }, 'taken'],
    ['applications after the close', { ...settings, applicationsEnd: '2026-11-21T20:00:01+09:00' }, 'applicationsEnd'],
    ['no layout of a contest', { ...settings, layouts: settings.layouts.slice(1) }, 'layouts.contest'],
    ['an end in another zone', { ...settings, applicationsEnd: '2026-11-14T08:00:00+00:00' }, 'applicationsEnd'],
    ['an end without zone', { ...settings, applicationsEnd: '2026-11-14T17:00:00' }, 'applicationsEnd'],
    ['an instant without zone', { ...settings, opens: '2026-11-15T08:30:00' }, 'opens'],
    ['one key for gate and collector', { ...settings, keys: { ...keys, promise: keys.gate } }, 'keys'],
    [
      'a witness with the log’s key',
      { ...settings, keys: { ...keys, witnesses: [one, { ...two, key: keys.sequencer }] } },
      'keys',
    ],
    [
      'two witnesses of one name',
      { ...settings, keys: { ...keys, witnesses: [one, { ...two, name: one.name }] } },
      'keys',
    ],
    ['one witness', { ...settings, keys: { ...keys, witnesses: [one] } }, 'keys.witnesses'],
    ['one exporter', { ...settings, keys: { ...keys, exporters: keys.exporters.slice(1) } }, 'keys.exporters'],
    ['more witnesses asked for than there are', { ...settings, quorum: 3 }, 'quorum'],
    ['sealed evidence without a key', { ...settings, keys: { ...keys, sorting: null } }, 'keys.sorting'],
    ['a sorting key and no evidence', { ...settings, switches: { ...switches, evidence: 'none' } }, 'keys.sorting'],
    [
      'a sorting key that everybody opens',
      { ...settings, keys: { ...keys, sorting: keys.sorting && { ...keys.sorting, publicKey: '00'.repeat(32) } } },
      'keys.sorting',
    ],
    [
      'a page without encryption',
      { ...settings, origin: { ...settings.origin, page: 'http://vote.example' } },
      'origin.page',
    ],
    ['a name of the log with a blank', { ...settings, origin: { ...settings.origin, log: 'a b' } }, 'origin.log'],
    ['one build twice', { ...settings, builds: [settings.clientFiles, settings.clientFiles] }, 'builds'],
    ['another package', { ...settings, packageSha256: '00'.repeat(32) }, 'packageSha256'],
  ])('with %s: %s', (_, changed, answer) => {
    expect(where(changed)).toBe(answer)
  })

  it('of a private body are for its members: no card, no station, and any layout of the ballot', () => {
    const { electionPackage } = of
    const body = {
      ...of,
      electionPackage: { ...electionPackage, rules: { ...electionPackage.rules, municipalityCode: '' } },
    }
    const live = { ...body, electionPackage: { ...body.electionPackage, use: 'live' as const } }
    const own = { ...switches, voters: 'members', evidence: 'none', deskOverride: false } as const
    const members = { ...settings, quorum: 2, switches: own, keys: { ...keys, sorting: null } }
    expect(where(members, body)).toBe('taken')
    expect(where(members, of)).toBe('switches.voters')
    expect(where(settings, body)).toBe('switches.voters')
    expect(where({ ...members, switches: { ...own, deskOverride: true } }, body)).toBe('switches.deskOverride')
    expect(where({ ...members, switches: { ...own, evidence: 'sealed' }, keys }, body)).toBe('switches.evidence')
    for (const layout of ['names', 'images', 'texts'] as const) {
      const layouts = settings.layouts.map((each) => ({ ...each, layout }))
      expect(where({ ...members, layouts }, live)).toBe('taken')
    }
    const closes = (hour: string) => where({ ...members, closes: hour, applicationsEnd: hour }, body)
    expect(closes('2026-11-23T00:00:00+09:00')).toBe('taken')
    expect(closes('2026-11-23T00:01:00+09:00')).toBe('closes')
  })

  it('close before the first of all stations votes, and before a day that a list has moved (PEO 56)', () => {
    const station = (dates: readonly string[], more: Partial<Station> = {}) =>
      ({ ...tinyStation, dates: dates as readonly LocalDate[], ...more }) as Station
    const closesOn = (day: string, ...stations: readonly Station[]) => {
      const closes = `${day}T20:00:00+09:00`
      const poll = { ...of, electionPackage: { ...of.electionPackage, stations } }
      return where({ ...settings, closes, applicationsEnd: closes }, poll)
    }
    const island = station(['2026-11-20'])
    expect(closesOn('2026-11-21', station(['2026-11-22']))).toBe('taken')
    expect(closesOn('2026-11-21', station(['2026-11-22']), island)).toBe('closes')
    expect(closesOn('2026-11-19', station(['2026-11-22']), island)).toBe('taken')
    expect(closesOn('2026-11-21', station(['2026-11-16'], { earlyVoting: true }))).toBe('taken')
    const moved = station(['2026-11-22'], { earlierDates: [['2026-11-20' as LocalDate]] })
    expect(closesOn('2026-11-21', moved)).toBe('closes')
  })

  it('let people rehearse on their own machine, and vote nowhere without encryption', () => {
    const rehearsed = { ...settings, quorum: 2, origin: { ...settings.origin, page: 'http://localhost:8080' } }
    const of1 = (use: 'live' | 'rehearsal' | 'fixture') => ({ ...of, electionPackage: { ...of.electionPackage, use } })
    expect((['live', 'rehearsal', 'fixture'] as const).map((use) => where(rehearsed, of1(use)))).toEqual([
      ...['origin.page', 'taken', 'taken'],
    ])
    expect(where({ ...settings, quorum: 2 }, of1('live'))).toBe('taken')
    // own-88: two honest witnesses could each see a log of their own.
    expect((['live', 'rehearsal'] as const).map((use) => where({ ...settings, quorum: 1 }, of1(use)))).toEqual([
      ...['quorum', 'taken'],
    ])
    for (const page of [
      'http://localhost',
      'http://localhost.example:80',
      'http://127.0.0.1:80',
      'http://localhost:80/',
    ]) {
      expect(where({ ...settings, origin: { ...settings.origin, page } }, of1('rehearsal'))).toBe('origin.page')
    }
  })

  it('show pictures or texts where nothing is live, and names alone on a ballot for a public office', () => {
    const layouts = settings.layouts.map(({ contest }) => ({ contest, layout: 'images' as const }))
    const of1 = (use: 'live' | 'rehearsal') => ({ ...of, electionPackage: { ...of.electionPackage, use } })
    expect(where({ ...settings, layouts }, of1('rehearsal'))).toBe('taken')
    expect(where({ ...settings, layouts }, of1('live'))).toBe('layouts.layout')
  })

  it('of a question say nothing: the list has its pictures and texts (S-04)', () => {
    const contests = of.electionPackage.contests.map((each, at) =>
      at === 0 ? { ...each, kind: 'question' as const } : each,
    )
    const live = { ...of, electionPackage: { ...of.electionPackage, contests, use: 'live' as const } }
    const shown = (...layouts: readonly ('names' | 'images' | 'texts')[]) =>
      where(
        {
          ...settings,
          layouts: settings.layouts.map(({ contest }, at) => ({ contest, layout: layouts[at] ?? 'names' })),
        },
        live,
      )
    expect(['images', 'texts'].map((layout) => shown(layout as 'images'))).toEqual(['layouts.layout', 'layouts.layout'])
    expect(shown('names', 'names')).not.toBe('layouts.layout')
    expect(shown('names', 'images')).toBe('layouts.layout')
  })

  it('are refused for a package that publishes every record', () => {
    const rules = { ...of.electionPackage.rules, publication: 'all' as const }
    expect(where(settings, { ...of, electionPackage: { ...of.electionPackage, rules } })).toBe('package')
  })

  it('name who must have signed a checkpoint, also for other programs', () => {
    expect(logPolicyOf(settings)).toMatchObject({ origin: settings.origin.log, quorum: 1 })
    const lines = policyFile(settings).split('\n')
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['log', 'witness', 'witness', 'group', 'quorum', ''])
    expect(lines[3]).toBe('group witnesses 1 w1 w2')
    expect(lines[0]).toMatch(/^log vote\.example\/log\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44}$/)
  })
})
