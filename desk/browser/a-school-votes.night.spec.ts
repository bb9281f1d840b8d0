/**
 * S-05…S-07: a students' council election from the list of members to the checked result, as the newcomer of `npm run online -- --school`
 * walks it: the leading page, the pages of the people of the election, and voters by keyboard on a phone, in both languages, clean for axe.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { inEach } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { leftOut, whyNoDatabase } from '#simulation/online/box-room.ts'
import { INVENTED_PASSPHRASE } from '#simulation/online/programs/ceremony.ts'
import { OnlinePrograms, STAFF } from '#simulation/online/programs/online-programs.ts'
import { readSchool, SCHOOL } from '#simulation/online/programs/school.ts'
import { axeFindings, bringAxe } from '#simulation/pictures/axe-findings.ts'
import { keepPicture } from '#simulation/pictures/keep-picture.ts'
import { lookOnTelephone, TELEPHONE } from '#simulation/pictures/on-a-telephone.ts'
import { must } from '#simulation/rooms/must.ts'
import {
  memberApprovals,
  memberLead,
  memberPage,
  memberRefusals,
  memberScreen,
  memberStaff,
} from '../../words/members.ts'
import { leadWords, staffScreen, voterScreen as words } from '../../words/online.ts'
import { Lead, type Step } from '../online/lead.ts'
import { serveLead } from '../online/lead-server.ts'

const PICTURES = join(import.meta.dirname, '..', '..', 'test-results', 'a-school-votes')
const OF_AN_OFFICE = /市区町村|選挙管理委員会|選管|マイナンバー|公職|municipal|election commission/i

test.describe(`a school votes${leftOut}`, () => {
  test.skip(whyNoDatabase !== null, whyNoDatabase ?? '')
  test.describe.configure({ mode: 'serial', timeout: 900_000 })
  const school = must(readSchool(SCHOOL))
  let programs: OnlinePrograms
  let lead: Awaited<ReturnType<typeof serveLead>>
  let members: string
  let letters: readonly { readonly name: string; readonly href: string }[]

  test.beforeAll(async () => {
    programs = await OnlinePrograms.start({ seed: 'a school in a browser', durable: false, school })
    const { election, ports } = programs.ground
    const office = `http://localhost:${ports.roll}/`
    const facts = { policy: 'school' as const, settings: election.settings, office }
    lead = await serveLead(new Lead(programs, () => {}, school), facts, secureRandomness())
    members = join(mkdtempSync(join(tmpdir(), 'ippyo-school-')), 'members.csv')
    writeFileSync(members, school.members)
  })
  test.afterAll(async () => {
    await lead?.close()
    if (members !== undefined) rmSync(join(members, '..'), { recursive: true })
    if (programs !== undefined) expect(await programs.end()).toEqual([])
  })

  const heading = (page: Page, text: string) => expect(page.getByRole('heading', { level: 1 })).toHaveText(text)

  async function isOfNoOffice(page: Page): Promise<void> {
    expect(await page.locator('body').innerText()).not.toMatch(OF_AN_OFFICE)
  }

  async function pressStep(page: Page, step: Step): Promise<void> {
    await page.goto(`${lead.address}/ja`)
    await expect(page.locator('[aria-current=step]')).toHaveAttribute('data-step', step)
    await page.locator(`button[value=${step}]`).click()
    await expect(page.locator('.fault')).toHaveCount(0)
  }

  test('two people bring the list on their pages, and one approves everybody', async ({ browser }) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(`http://localhost:${programs.ground.ports.roll}/`)
    await page.getByLabel(staffScreen.name.ja, { exact: true }).fill(STAFF[0])
    await page.getByLabel(staffScreen.passphrase.ja, { exact: true }).fill(INVENTED_PASSPHRASE)
    await page.getByRole('button', { name: staffScreen.signIn.ja }).click()
    await page.getByRole('button', { name: memberStaff.page_roll.ja, exact: true }).click()
    await isOfNoOffice(page)
    await page
      .locator('#csv')
      .setInputFiles(join(import.meta.dirname, '..', '..', 'fixtures', 'school', 'candidates.csv'))
    await page.getByRole('button', { name: staffScreen.importNow.ja }).click()
    await page.getByRole('dialog').getByRole('button', { name: staffScreen.importNow.ja }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await keepPicture(page, join(PICTURES, 'staff-refused.png'))
    await page.locator('#csv').setInputFiles(members)
    await page.getByRole('button', { name: staffScreen.importNow.ja }).click()
    await page.getByRole('dialog').getByRole('button', { name: staffScreen.importNow.ja }).click()
    await expect(page.locator('.done')).toContainText('10')
    await keepPicture(page, join(PICTURES, 'staff-list.png'))
    await programs.staff[1].ask('import', { csv: school.members })
    await page.getByRole('button', { name: memberStaff.page_applications.ja, exact: true }).click()
    await page.getByRole('button', { name: staffScreen.applications_proposed.ja }).click()
    await expect(page.getByRole('row')).toHaveCount(11)
    await isOfNoOffice(page)
    await bringAxe(page)
    expect(await axeFindings(page, {})).toEqual([])
    await keepPicture(page, join(PICTURES, 'staff-approve.png'))
    await page.getByRole('button', { name: memberApprovals.all.ja.replace('{count}', '10') }).click()
    await page.getByRole('dialog').getByRole('button', { name: staffScreen.approve.ja }).click()
    await expect(page.locator('.done')).toContainText('10')
    await keepPicture(page, join(PICTURES, 'staff-approved.png'))
    await page.close()
  })

  test('the leading page goes on from there, and prints the letters', async ({ page }) => {
    for (const step of ['roll', 'approve', 'print', 'boxes'] as const) await pressStep(page, step)
    await page.goto(`${lead.address}/ja`)
    await heading(page, memberLead.title.ja)
    await isOfNoOffice(page)
    letters = await page.locator('section a[href*="#"]').evaluateAll((links) =>
      links.map((link) => ({
        name: link.closest('section')?.textContent ?? '',
        href: (link as HTMLAnchorElement).href,
      })),
    )
    expect(letters).toHaveLength(3)
    const all = await page.request.get(`${lead.address}/letters-1.pdf`)
    expect((await all.body()).toString('latin1', 0, 5)).toBe('%PDF-')
    if (process.env.IPPYO_EVERY_PICTURE === 'yes') writeFileSync(join(PICTURES, 'letters.pdf'), await all.body())
    for (const language of LANGUAGES) {
      await page.goto(`${lead.address}/${language}`)
      await bringAxe(page)
      expect(await axeFindings(page, {})).toEqual([])
      await keepPicture(page, join(PICTURES, `lead-${language}.png`))
    }
  })

  async function toBirth(page: Page, at: number): Promise<void> {
    await page.goto(letters[at]?.href ?? '')
    await page.getByRole('button', { name: words.next.ja }).press('Enter')
    await page.getByRole('checkbox').press('Space')
    await page.getByRole('button', { name: words.next.ja }).press('Enter')
    await expect(page.getByLabel(memberPage.birth.ja)).toBeVisible()
  }

  async function choose(page: Page, name: string, confirm: string): Promise<void> {
    await page.getByRole('radio', { name }).press('Space')
    await page.locator('.ways .main').press('Enter')
    await expect(page.locator('.chosen-name')).toContainText(name)
    await page.getByRole('button', { name: confirm }).press('Enter')
  }

  test('a pupil votes on a phone by keys, in both languages', async ({ browser }) => {
    const page = await browser.newPage({ viewport: TELEPHONE })
    await page.goto(programs.ground.election.settings.origin.page)
    await heading(page, words.entryTitle.ja)
    await isOfNoOffice(page)
    await expect(page.getByRole('button', { name: '申請' })).toHaveCount(0)
    await lookOnTelephone(page, PICTURES, 'entry')
    await toBirth(page, 0)
    await heading(page, memberScreen.cardTitle.ja)
    await lookOnTelephone(page, PICTURES, 'birth')
    await page.getByLabel(memberPage.birth.ja).fill('2014-05-03')
    await page.getByRole('button', { name: words.next.ja }).press('Enter')
    await expect(page.getByRole('alert')).toContainText(memberRefusals['another-birth'].ja.title)
    await lookOnTelephone(page, PICTURES, 'refused')
    await toBirth(page, 0)
    await page.getByLabel(memberPage.birth.ja).fill('平成26年5月2日')
    await page.getByRole('button', { name: words.next.ja }).press('Enter')
    await heading(page, memberPage.elections.ja)
    await expect(page.locator('.elections li')).toHaveCount(2)
    await lookOnTelephone(page, PICTURES, 'elections')
    await page.getByRole('button', { name: '制服を自由に選べるようにする' }).press('Enter')
    await choose(page, '賛成', words.choiceConfirm.ja)
    await heading(page, memberPage.elections.ja)
    await page.getByRole('button', { name: '生徒会長' }).press('Enter')
    await expect(page.locator('.candidates-images').getByRole('img')).toHaveCount(2)
    await lookOnTelephone(page, PICTURES, 'images')
    await choose(page, '石田', words.confirm.ja)
    await heading(page, words.readyTitle.ja)
    await lookOnTelephone(page, PICTURES, 'ready')
    await page.getByRole('button', { name: words.cast.ja }).press('Enter')
    await heading(page, words.doneTitle.ja)
    await expect(page.locator('[data-log="in-log"]')).toBeVisible()
    await isOfNoOffice(page)
    await lookOnTelephone(page, PICTURES, 'done')
    await page.close()
  })

  test('another one in English leaves an election out', async ({ browser }) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(letters[1]?.href ?? '')
    await page.locator('.language').press('Enter')
    await page.getByRole('button', { name: words.next.en }).press('Enter')
    await page.getByRole('checkbox').press('Space')
    await page.getByRole('button', { name: words.next.en }).press('Enter')
    await page.getByLabel(memberPage.birth.en).fill('2014-09-14')
    await page.getByRole('button', { name: words.next.en }).press('Enter')
    await heading(page, memberPage.elections.en)
    await page.getByRole('button', { name: "President of the students' council" }).press('Enter')
    await choose(page, '青木', words.confirm.en)
    await page.getByRole('button', { name: memberPage.leaveOthers.en }).press('Enter')
    await page.getByRole('button', { name: words.cast.en, exact: true }).press('Enter')
    await heading(page, words.doneTitle.en)
    await isOfNoOffice(page)
    await page.close()
  })

  test('closed, sorted, counted, checked', async ({ page }) => {
    for (const step of ['close', 'export', 'sort', 'count', 'check'] as const) await pressStep(page, step)
    await page.goto(`${lead.address}/ja`)
    const votes = (contest: number, candidate: number) =>
      page.locator(`[data-contest="${contest}"][data-candidate="${candidate}"]`)
    for (const [contest, candidate, count] of [
      [0, 1, '1'],
      [0, 2, '1'],
      [2, 1, '1'],
      [2, 2, '0'],
    ] as const) {
      await expect(votes(contest, candidate)).toHaveText(count)
    }
    const said = inEach((language) => leadWords.fails[language])
    await expect(page.getByText(said.ja, { exact: true })).toHaveCount(0)
    await isOfNoOffice(page)
    await keepPicture(page, join(PICTURES, 'result-ja.png'))
    await page.goto(`${lead.address}/en`)
    await keepPicture(page, join(PICTURES, 'result-en.png'))
  })
})
