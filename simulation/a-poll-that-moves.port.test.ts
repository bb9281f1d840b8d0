/**
 * TC-20 on the real things: package, keys, media and cards of one day; a signed list moves the poll; the kiosk votes on the new day,
 * and both readers of its medium take it. Where people voted already, the list is refused and the one before closes the day.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { readIdentity } from '#hardware/package-directory/read-identity.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { openOffice } from '#office/prepare/make-office.ts'
import { type Day, movedTo } from '#office/prepare/moved-to.ts'
import { nextList, writeNextList } from '#office/prepare/next-list.ts'
import { importSources } from '#office/prepare/prepare-election.ts'
import { loadShippedFonts } from '#office/prepare/shipped-fonts.ts'
import { examineMedium } from '#tally/services/receive/examine-medium.ts'
import { verifyMedium } from '#verify/medium/verify-medium.ts'
import { readTrust } from '#verify/package/trust.ts'
import { must } from './rooms/must.ts'
import { PollingStation, type Prepared, prepareSmall, SMALL_SOURCES } from './rooms/polling-station.ts'

const [OLD, NEW] = ['2027-04-25', '2027-04-30'] as LocalDate[] as [LocalDate, LocalDate]
const BEFORE = '2027-04-20' as LocalDate

let prepared: Prepared
let sources: ElectionSources
let station: PollingStation
let officer: UltralightAesCard

beforeAll(async () => {
  prepared = await prepareSmall()
  sources = must(await importSources(SMALL_SOURCES, await loadShippedFonts())).sources
})
afterAll(() => prepared.remove())
beforeEach(async (context) => {
  station = new PollingStation(prepared, context.task.name)
  officer = await station.operatorCard()
})
afterEach(() => station.remove())

const packageOf = () => join(station.directory, 'package')

function movedSources(date: LocalDate): ElectionSources {
  const stations = sources.stations.map((each) => ({ ...each, dates: [date] }))
  return { ...sources, rules: { ...sources.rules, date }, stations }
}

async function inPackage(): Promise<LoadedElection> {
  const { authorityPublicKey } = must(await readIdentity(station.disk()))
  return must(await readPackageDirectory(packageOf(), authorityPublicKey))
}

const next = async (date: LocalDate, day: Day) =>
  nextList(await inPackage(), movedSources(date), [], null, { ...day, without: [] })

async function moveThePoll(): Promise<void> {
  const list = must(await next(NEW, { confirmed: NEW, today: BEFORE }))
  const authority = must(await openOffice(join(station.directory, 'office'), 'fixture office passphrase'))
  await writeNextList(packageOf(), list, authority.secretKey)
}

test('another day in the files is taken only from whoever names it', async () => {
  const day = (confirmed: LocalDate | null) => ({ confirmed, today: BEFORE })
  const asked = async (date: LocalDate, of: LocalDate | null) => {
    const list = await next(date, day(of))
    return list.ok ? list.value.list.moved?.date : list.error.type
  }
  expect(await asked(NEW, null)).toBe('day-not-confirmed')
  expect(await asked(NEW, OLD)).toBe('day-not-confirmed')
  expect(await asked(OLD, NEW)).toBe('day-not-confirmed')
  expect(await asked(NEW, NEW)).toBe(NEW)
  const { electionPackage } = await inPackage()
  const late = (today: LocalDate) => {
    const moved = movedTo(movedSources(NEW), { ...electionPackage, use: 'live' }, { confirmed: NEW, today })
    return moved.ok ? moved.value?.date : moved.error.type
  }
  expect([late('2027-04-24' as LocalDate), late(OLD)]).toEqual([NEW, 'day-too-late'])
  const more = { ...movedSources(NEW), stations: sources.stations.map((each) => ({ ...each, dates: [OLD, NEW] })) }
  expect(movedTo(more, electionPackage, day(NEW))).toMatchObject({ error: { type: 'days-of-media', station: '1' } })
  const after = { ...more, stations: sources.stations.map((each) => ({ ...each, dates: ['2027-05-01' as LocalDate] })) }
  expect(movedTo(after, electionPackage, day(NEW))).toMatchObject({ error: { type: 'days-of-media', station: '1' } })
})

test('after the last list that a reader takes none is signed', async () => {
  const election = await inPackage()
  const asked = (version: number) => {
    const said = { confirmed: NEW, today: BEFORE, without: [] }
    return nextList({ ...election, list: { ...election.list, version } }, movedSources(NEW), [], null, said)
  }
  expect(await asked(99)).not.toMatchObject({ error: { type: 'lists-full' } })
  expect(await asked(100)).toMatchObject({ error: { type: 'lists-full', version: 100 } })
})

test('people vote on the new day with the media of the old one, and both readers take what is sealed', async () => {
  await moveThePoll()
  const election = await inPackage()
  expect(election.electionPackage.rules.date).toBe(NEW)
  station.now = `${NEW}T07:00` as LocalMinute
  await station.open(officer)
  await station.voteBoth(await station.issueOutside())
  expect(await station.close(officer)).toMatchObject({ final: true, records: [{ count: 1 }, { count: 1 }] })
  await station.powerOff()
  const place = join(station.media(), 'original')
  const { authorityPublicKey } = must(await readIdentity(station.disk()))
  const read = async (of: LoadedElection) => {
    const medium = must(await openMediumReadOnly(place))
    const found = await examineMedium(
      medium,
      { electionPackage: of.electionPackage, authorityPublicKey, several: null },
      () => {},
    )
    await medium.close()
    return found.examination.type
  }
  expect([await read(election), await read(prepared.election)]).toEqual(['sealed', 'medium-altered'])
  const verified = async () => {
    const trust = await readTrust(packageOf(), toHex(authorityPublicKey))
    if (typeof trust === 'string') throw new Error(trust)
    return verifyMedium(place, trust)
  }
  expect(await verified()).toMatchObject({ problem: null, doubts: [], recordsInAll: 2 })
  for (const end of ['json', 'sig']) await rm(join(packageOf(), `candidate-list-2.${end}`))
  expect(await verified()).toMatchObject({ problem: 'seal-of-other-medium' })
})

test('where people voted already it is refused, and under the list before that day is closed', async () => {
  await station.open(officer)
  await station.voteBoth(await station.issueOutside())
  await moveThePoll()
  station.reader.tray.remove()
  await station.powerOn()
  await station.unlock(officer)
  expect(await station.shows('out-of-service')).toMatchObject({ fault: 'moved-too-late', closable: false })
})
