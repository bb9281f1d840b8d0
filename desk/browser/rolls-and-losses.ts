/** Rolls that change and media that are lost, on the office's pages by two people (ELG-02a, CNT-08): each list approved, signed, and on its stick. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { buildApp, startApp } from '#simulation/doors/one-app.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { OfficeOfLists, sourcesIn } from '#simulation/roll-lists/office-of-lists.ts'
import { writeRollSet } from '#simulation/roll-lists/roll-set.ts'
import { must } from '#simulation/rooms/must.ts'
import { prepareStation } from '#simulation/rooms/reception.ts'
import { officeWords } from '../../ui/messages/office-screen.ts'
import type { OfficePage } from './office-page.ts'

const PEOPLE = ['愛', '健'] as const
const PASSPHRASES: Readonly<Record<string, string>> = { 愛: 'a passphrase of her own', 健: 'a passphrase of his own' }

/** @param home where the office's files go */
export async function rollsChangeAndMediaAreLost(at: OfficePage, home: string): Promise<void> {
  const set = writeRollSet(join(home, 'roll-set'))
  const prepared = await prepareStation({ ...(await sourcesIn(set)), rehearsal: false }, 'no voice', TWO_APPROVERS)
  const files = await OfficeOfLists.signed(set, prepared)
  await files.leaves()
  const { officePassphrase } = must(await readFixtureSecrets(join(prepared.directory, 'office')))
  at.passphraseOf = (name) => PASSPHRASES[name] ?? ''
  await buildApp('office')
  const config = {
    package: files.on('project', 'prepared', 'package'),
    project: files.on('project'),
    machine: files.on('machine'),
    sources: files.on('stick'),
  }
  const app = await startApp('office', join(home, 'rolls.json'), config)
  try {
    await at.open(app.address)
    await rollsChange(at, files, officePassphrase)
    await votesMeet(at, files, officePassphrase)
    await mediaAreLost(at, files, officePassphrase)
  } finally {
    await app.stop()
    await files.end()
    await prepared.close()
  }
}

async function rollsChange(at: OfficePage, files: OfficeOfLists, passphrase: string): Promise<void> {
  const { page } = at
  await at.signIn(PEOPLE[0])
  await at.turnTo(officeWords.pageRolls.ja, '30-rolls')
  files.brings('1,early_voted,early-voting\n99,died,death\n')
  await at.press(officeWords.takeChanges.ja)
  await expect(page.locator('.rolls')).toContainText('どの投票所の名簿にもありません')
  await at.look('31-rolls-with-a-problem')
  files.brings('1,early_voted,early-voting\n2,died,death\n')
  await at.press(officeWords.takeChanges.ja)
  await expect(page.locator('[data-round="1"]')).toContainText('2')
  await at.look('32-round')
  await twoApproveAndSign(at, officeWords['open_roll-list'].ja, officeWords['do_roll-list'].ja, passphrase)
  await expect(page.locator('[data-roll-list="1"]')).toBeVisible({ timeout: 60_000 })
  const row = page.locator('.carry tbody tr').first()
  await carried(at, files, row, { put: officeWords.putRoll.ja, check: officeWords.checkRoll.ja })
  await row.getByLabel(officeWords.rollToldBy.ja).fill('投票管理者 山田 太郎 6時10分')
  await row.getByRole('button', { name: officeWords.sayRollTold.ja }).click()
  await expect(row.locator('[data-state="told"]')).toContainText('山田 太郎')
  await at.look('33-rolls-handed-over')
}

