/** S-04 on a telephone: the plans of a residents' poll as a town imported them, beside the words of each, in both languages and letters twice as large. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { parseContestMask } from '#election/contests.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import { importSources } from '#office/prepare/prepare-election.ts'
import { shippedFonts } from '#office/prepare/shipped-fonts.ts'
import { mixedElection } from '#simulation/counting/mixed-night.ts'
import { leftOut, whyNoDatabase } from '#simulation/online/box-room.ts'
import { openVoterRoom, type VoterRoom } from '#simulation/online/voter-room.ts'
import { lookOnTelephone, TELEPHONE } from '#simulation/pictures/on-a-telephone.ts'
import { must } from '#simulation/rooms/must.ts'
import { pollDate } from '#simulation/rooms/voter-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { voterScreen as words } from '../../words/online.ts'

const CSV = join(import.meta.dirname, '../../fixtures/elections/residents')
const PICTURES = join(import.meta.dirname, '..', '..', 'test-results', 'plans-on-the-page')
const BOTH = parseContestMask(3) ?? undefined

test.describe(`plans on the page${leftOut}`, () => {
  test.skip(whyNoDatabase !== null, whyNoDatabase ?? '')
  test.use({ viewport: TELEPHONE, hasTouch: false })
  let room: VoterRoom
  let sources: ElectionSources

  test.beforeAll(async () => {
    sources = must(await importSources(CSV, await shippedFonts())).sources
    const now = Math.floor(Date.now() / 1000)
    const poll = { sources, publication: 'from-first-mix', online: true, date: pollDate(now) } as const
    const { authority, documents, election } = await mixedElection(poll, seededRandomness('plans', 'on the page'))
    const signed = { package: documents.electionPackage, 'candidate-list-1': documents.list }
    const { electionPackage, packageHash } = election
    room = await openVoterRoom({
      ...{ seed: 'plans on the page', boxes: 2, ...(BOTH !== undefined && { style: BOTH }) },
      elsewhere: { authority, now, poll: { electionPackage, packageHash, signed } },
    })
    for (const [path, bytes] of sources.pictures ?? []) {
      mkdirSync(dirname(join(room.directory, path)), { recursive: true })
      writeFileSync(join(room.directory, path), bytes)
    }
  })
  test.afterAll(() => room?.close())

  const wordsOf = (contest: string) => sources.explained?.get(contest as never)?.map(({ text }) => text) ?? []

  async function toFirst(page: Page, at: number): Promise<void> {
    await page.goto(`${room.origin}/#${room.codes[at]}`)
    await page.getByRole('button', { name: words.next.ja }).click()
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: words.next.ja }).click()
    await page.getByRole('button', { name: words.toCard.ja }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.choiceTitle.ja)
  }

  async function choose(page: Page, name: string): Promise<void> {
    await page.locator('.cell', { hasText: name }).first().click()
    await page.getByRole('button', { name: words.toConfirm.ja }).click()
    await expect(page.locator('.chosen-name')).toContainText(name)
  }

  test('words of yes and no, then three plans with theirs, each drawn', async ({ page }) => {
    await toFirst(page, 0)
    await expect(page.locator('.cell-words')).toHaveText(wordsOf('park'))
    await lookOnTelephone(page, PICTURES, 'yes-and-no')
    await choose(page, '賛成')
    await lookOnTelephone(page, PICTURES, 'yes-confirmed')
    await page.getByRole('button', { name: words.choiceConfirm.ja }).click()
    await expect(page.locator('.cell-words')).toHaveText(wordsOf('bridge'))
    await expect(page.getByRole('img')).toHaveCount(3)
    for (const plan of await page.getByRole('img').all()) await expect(plan).toHaveJSProperty('width', 480)
    await lookOnTelephone(page, PICTURES, 'plans')
    await choose(page, '駅の南に架ける')
    await lookOnTelephone(page, PICTURES, 'plan-confirmed')
  })

  test('where one plan does not come, none is shown, and the page says that the vote goes on', async ({ page }) => {
    await page.route('**/election/choices/*', (route) => route.abort())
    await toFirst(page, 1)
    await choose(page, '反対')
    await page.getByRole('button', { name: words.choiceConfirm.ja }).click()
    await expect(page.getByRole('alert')).toHaveText(words.choicePicturesUnreachable.ja)
    await expect(page.locator('.cell-words')).toHaveText(wordsOf('bridge'))
    await expect(page.getByRole('img')).toHaveCount(0)
  })
})
