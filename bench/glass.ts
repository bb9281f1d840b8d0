/**
 * `glass`: twelve hours of voters on the window itself: every page of 900 sessions of two contests is drawn by a real Chromium, with the minutes
 * between them. What its page still holds after garbage was collected, and what its process takes from the machine.
 */
import { readFileSync } from 'node:fs'
import type { CDPSession, Page } from '@playwright/test'
import { assert } from '#election/assert.ts'
import type { LocalMinute } from '#election/time.ts'
import { type KioskScreenEvent, kioskScreenEventSchema } from '#kiosk/session/screen-event.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import { viewOf } from '#kiosk/session/view-of.ts'
import { cast, next, select } from '#simulation/pictures/kiosk-picture.ts'
import { settled } from '#simulation/pictures/settled.ts'
import { showViews } from '#simulation/pictures/show-views.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { type Figure, grown } from './measure.ts'

const VOTERS = 900
const EARLY = 50
const MINUTES = 12 * 60
const MIB = 1024 * 1024

interface Held {
  readonly heap: number
  readonly nodes: number
  readonly listeners: number
  readonly resident: number
}

export async function glass(): Promise<Figure[]> {
  const kiosk = new PretendKiosk(FACTS).open()
  const pages = new Set<string>()
  let early: Held | null = null
  let late: Held | null = null
  await showViews<KioskView, KioskScreenEvent>({
    app: 'kiosk',
    screenEventSchema: kioskScreenEventSchema,
    first: viewOf(kiosk.state),
    look: async (page, show) => {
      const developer = await page.context().newCDPSession(page)
      const shown = async () => {
        const view = viewOf(kiosk.state)
        pages.add(view.page.type)
        await show(view)
        await settled(page)
      }
      for (let voter = 1; voter <= VOTERS; voter++) {
        kiosk.now = timeOf(voter)
        kiosk.happen({ type: 'minute' })
        await shown()
        await votes(kiosk, voter, shown)
        if (voter === EARLY) early = await held(page, developer)
      }
      late = await held(page, developer)
    },
  })
  assert(early !== null && late !== null, 'bench: both were looked at')
  assert(kiosk.records.length === VOTERS * 2, 'bench: each voter recorded two contests')
  return figures(early, late, pages.size)
}

async function votes(kiosk: PretendKiosk, voter: number, shown: () => Promise<void>): Promise<void> {
  const answered = async () => {
    kiosk.settle()
    await shown()
  }
  kiosk.lay(kiosk.issue(voter).uid)
  await answered()
  for (const { candidates } of FACTS.contests) {
    const chosen = candidates[voter % candidates.length]
    assert(chosen !== undefined, 'bench: a contest has candidates')
    for (const press of [next, select(chosen.id), next, cast]) {
      kiosk.press(press)
      await shown()
    }
    await answered()
  }
  kiosk.lift()
  await answered()
}

function timeOf(voter: number): LocalMinute {
  const minutes = 7 * 60 + Math.floor((voter * MINUTES) / VOTERS)
  const two = (number: number) => String(number).padStart(2, '0')
  return `2002-06-23T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` as LocalMinute
}

/** Beside the memory, what Chromium counts: a node or a listener that stays is a page that was not let go. */
async function held(page: Page, developer: CDPSession): Promise<Held> {
  await developer.send('HeapProfiler.collectGarbage')
  const { nodes, jsEventListeners } = await developer.send('Memory.getDOMCounters')
  const { usedSize } = await developer.send('Runtime.getHeapUsage')
  return { heap: usedSize / MIB, nodes, listeners: jsEventListeners, resident: await residentOf(page) }
}

/** The process that draws this page. */
async function residentOf(page: Page): Promise<number> {
  const browser = page.context().browser()
  assert(browser !== null, 'bench: a browser of its own')
  const developer = await browser.newBrowserCDPSession()
  const { processInfo } = await developer.send('SystemInfo.getProcessInfo')
  await developer.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer')
  return renderers.reduce((sum, { id }) => sum + pagesOf(id) / MIB, 0)
}

/** Bytes (proc(5), VmRSS in kB). */
function pagesOf(pid: number): number {
  const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(resident) * 1024
}

function figures(early: Held, late: Held, pages: number): Figure[] {
  const what = `after ${VOTERS} voters ÷ after ${EARLY}, ${pages} kinds of pages`
  return [
    grown('glass: what the page holds', what, 'MiB', early.heap, late.heap),
    grown('glass: nodes', what, 'open', early.nodes, late.nodes),
    grown('glass: listeners', what, 'open', early.listeners, late.listeners),
    grown('glass: resident memory of its process', what, 'MiB', early.resident, late.resident),
  ]
}
