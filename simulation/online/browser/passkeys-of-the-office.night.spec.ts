/** Passkeys in a real browser with authenticators of its own (T29): join, sign in with both factors, lose a key, enrol anew by two others. */
import { join } from 'node:path'
import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { lookOnDesk } from '#simulation/pictures/on-a-desk.ts'
import { staffRefusals } from '../../../ui/messages/online-staff.ts'
import { passkeyRefusals, passkeyScreen as words } from '../../../ui/messages/online-staff-passkeys.ts'
import { staffScreen } from '../../../words/online.ts'
import { whyNoDatabase } from '../box-room.ts'
import { type OfficeRoom, openOfficeRoom } from '../office-room.ts'
import { PASSPHRASE } from '../played-office.ts'

const PICTURES = join(import.meta.dirname, '..', '..', '..', 'test-results', 'office-passkeys')
const [FIRST, SECOND, THIRD, FOURTH] = ['第一 職員', '第二 職員', '第三 職員', '第四 職員'] as const
type Name = typeof FIRST | typeof SECOND | typeof THIRD | typeof FOURTH
const SCREEN = { ...staffScreen, ...words }

// Many pages, each looked at twice by axe.
test.describe.configure({ timeout: 300_000 })

let room: OfficeRoom
test.skip(whyNoDatabase !== null, whyNoDatabase ?? '')
test.beforeAll(async () => {
  room = await openOfficeRoom('passkeys in a browser', { withPasskeys: true })
})
test.afterAll(async () => room?.close())