/** ISS-02: the round stops unsigned, each of two looks and approves anew; the names stay with the signed list. */
async function votesMeet(at: OfficePage, files: OfficeOfLists, passphrase: string): Promise<void> {
  const { page } = at
  const [open, go] = [officeWords['open_roll-list'].ja, officeWords['do_roll-list'].ja]
  files.brings('1,absentee_voted,absentee\n3,died,death\n')
  await at.press(officeWords.takeChanges.ja)
  await expect(page.locator('[data-round="2"]')).toContainText('3')
  await twoApproveAndSign(at, open, go, passphrase)
  const meeting = page.locator('[data-round="2"] [data-meeting="1"]')
  await expect(meeting).toBeVisible({ timeout: 60_000 })
  await at.look('33-votes-meet')
  const look = async () => {
    await meeting.getByRole('button', { name: officeWords.lookAtMeetings.ja }).click()
    await expect(meeting.getByRole('table')).toBeVisible()
  }
  await at.signIn(PEOPLE[0])
  await expect(page.getByRole('button', { name: officeWords.approve.ja })).toBeDisabled()
  await look()
  await at.look('33-who-they-are')
  await twoApproveAndSign(at, open, go, passphrase, look)
  await expect(page.locator('[data-roll-list="2"] [data-meeting="1"]')).toBeVisible({ timeout: 60_000 })
}

async function mediaAreLost(at: OfficePage, files: OfficeOfLists, passphrase: string): Promise<void> {
  const { page } = at
  await at.turnTo(officeWords.pageLosses.ja, '34-losses')
  await page.getByLabel(officeWords.lossPair.ja).selectOption('2 1')
  const fields = {
    [officeWords.lossChair.ja]: '選挙 長一郎',
    [officeWords.lossKnown.ja]: '箱にない。投票所と車の中を探した',
    [officeWords.lossOpinion.ja]: '異議なし',
    [officeWords.lossWitnesses.ja]: '開立 春子、開立 夏男',
  }
  for (const [label, words] of Object.entries(fields)) await page.getByLabel(label).fill(words)
  // A half-typed form is there again after a look at another page.
  await at.turnTo(officeWords.pageRecord.ja, '34-record')
  await at.turnTo(officeWords.pageLosses.ja, '34-losses-again')
  for (const [label, words] of Object.entries(fields)) await expect(page.getByLabel(label)).toHaveValue(words)
  await at.press(officeWords.enterLoss.ja)
  await expect(page.locator('[data-lost="2 1"]')).toBeVisible()
  await at.look('35-loss-entered')
  await twoApproveAndSign(at, officeWords['open_lost-media'].ja, officeWords['do_lost-media'].ja, passphrase)
  await expect(page.locator('[data-losses="1"]')).toBeVisible({ timeout: 60_000 })
  const stick = page.locator('.keys-section', { has: page.locator('[data-carried="lost-media"]') })
  await carried(at, files, stick, { put: officeWords.putLosses.ja, check: officeWords.checkLosses.ja })
  expect(existsSync(files.on('stick', 'lost-media.json'))).toBe(true)
  await at.look('36-losses-on-a-stick')
}

/** One alone signs nothing: the press that signs is grey until the second has approved. */
async function twoApproveAndSign(
  at: OfficePage,
  open: string,
  go: string,
  passphrase: string,
  look = async () => {},
): Promise<void> {
  const { page } = at
  for (const [place, name] of PEOPLE.entries()) {
    await at.signIn(name)
    await expect(page.getByRole('button', { name: open })).toBeDisabled()
    await look()
    await at.press(officeWords.approve.ja)
    await expect(page.locator('[data-approval]')).toHaveAttribute('data-approval', place === 0 ? 'half' : 'approved')
  }
  await at.press(open)
  await at.give(0, passphrase)
  // A round of lists has the keys of both, too.
  const seats = await page.locator('[data-seat]').count()
  for (const [place, name] of PEOPLE.slice(0, seats - 1).entries()) await at.give(place + 1, PASSPHRASES[name] ?? '')
  await at.press(go)
}

/** Written by one, looked at by the other. */
async function carried(
  at: OfficePage,
  files: OfficeOfLists,
  row: ReturnType<OfficePage['page']['locator']>,
  { put, check }: Readonly<Record<'put' | 'check', string>>,
): Promise<void> {
  files.emptiesStick()
  await at.signIn(PEOPLE[0])
  await row.getByRole('button', { name: put }).click()
  await expect(row.locator('[data-state="put"]')).toBeVisible()
  expect(readdirSync(files.on('stick'))).not.toEqual([])
  await expect(row.getByRole('button', { name: check })).toBeDisabled()
  await at.signIn(PEOPLE[1])
  await row.getByRole('button', { name: check }).click()
  await expect(row.locator('[data-state="checked"]')).toBeVisible()
}
