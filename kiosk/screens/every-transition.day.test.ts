/**
 * KSK-01 on the glass: each transition of the machine's life is made by a finger on real Chromium – or by card, power and media, as it is
 * made in the room – and lands on its page; the table below is the whole of them. The session is the real one, its services pretended.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildScreens } from '#build/screens.mjs'
import { err } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { openShell } from '#shell/open-shell.ts'
import { launchWindowless } from '#simulation/rooms/browsers.ts'
import { OPERATOR_UID, PIN, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { type KioskScreenEvent, kioskScreenEventSchema } from '../session/screen-event.ts'
import type { KioskView } from '../session/view.ts'
import { viewOf } from '../session/view-of.ts'

type Words = keyof typeof kioskScreen

/** A machine behind a real screen. */
class Machine {
  kiosk = new PretendKiosk()
  readonly #listeners = new Set<(view: KioskView) => void>()
  readonly running = {
    view: () => viewOf(this.kiosk.state),
    send: (event: KioskScreenEvent) => {
      this.kiosk.happen({ type: 'screen', event })
      this.kiosk.settle()
      this.show()
    },
    subscribe: (listener: (view: KioskView) => void) => {
      this.#listeners.add(listener)
      listener(viewOf(this.kiosk.state))
      return () => this.#listeners.delete(listener)
    },
    stop: async () => {},
  }

  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  show(): void {
    for (const listener of this.#listeners) listener(viewOf(this.kiosk.state))
  }

  /** Something in the room, not on the glass. */
  room(happens: () => void): void {
    happens()
    this.kiosk.settle()
    this.show()
  }

  /** A finger on the button with these words. */
  async press(words: Words): Promise<void> {
    const name = kioskScreen[words].ja
    await this.page.getByRole('button', { name, exact: false }).first().click()
  }

  async unlock(): Promise<void> {
    this.room(() => this.kiosk.lay(OPERATOR_UID))
    for (const digit of PIN)
      await this.page.locator('.number-pad-keys button', { hasText: new RegExp(`^${digit}$`) }).click()
    await this.page.locator('.number-pad-keys button').last().click()
  }

  async is(type: KioskView['page']['type']): Promise<void> {
    await this.page.locator(`main[data-page="${type}"]`).waitFor()
  }
}

let machine: Machine
let close: () => Promise<void>

beforeAll(async () => {
  await buildScreens({ only: ['kiosk'] })
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-transitions-'))
  const browser = await launchWindowless()
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  machine = new Machine(page)
  const shell = await openShell({
    app: 'kiosk',
    running: machine.running,
    screenEventSchema: kioskScreenEventSchema,
    config: { package: scratch, machine: scratch, shell: 'none' },
    use: null,
  })
  await page.goto(shell.address ?? '')
  close = async () => {
    await browser.close()
    await shell.close()
    rmSync(scratch, { recursive: true })
  }
})
afterAll(() => close())

const vote = async () => {
  await machine.page.locator('.cell').first().click()
  await machine.press('check')
  await machine.is('confirm')
  await machine.press('cast')
}
const witnessed = async () => {
  for (const line of [0, 1]) await machine.page.locator('.witnesses li').nth(line).locator('button').first().click()
  await machine.page.locator('.witnesses li').nth(2).locator('button').last().click()
}

/** In order, each from where the one before has come to. */
const TRANSITIONS: readonly (readonly [string, KioskView['page']['type'], () => Promise<void> | void])[] = [
  ['off → starting', 'starting', () => {}],
  ['starting → zero check', 'zero-check', () => machine.room(() => machine.kiosk.lift())],
  [
    'zero check → votable',
    'operator-card',
    async () => {
      await witnessed()
      machine.kiosk.now = '2002-06-23T07:00' as LocalMinute
      await machine.press('firstVoter')
      await machine.press('clockRight')
      await machine.press('makeVotable')
    },
  ],
  [
    'votable → waiting',
    'waiting',
    async () => {
      await machine.unlock()
      await machine.is('remove-operator-card')
      machine.room(() => machine.kiosk.lift())
    },
  ],
  ['waiting → session', 'how-to', () => machine.room(() => machine.kiosk.lay(machine.kiosk.issue(1).uid))],
  [
    'session → first contest recorded',
    'recorded',
    async () => {
      await machine.press('next')
      await machine.is('choose')
      await vote()
    },
  ],
  [
    'session → over',
    'take-card',
    async () => {
      await machine.press('next')
      await machine.is('choose')
      await vote()
    },
  ],
  ['session → waiting', 'waiting', () => machine.room(() => machine.kiosk.lift())],
  [
    'waiting → off → report of the restart (OPN-03)',
    'recovered',
    () => machine.room(() => Object.assign(machine, { kiosk: machine.kiosk.startedAgain() })),
  ],
  [
    'report of the restart → waiting',
    'waiting',
    async () => {
      await machine.press('next')
      await machine.is('remove-operator-card')
      machine.room(() => machine.kiosk.lift())
    },
  ],
  [
    'waiting → un-votable, safe to power off',
    'closed',
    async () => {
      machine.kiosk.now = '2002-06-23T20:05' as LocalMinute
      await machine.press('staffButton')
      await machine.unlock()
      await machine.press('closeStation')
      await machine.is('staff-witnesses')
      await witnessed()
      await machine.press('officerCloses')
    },
  ],
  [
    'un-votable: a card begins nothing',
    'closed',
    () => machine.room(() => machine.kiosk.lay(machine.kiosk.issue(2).uid)),
  ],
  [
    'un-votable → off → un-votable, never votable (KSK-02)',
    'closed',
    () => machine.room(() => Object.assign(machine, { kiosk: machine.kiosk.startedAgain() })),
  ],
  [
    'starting → fault',
    'starting',
    () =>
      machine.room(() => {
        machine.kiosk = new PretendKiosk()
        while (machine.kiosk.pending[0]?.type !== 'admit-media') machine.kiosk.answer()
        machine.kiosk.pending.shift()
        machine.kiosk.happen({ type: 'media-admitted', result: err({ original: 'original-missing', duplicate: null }) })
      }),
  ],
  [
    'session → fault',
    'out-of-service',
    async () => {
      machine.room(() => {
        machine.kiosk = new PretendKiosk().open()
        machine.kiosk.lay(machine.kiosk.issue(3).uid)
      })
      await machine.press('next')
      await machine.is('choose')
      machine.kiosk.mediumFails = true
      await vote()
    },
  ],
  [
    'waiting → fault',
    'out-of-service',
    () =>
      machine.room(() => {
        machine.kiosk = new PretendKiosk().open()
        machine.kiosk.happen({ type: 'front', front: 'closed' })
        machine.kiosk.happen({ type: 'front', front: 'open' })
      }),
  ],
]

it.each(TRANSITIONS)('%s', async (_transition, to, how) => {
  await how()
  await machine.is(to)
  expect(machine.kiosk.page.type).toBe(to)
})