test('both factors, a spare, a lost key; each refusal says what to do', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const console: string[] = []
  page.on('console', (message) => console.push(message.text()))
  page.on('pageerror', (error) => console.push(error.message))
  await page.goto(room.origin)
  const desk = await Keys.of(page)

  await test.step('the first passkey of all, with the keyboard alone', async () => {
    await signIn(page, FIRST)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.page_passkey.ja)
    await expect(page.getByRole('navigation', { name: SCREEN.pages.ja }).getByRole('button')).toHaveCount(1)
    await look(page, 'first-passkey')
    await desk.holds(FIRST)
    await page.getByLabel(SCREEN.passphrase.ja).focus()
    await page.keyboard.type(PASSPHRASE)
    await page.keyboard.press('Enter')
    await said(page, words.done_enrolled.ja)
    await signOut(page)
    await look(page, 'sign-in')
    await signIn(page, FIRST)
    await expect(page.getByText(`サインイン中：${FIRST}`)).toBeVisible()
  })

  await test.step('who was in before gets one from the first, and two join with theirs', async () => {
    await go(page, 'page_people')
    await anew(page, SECOND)
    await look(page, 'sure-anew')
    await desk.holds(SECOND)
    await sure(page, words.anew.ja)
    await said(page, words['done_enrolled-anew'].ja)
    for (const name of [THIRD, FOURTH] as const) {
      await joinAs(page, name)
      await desk.holds(name)
      await page.keyboard.press('Enter')
      await said(page, SCREEN.done_waits.ja)
    }
    await look(page, 'asked')
    await agree(page, desk, SECOND, [THIRD, FOURTH])
    await expect(page.getByRole('row', { name: FOURTH })).toContainText('1個')
    await look(page, 'people')
    await signOut(page)
    for (const name of [THIRD, FOURTH] as const) {
      await desk.holds(name)
      await signIn(page, name)
      await expect(page.getByText(`サインイン中：${name}`)).toBeVisible()
      await signOut(page)
    }
  })

  await test.step('a spare, and the same key is no spare', async () => {
    await desk.holds(THIRD)
    await signIn(page, THIRD)
    await page.getByRole('button', { name: words.page_passkey.ja }).click()
    await look(page, 'spare')
    await enrol(page)
    await refused(page, passkeyRefusals['passkey-used'].ja.title)
    await desk.holds(THIRD, 'spare')
    await enrol(page)
    await said(page, words.done_enrolled.ja)
    await look(page, 'both-there')
    await signOut(page)
    await desk.holds('spare')
    await signIn(page, THIRD)
    await expect(page.getByText(`サインイン中：${THIRD}`)).toBeVisible()
    await signOut(page)
  })

  await test.step('another’s key, and a key of nobody: the browser gives up, and the page says what to do', async () => {
    await desk.holds(FIRST)
    await signIn(page, THIRD, 'nobody signs in')
    await refused(page, passkeyRefusals['passkey-cancelled'].ja.title)
    await look(page, 'cancelled')
    await signIn(page, 'だれでもない', 'nobody signs in')
    await refused(page, passkeyRefusals['passkey-cancelled'].ja.title)
    await page.getByLabel(SCREEN.name.ja).fill(FIRST)
    await page.getByLabel(SCREEN.passphrase.ja).fill(`${PASSPHRASE}.`)
    await page.keyboard.press('Enter')
    await refused(page, staffRefusals['not-you'].ja.title)
    await look(page, 'not-you')
  })

  await test.step('a lost key: one other is not enough, two are; the old one and the spare sign nobody in', async () => {
    await desk.holds(FIRST)
    await signIn(page, FIRST)
    await go(page, 'page_people')
    await anew(page, THIRD)
    await desk.holds('new')
    await sure(page, words.anew.ja)
    await said(page, SCREEN.done_waits.ja)
    await expect(page.getByRole('button', { name: `${SCREEN.agree.ja}: ${THIRD}` })).toHaveCount(0)
    await agree(page, desk, SECOND, [THIRD])
    await signOut(page)
    for (const key of [THIRD, 'spare'] as const) {
      await desk.holds(key)
      await signIn(page, THIRD, 'nobody signs in')
      await refused(page, passkeyRefusals['passkey-cancelled'].ja.title)
    }
    await desk.holds('new')
    await signIn(page, THIRD)
    await expect(page.getByText(`サインイン中：${THIRD}`)).toBeVisible()
    await signOut(page)
  })

  await test.step('a copy of a key counts backwards: it is refused, and everybody is warned', async () => {
    await desk.isCopied(FOURTH)
    await desk.holds(FOURTH)
    await signIn(page, FOURTH, 'nobody signs in')
    await refused(page, staffRefusals['not-you'].ja.title)
    await desk.holds(FIRST)
    await signIn(page, FIRST)
    await go(page, 'page_people')
    await expect(page.locator('.refusal[role=note]')).toContainText(FOURTH)
    await look(page, 'doubt')
    await signOut(page)
  })

  await test.step('a browser without passkeys', async () => {
    await page.evaluate(() => Object.defineProperty(window, 'PublicKeyCredential', { value: undefined }))
    await signIn(page, FIRST, 'nobody signs in')
    await refused(page, passkeyRefusals['passkey-none'].ja.title)
    await look(page, 'none')
  })

  await test.step('whose turn it is stays on the screen while the browser waits', async () => {
    await page.reload()
    await desk.holds()
    await signIn(page, FIRST, 'nobody signs in')
    await expect(page.getByText('第一 職員 さんのパスキーを確かめます', { exact: false })).toBeInViewport()
    await look(page, 'touch')
  })

  expect(console.filter((line) => !line.includes('401 (Unauthorized)'))).toEqual([])
  const { origins } = await context.storageState({ indexedDB: true })
  expect(origins).toEqual([])
  expect(room.log.join('')).not.toMatch(/職員|passphrase of/)
  await context.close()
})

test('a live election without passkeys says why to everybody who may approve', async ({ page }) => {
  const whyNone = '鍵がまだ届いていないため'
  const without = await openOfficeRoom('no passkeys', { whyNone })
  try {
    await page.goto(without.origin)
    await signIn(page, FIRST)
    await go(page, 'page_people')
    await expect(page.locator('.refusal[role=note]')).toContainText(whyNone)
    await expect(page.getByRole('columnheader', { name: words.column.ja })).toHaveCount(0)
    await look(page, 'why-none')
  } finally {
    await without.close()
  }
})

type KeyName = Name | 'spare' | 'new'
interface Credential {
  readonly credentialId: string
  readonly isResidentCredential: boolean
  readonly rpId?: string
  readonly privateKey: string
  readonly signCount: number
}

/** The drawer with everybody's keys: the one in hand is an authenticator of the browser, and keeps its credentials when it is put away. */
class Keys {
  readonly #browser: CDPSession
  readonly #drawer = new Map<KeyName, readonly Credential[]>()
  #inHand: { readonly name: KeyName; readonly authenticatorId: string } | null = null
  #next: readonly KeyName[] = []

  private constructor(browser: CDPSession) {
    this.#browser = browser
  }

