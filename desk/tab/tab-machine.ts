/**
 * The voting machine of the tab: the session and the screens that ship, and played media and cards around them. Only the people's acts come
 * in from outside: a card laid or taken, a press, a key, a sentence heard. Votes are forgotten with the card that brought them.
 */
import type { Presentation } from '#election/card/voting-card.ts'
import type { CardUid, ClipId } from '#election/ids.ts'
import { type InEach, inEach, type Language } from '#election/language.ts'
import { requiredClips } from '#election/voice/clips.ts'
import type { Key } from '#hardware/keypad/port.ts'
import { offeredHere } from '#kiosk/session/facts.ts'
import type { KioskScreenEvent } from '#kiosk/session/screen-event.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import { viewOf } from '#kiosk/session/view-of.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { TabElection } from './machine-facts.ts'

/** A played medium or card takes so long for one answer: a person sees that something happens. */
const ANSWER_MS = 120

interface Word {
  readonly text: string
  readonly language: Language
}

export interface Spoken extends Word {
  /** In its sentence, from 0: a number may be said twice. */
  readonly place: number
}

/** The voice of the machine: one sentence after another. */
export interface Speaker {
  /** Ends what is spoken. @param whole called once, unless something else is said or hushed before */
  say(words: readonly Spoken[], whole: () => void): void
  hush(): void
}

export interface TabWorld {
  readonly speaker: Speaker
  /** After so many milliseconds. */
  readonly later: (ms: number, act: () => void) => void
  readonly onChange: () => void
}

/** The person's next act outside of the glass. */
export type CardAct = 'lay' | 'lay-again' | 'take' | 'none'

interface Laid {
  readonly uid: CardUid
  readonly way: Presentation
}

export class TabMachine {
  readonly #kiosk: PretendKiosk
  readonly #world: TabWorld
  readonly #words: InEach<ReadonlyMap<ClipId, Word>>
  #card: Laid | null = null
  /** The card that lay there last: a voter who took it away too early lays it again, and is led as before. */
  #last: Laid | null = null
  #cards = 0
  #begun = 0
  #awaits = false

  constructor({ facts, at }: TabElection, world: TabWorld) {
    this.#world = world
    this.#kiosk = new PretendKiosk(facts, at).open(at)
    // The keypad of eleven keys, as its driver says it.
    this.#kiosk.happen({ type: 'keypad', event: { type: 'connected', noRepeat: true } })
    this.#kiosk.happen({ type: 'headphones', event: { type: 'connected' } })
    this.#words = wordsOf(facts)
    this.#begun = this.#kiosk.ears.begun.length
  }

  get view(): KioskView {
    return viewOf(this.#kiosk.state)
  }

  /** How the card that lies there lets its voter vote; null: none lies there. */
  get lies(): Presentation | null {
    return this.#card?.way ?? null
  }

  /** The card that lies there is a voter's who is led by the keys of the machine. */
  get byKeys(): boolean {
    return this.#card !== null && this.#card.way !== 'normal'
  }

  get nextAct(): CardAct {
    const { type } = this.#kiosk.page
    if (this.#card === null) return type === 'waiting' ? 'lay' : type === 'card-away' ? 'lay-again' : 'none'
    return type === 'take-card' || type === 'session-over' || type === 'refused' ? 'take' : 'none'
  }

  /** A card from the reception. */
  lay(way: Presentation): void {
    if (this.#card !== null) return
    const body = { presentation: way, contests: offeredHere(this.#kiosk.facts) }
    this.#put({ uid: this.#kiosk.issue(++this.#cards, body).uid, way })
  }

  /** The card that was taken away too early; nothing where no session waits for one. */
  layAgain(): void {
    if (this.#card === null && this.#last !== null && this.#kiosk.page.type === 'card-away') this.#put(this.#last)
  }

  #put(card: Laid): void {
    this.#card = card
    this.#last = card
    this.#kiosk.lay(card.uid)
    this.#goOn()
  }

  take(): void {
    if (this.#card === null) return
    this.#card = null
    this.#kiosk.lift()
    this.#goOn()
  }

  press(event: KioskScreenEvent): void {
    this.#kiosk.happen({ type: 'screen', event })
    this.#goOn()
  }

  /** As by its own button on the glass. */
  speakIn(language: Language): void {
    if (this.view.language === language) return
    this.press({ on: this.#kiosk.state.serial, press: { type: 'language', language } })
  }

  key(key: Key): void {
    this.#kiosk.key(key)
    this.#goOn()
  }

  #goOn(): void {
    this.#speak()
    if (this.#kiosk.page.type === 'waiting') this.#forget()
    this.#world.onChange()
    if (this.#awaits || !this.#kiosk.busy) return
    this.#awaits = true
    this.#world.later(ANSWER_MS, () => {
      this.#awaits = false
      this.#kiosk.answer()
      this.#goOn()
    })
  }

  /** Promise 3, also where all is invented: the next visitor finds no vote, and no name that was heard. */
  #forget(): void {
    const { records, asked, ears } = this.#kiosk
    for (const kept of [records, asked, ears.begun, ears.heard]) kept.length = 0
    this.#begun = 0
  }

  #speak(): void {
    const { ears } = this.#kiosk
    if (ears.isSilent) {
      this.#begun = ears.begun.length
      this.#world.speaker.hush()
      return
    }
    if (this.#begun === ears.begun.length) return
    this.#begun = ears.begun.length
    const said = ears.begun.at(-1) ?? []
    const words = this.#words[ears.language ?? 'ja']
    const sentence = said.flatMap((clip) => words.get(clip) ?? [])
    const numbered = sentence.map((word, place) => ({ ...word, place }))
    this.#world.speaker.say(numbered, () => {
      const heard = ears.finish()
      if (heard !== null) this.#kiosk.happen(heard)
      this.#goOn()
    })
  }
}

function wordsOf({ contests }: TabElection['facts']): InEach<ReadonlyMap<ClipId, Word>> {
  const list = {
    contests: contests.map(({ contest, candidates }) => ({ contest: contest.id, uncontested: false, candidates })),
  }
  const all = { contests: contests.map(({ contest }) => contest) }
  return inEach(
    (language) =>
      new Map(requiredClips(all, list, language).map(({ id, text, voice }) => [id, { text, language: voice }])),
  )
}
