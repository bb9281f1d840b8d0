/** Entry of the voter's page: what the browser has, and where the address leads. */
import './no-eval.ts'
import './voter.css'
import './camera.css'
import './residents.css'
import './device.css'
import { createRoot } from 'react-dom/client'
import type { Language } from '#election/language.ts'
import type { Randomness } from '#election/randomness.ts'
import { languageOfTab } from '#ui/language/language-of-tab.ts'
import { thisTab } from '#ui/this-tab.ts'
import { DEVICE_PATH, DeviceWatch, emptied, isDeviceTab } from '../services/device.ts'
import { runPage } from '../services/run.ts'
import { openShelf, type Shelf } from '../services/shelf.ts'
import { Store } from '../services/store.ts'
import type { Surroundings } from '../services/surroundings.ts'
import { hasLeft, isInUse } from '../session/device.ts'
import type { ScreenEvent } from '../session/event.ts'
import { placeOf } from '../session/place.ts'
import type { State } from '../session/state.ts'
import { hasNoPageBefore } from '../session/step-back.ts'
import { NO_INCIDENTS } from '../session/step-incidents.ts'
import { VoterScreen } from './voter-screen.tsx'

const CLOCK_MS = 15_000
const OWN_FLOW = 'flow'

const root = createRoot(document.getElementById('screen') ?? document.body)
const path = window.location.pathname
const place = placeOf(new URL(window.location.href))
// Neither a code nor an opening stays in the address. A browser's history may have it (docs/known-limits.md).
window.history.replaceState(null, '', '/')
// A letter's address that is opened where the page is open already loads nothing by itself: the code would stay in the address.
window.addEventListener('hashchange', () => window.location.reload())
const tab = thisTab(OWN_FLOW)
// S-14: on a device of many only the card's way back and a reload amid a ballot are the same person's.
const isSamePerson = place.type === 'back' || (tab.isReloaded && tab.kept() !== null)
const watch = isDeviceTab(path) ? new DeviceWatch([seconds, secondsSinceLoad], isInUse(place, isSamePerson)) : null
let isWiped = false

/** P7: after a press, Back is a press on this page: its own entry of the history lies over the one before it. */
let isGuarded = false
function guardBack(): void {
  if (!isGuarded) window.history.pushState(null, '', '/')
  isGuarded = true
}

const shelf = await keptShelf()
if (watch !== null && shelf !== null && !isSamePerson) await emptied(shelf)
const { first: language, keep: keepLanguage } = languageOfTab()
if (shelf === null) {
  sayTooOld(language)
} else {
  const press = (event: ScreenEvent) => {
    guardBack()
    page.send({ type: 'screen', event })
  }
  const draw = (state: State) =>
    root.render(<VoterScreen state={state} device={watch?.standing(state) ?? null} send={press} />)
  let shown: State | null = null
  const page = runPage(surroundings(shelf), { place, language }, (state) => {
    if (isWiped) return
    keepLanguage(state.language)
    if (watch !== null && shown !== null && hasLeft(shown, state)) return void wipe(shelf)
    shown = state
    draw(state)
  })
  watch?.begin(() => page.state, { draw, wipe: () => void wipe(shelf) })
  window.addEventListener('popstate', () => {
    // No step back but a letter's address: its code would be lost before the page is loaded with it.
    if (window.location.hash !== '') return
    isGuarded = false
    if (hasNoPageBefore(page.state)) return window.history.back()
    guardBack()
    page.send({ type: 'screen', event: { type: 'went-back' } })
  })
  setInterval(() => page.send({ type: 'clock', now: seconds() }), CLOCK_MS)
}

/** The page goes from the screen first, then all that is kept, then the memory with its document. */
async function wipe(opened: Shelf): Promise<void> {
  if (isWiped) return
  isWiped = true
  root.unmount()
  // A shelf that fails is asked again when the page is loaded: nobody stays before an empty glass.
  await emptied(opened).finally(() => window.location.replace(DEVICE_PATH))
}

/** Nothing else works here but the other language. */
function sayTooOld(chosen: Language): void {
  const state: State = {
    language: chosen,
    now: 0,
    incidents: NO_INCIDENTS,
    page: { type: 'unusable', why: 'old-browser' },
  }
  root.render(<VoterScreen state={state} send={(event) => event.type === 'language' && sayTooOld(event.language)} />)
}

/** Null: this browser keeps nothing for a page, or has no cryptography. */
async function keptShelf(): Promise<Shelf | null> {
  if (!window.isSecureContext || window.crypto?.subtle === undefined) return null
  try {
    const opened = await openShelf(window.indexedDB)
    await opened.change((kept) => kept)
    return opened
  } catch {
    return null
  }
}

function surroundings(opened: Shelf): Surroundings {
  const { subtle } = window.crypto
  const randomness: Randomness = {
    kind: 'secure',
    bytes: (count) => window.crypto.getRandomValues(new Uint8Array(count)),
  }
  return {
    origin: window.location.origin,
    gate: metaOf('ippyo-gate'),
    authority: metaOf('ippyo-authority'),
    fetch: window.fetch.bind(window),
    subtle,
    randomness,
    store: new Store({ shelf: opened, subtle, randomness }),
    tab,
    go: (to) => window.location.assign(to),
    wait: (time) => new Promise((done) => setTimeout(done, time * 1000)),
    now: seconds,
  }
}

function seconds(): number {
  return Math.floor(Date.now() / 1000)
}

function secondsSinceLoad(): number {
  return performance.now() / 1000
}

/** Written into the page by its build: part of what `clientFiles` names. */
function metaOf(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''
}