  /** Before each challenge there is time to take another key. */
  static async of(page: Page): Promise<Keys> {
    const keys = new Keys(await page.context().newCDPSession(page))
    await keys.#browser.send('WebAuthn.enable')
    await page.route('**/api/challenge', async (route) => {
      const [key, ...then] = keys.#next
      keys.#next = then
      if (key !== undefined) await keys.#take(key)
      await route.continue()
    })
    return keys
  }

  /** From the next challenge on, one for each; none: nobody touches a key. */
  async holds(...names: readonly KeyName[]): Promise<void> {
    await this.#take(null)
    this.#next = names
  }

  async #take(name: KeyName | null): Promise<void> {
    if (this.#inHand !== null) {
      const { authenticatorId, name: before } = this.#inHand
      this.#drawer.set(before, (await this.#browser.send('WebAuthn.getCredentials', { authenticatorId })).credentials)
      await this.#browser.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    }
    this.#inHand = null
    if (name === null) return
    const options = { protocol: 'ctap2', transport: 'usb', automaticPresenceSimulation: true } as const
    const { authenticatorId } = await this.#browser.send('WebAuthn.addVirtualAuthenticator', { options })
    this.#inHand = { name, authenticatorId }
    for (const credential of this.#drawer.get(name) ?? [])
      await this.#browser.send('WebAuthn.addCredential', { authenticatorId, credential })
  }

  /** A copy's counter does not grow. */
  async isCopied(name: KeyName): Promise<void> {
    await this.#take(null)
    const copies = this.#drawer.get(name) ?? []
    this.#drawer.set(
      name,
      copies.map((each) => ({ ...each, signCount: 0 })),
    )
  }
}

/** @param as whether the person gets in */
async function signIn(page: Page, name: string, as: 'signs in' | 'nobody signs in' = 'signs in'): Promise<void> {
  await page.getByLabel(SCREEN.name.ja).fill(name)
  await page.getByLabel(SCREEN.passphrase.ja).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  if (as === 'signs in') await expect(page.getByRole('button', { name: SCREEN.signOut.ja })).toBeVisible()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: SCREEN.signOut.ja }).click()
  await said(page, SCREEN['done_signed-out'].ja)
}

async function go(page: Page, name: keyof typeof SCREEN & `page_${string}`): Promise<void> {
  await idle(page)
  await page.getByRole('button', { name: SCREEN[name].ja, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(SCREEN[name].ja)
  await idle(page)
}

async function enrol(page: Page): Promise<void> {
  await page.getByLabel(SCREEN.passphrase.ja).fill(PASSPHRASE)
  await page.getByRole('button', { name: words.enrol.ja }).click()
}

/** Who asked signs out; the other one agrees at a page of their own. */
async function agree(page: Page, desk: Keys, by: KeyName, names: readonly string[]): Promise<void> {
  await signOut(page)
  await desk.holds(by)
  await signIn(page, by)
  await go(page, 'page_people')
  await look(page, 'to-agree')
  for (const name of names) {
    await page.getByRole('button', { name: `${SCREEN.agree.ja}: ${name}` }).click()
    await sure(page, SCREEN.agree.ja)
    await said(page, SCREEN.done_agreed.ja.replace('{about}', name))
  }
}

async function anew(page: Page, name: string): Promise<void> {
  const section = page.locator('section').filter({ hasText: words.anewTitle.ja })
  await section.getByLabel(words.whose.ja).selectOption(name)
  await section.getByRole('button', { name: words.anew.ja }).click()
}

async function joinAs(page: Page, name: string): Promise<void> {
  const section = page.locator('section').filter({ hasText: SCREEN.joinTitle.ja })
  await section.getByLabel(SCREEN.newName.ja, { exact: true }).fill(name)
  await section.getByLabel(SCREEN.newPassphrase.ja, { exact: true }).fill(PASSPHRASE)
  await section.getByLabel(SCREEN.passphraseAgain.ja).fill(PASSPHRASE)
}

async function sure(page: Page, button: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: button }).click()
  await idle(page)
}

async function idle(page: Page): Promise<void> {
  await expect(page.locator('.busy')).toHaveText('')
}

async function said(page: Page, text: string): Promise<void> {
  await expect(page.locator('.done').filter({ hasText: text })).toBeInViewport()
  await idle(page)
}

async function refused(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('alert')).toContainText(text)
  await expect(page.getByRole('alert')).toBeInViewport()
  await idle(page)
}

const look = (page: Page, name: string) => lookOnDesk(page, PICTURES, name)
