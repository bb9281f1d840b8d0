/**
 * One day, two disasters. At 12:00 the issuer at reception dies for good; the spare goes on with its take-over medium, it does not
 * begin: nobody gets a second card (ISS-20). In the evening both media of a machine are lost on the way: the election chair declares
 * it, and everything else is counted (CNT-08): by hand, as the strip says, the votes are mixed, and the holders open them one after the
 * other.
 */

import { expect, test } from '@playwright/test'
import { issuerScreen } from '../../ui/messages/issuer-screen.ts'
import { tallyWords } from '../../ui/messages/tally-screen.ts'
import { DeskPage } from './desk-page.ts'
import { oneDesk } from './desk-process.ts'
import { follow } from './follow.ts'
import { Hand } from './hand.ts'
import { expectVotes, issuerDies, press, seek, spareTakesOver, vote } from './staff.ts'

const [ISSUER, SPARE] = ['1-I1', '1-I2']
const LOST = '1-K2'

const desk = oneDesk()

test.describe.configure({ mode: 'serial' })
test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('the issuer dies at 12:00: the spare goes on, and who has voted gets no second card', async ({ page }) => {
  const at = new DeskPage(page, 'issuer-noon')
  await page.goto(desk.address())
  await test.step('the morning: one voter', async () => {
    await at.playToVoting()
    await at.playVoter()
  })
  await page.getByRole('button', { name: '12:00 へ' }).click()
  await expect(at.screen(ISSUER).getByText('12:00', { exact: true }).first()).toBeVisible()
  await test.step('the issuer dies', () => issuerDies(at, ISSUER, SPARE))
  await test.step('the spare takes over', () => spareTakesOver(at, SPARE, [ISSUER, '07:00の投票開始'], 1))
  await test.step('who has voted gets no second card', async () => {
    const screen = await seek(at, SPARE, '1-0001')
    await expect(screen.locator('[data-code]')).toHaveAttribute('data-code', 'already-voted')
    await press(screen, issuerScreen.voterLeft)
  })
  await test.step('the next voters, at both machines', async () => {
    await at.play('serve-voter', 'vote')
    await vote(at, LOST, await at.cardAt('hand'), [2, 2])
    await at.playVoter('clock-to-closing')
  })
})

test('both media of a machine are lost after closing: declared by the chair, and the rest is counted', async ({
  page,
}) => {
  const at = new DeskPage(page, 'lost')
  const hand = new Hand(page)
  await page.goto(desk.address())
  await test.step('the evening', () => at.playEvening())
  await test.step('both media are nowhere', async () => {
    for (const role of ['original', 'duplicate']) await at.lose(`${LOST}-${role}`)
    await at.picture('nowhere')
  })
  const wishes = { language: 'ja', candidate: 0, onStep: async () => {} } as const
  await test.step('the counting centre misses the pair', async () => {
    await follow(hand, wishes, ({ word }) => word === 'declare-loss')
    await hand.show(null)
    await at.picture('missing')
  })
  await test.step('the chair declares it; it is read with the reports', async () => {
    const tally = at.screen('tally')
    await at
      .seat('tally')
      .getByRole('button', { name: /失われたと宣言する/ })
      .click()
    await expect(at.seat('tally').getByText(/失われたと宣言しました/)).toBeVisible()
    await press(tally, tallyWords.readReports)
    await expect(tally.locator('[data-lost="1 2"]')).toBeVisible()
    await at.picture('declared')
  })
  await test.step('what differs is explained, each doubt for itself', async () => {
    for (const left of [1, 0]) {
      await explain(at)
      await expect(at.screen('tally').locator('.receive-missing li')).toHaveCount(left)
    }
    await at.picture('explained')
  })
  await test.step('by hand: mixed, then opened by one holder after the other', async () => {
    const seen: string[] = []
    const onStep = async ({ word }: { readonly word: string }) => {
      if (seen.at(-1) !== word) await at.picture(word)
      seen.push(word)
    }
    await follow(hand, { ...wishes, onStep }, ({ word }) => word === 'say-no-paper')
    const holder = ['lay-share', 'agree-and-type']
    expect(seen).toEqual(['mix', ...holder, ...holder])
    await hand.show(null)
  })
  await at.play('join-paper', 'print')
  await at.picture('result')
  await expectVotes(at, { mayor: { 1: 2 }, council: { 1: 1, 4: 1 } })
  await expect(at.screen('tally').locator('[data-lost="1 2"]')).toBeVisible()
})

async function explain(at: DeskPage): Promise<void> {
  const tally = at.screen('tally')
  await press(tally, tallyWords.explain)
  const dialog = tally.getByRole('dialog')
  await dialog.getByLabel(tallyWords.reason.ja).fill('組 2 の媒体は失われた。閉鎖のときに示した数だけが分かる')
  await dialog.getByLabel(tallyWords.names.ja).fill('選挙 長一郎')
  await press(dialog, tallyWords.record)
}
