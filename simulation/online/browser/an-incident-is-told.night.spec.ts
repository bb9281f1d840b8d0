/**
 * One day with a fault of the online box (M1–M3), of one election: two exporters sign the line; the voter's page and the help desk say it, the
 * station has it with its roll list, and the other reader holds the published list against the round that the stations got.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { buildScreens } from '#build/screens.mjs'
import { toHex } from '#election/bytes.ts'
import { INCIDENTS_FILE } from '#election/online/incidents.ts'
import { unixSecond } from '#election/online/instant.ts'
import type { LocalDate } from '#election/time.ts'
import { issuerScreenEventSchema } from '#issuer/session/screen-event.ts'
import { openOffice } from '#office/prepare/make-office.ts'
import { enterIncident, type Typed } from '#online/box-side/incidents/enter-incident.ts'
import { incidentsNow } from '#online/roll-side/roll/incidents-now.ts'
import { signNative, verifyNative } from '#openssl/ed25519.ts'
import { openShell } from '#shell/open-shell.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { keepPicture } from '#simulation/pictures/keep-picture.ts'
import { must } from '#simulation/rooms/must.ts'
import { STOPPED } from '#simulation/rooms/online-incidents.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { RollOffice } from '#simulation/rooms/roll-office.ts'
import { incidentsHold } from '#verify/online/incidents.ts'
import { roundIn } from '#verify/online/said-by-people.ts'
import { readTrust } from '#verify/package/trust.ts'
import { issuerScreen } from '../../../ui/messages/issuer-screen.ts'
import { fill, type Text } from '../../../ui/messages/message.ts'
import { staffScreen } from '../../../words/online.ts'
import { whyNoDatabase } from '../box-room.ts'
import { type OfficeRoom, openOfficeRoom } from '../office-room.ts'
import { PASSPHRASE } from '../played-office.ts'
import { openVoterRoom, type VoterRoom } from '../voter-room.ts'

const PICTURES = join(import.meta.dirname, '..', '..', '..', 'test-results', 'incident')
/** Eight days before the poll of the prepared station. */
const BEFORE = Date.UTC(2002, 5, 15) / 1000
test.skip(whyNoDatabase !== null, whyNoDatabase ?? '')
// A station, two servers and their pages are built before the first line.
test.describe.configure({ timeout: 600_000 })

let prepared: PreparedStation
let voters: VoterRoom
let office: OfficeRoom
let desk: Reception
let rolls: RollOffice
const at = () => join(voters.directory, INCIDENTS_FILE)
const listed = async () => new Uint8Array(await readFile(at()))

test.beforeAll(async () => {
  await buildScreens({ only: ['issuer'] })
  const sources = sourcesWith(4)
  const rules = { ...sources.rules, publication: 'from-first-mix' as const, online: true as const }
  prepared = await prepareStation({ ...sources, rules, rollHead: { asOf: '2002-06-15' as LocalDate, lists: true } })
  const place = join(prepared.directory, 'office')
  const authority = must(await openOffice(place, must(await readFixtureSecrets(place)).officePassphrase))
  const { electionPackage, packageHash } = prepared.election
  const signed = { package: await signedAt('package'), 'candidate-list-1': await signedAt('candidate-list-1') }
  const elsewhere = { authority, poll: { electionPackage, packageHash, signed }, now: BEFORE }
  voters = await openVoterRoom({ seed: 'an incident is told', boxes: 1, elsewhere })
  const incidents = () => incidentsNow(at(), voters.election.settings)
  office = await openOfficeRoom('an incident is told', { incidents })
  desk = await Reception.furnish(prepared)
  rolls = new RollOffice(prepared, desk.room)
})
test.afterAll(async () => {
  await desk?.clear()
  await office?.close()
  await voters?.close()
  await prepared?.close()
})

async function signedAt(name: string) {
  const path = (end: string) => join(prepared.directory, 'package', `${name}.${end}`)
  const [bytes, signature] = [await readFile(path('json')), await readFile(path('sig'))]
  return { bytes: new Uint8Array(bytes), signature: new Uint8Array(signature) }
}

/** Both read the line, and each signs it with a key of their own. */
async function entered(typed: Typed): Promise<void> {
  const { settings, exporters } = voters.election
  const read = async () => new Uint8Array(await readFile(at()).catch(() => [])).slice()
  const parts = {
    ...{ settings, sign: signNative, verify: verifyNative },
    read: async () => ((await read()).length === 0 ? null : read()),
    write: (bytes: Uint8Array) => writeFile(at(), bytes),
  }
  const key = async (turn: 1 | 2) => exporters[turn - 1] ?? null
  must(await enterIncident(parts, { typed: async () => typed, isRight: async () => true, key }))
}

async function atTheHelpDesk(page: Page): Promise<void> {
  await page.goto(office.origin)
  await page.getByLabel(staffScreen.name.ja).fill('第一 職員')
  await page.getByLabel(staffScreen.passphrase.ja).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  const pages = page.getByRole('navigation', { name: staffScreen.pages.ja })
  await pages.getByRole('button', { name: staffScreen.page_desk.ja, exact: true }).click()
}

/** The list of the next round, taken in at the desk's own screen; then the clerk is where voters come. */
async function takenIn(page: Page): Promise<number> {
  const round = must(await rolls.tries('', { incidents: await listed() })).number
  rolls.brings(round)
  const press = ({ ja }: Text) => page.getByRole('button', { name: ja }).click({ timeout: 60_000 })
  await press(issuerScreen.tab_prepare)
  await page.locator('[data-to-step="roll"]').click({ timeout: 60_000 })
  await press(issuerScreen.rollListsRead)
  await expect(page.getByText(fill(issuerScreen.boxIncidentsSay.ja, { lines: round }))).toBeVisible()
  await page.keyboard.press('F3')
  return round
}

test('two sign it; voters, help desk and station are told the same, and a list that leaves it away is seen', async ({
  browser,
}) => {
  await entered(STOPPED)
  const voter = await browser.newPage()
  await voter.goto(voters.origin)
  await expect(voter.getByText(STOPPED.ja)).toBeVisible()
  const helper = await browser.newPage()
  await atTheHelpDesk(helper)
  await expect(helper.getByText(STOPPED.ja)).toBeVisible()

  await desk.start('2-I1', { rollLists: rolls.stick })
  await desk.unlock()
  await desk.open()
  const config = { ...desk.config(), rollLists: rolls.stick, shell: 'none' as const }
  const shown = { app: 'issuer', running: desk.app, screenEventSchema: issuerScreenEventSchema, config } as const
  const shell = await openShell({ ...shown, use: null })
  const clerk = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await clerk.goto(shell.address ?? '')
  await takenIn(clerk)
  await expect(clerk.locator('.box-incidents').first()).toContainText(STOPPED.ja)
  await expect(clerk.locator('.box-incidents').first()).toContainText(
    fill(issuerScreen.boxIncidentsSay.ja, { lines: 1 }),
  )

  await keepPicture(clerk, join(PICTURES, 'station-ja.png'))

  // It is mended: the voters' page and the help desk are quiet again, and the station still knows what had been.
  const stopped = await listed()
  await entered({ ...STOPPED, incident: 1, to: unixSecond(STOPPED.from + 60) })
  await voter.reload()
  await expect(voter.getByRole('heading').first()).toBeVisible()
  await expect(voter.getByText(STOPPED.ja)).toHaveCount(0)
  await helper.reload()
  await expect(helper.getByText(STOPPED.ja)).toHaveCount(0)
  const round = await takenIn(clerk)
  await expect(clerk.locator('.box-incidents').first()).toContainText(
    fill(issuerScreen.boxIncidentsSay.ja, { lines: 2 }),
  )
  await clerk.getByRole('button', { name: 'English' }).click()
  await expect(clerk.locator('.box-incidents').first()).toContainText(STOPPED.en)
  await keepPicture(clerk, join(PICTURES, 'station-en.png'))
  await shell.close()

  const { settings } = voters.election
  const trust = await readTrust(join(prepared.directory, 'package'), toHex(voters.election.authority))
  if (typeof trust === 'string') throw new Error(trust)
  const known = roundIn(rolls.roundOf(round), trust)?.incidents ?? null
  expect(known?.lines).toBe(2)
  const of = { electionId: settings.electionId, exporters: settings.keys.exporters.map(({ key }) => key) }
  expect(incidentsHold(await listed(), of, known)).toBe(true)
  expect(incidentsHold(stopped, of, known)).toBe(false)
})
