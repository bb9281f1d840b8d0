/** Cards, media and shares that people carry, each at exactly one place. This file only moves them; it reads none. */
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { type CardJson, UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { CardView, MediumView, ShareView } from '../session/view.ts'
import { slotPath } from './seat.ts'

/** A card with its memory, as stored. */
export interface StoredCard {
  readonly kind: 'voting' | 'operator'
  /** From 1 in each kind; printed on the card. */
  readonly number: number
  /** Operator cards only. */
  readonly pin: string | null
  readonly chip: CardJson
}

type Movable<T extends { readonly place: string }> = Omit<T, 'place'> & { place: string }

/** The medium is in no slot. */
const isLoose = (place: string) => place === TABLE || place === LOST

export const CASE = 'case'
export const RETURNED = 'returned'
/** In a voter's hand. */
export const HAND = 'hand'
export const TABLE = 'table'
/** Nobody knows the place. */
export const LOST = 'lost'

export const REPORT_MEDIUM = 'report-medium'
/** The commission's own medium brings signed declarations to the counting centre, also if a report medium is lost. */
export const DECLARATION_MEDIUM = 'declaration-medium'

/** A slot of an issuer, or of the tally. */
export function reportSlot(app: string): string {
  return `${app}:report`
}

export function atTally(place: string): boolean {
  return place.startsWith('tally:')
}

/** Cards in their case, in a hand, on readers, or given back at the return window. */
export class Cards {
  readonly #cards: readonly (Omit<Movable<CardView>, 'bent'> & { readonly chip: UltralightAesCard; bent: boolean })[]
  readonly #readers: ReadonlyMap<string, SimulatedReader>

  /** @param readers by place, `reader:<app>` */
  constructor(stored: readonly StoredCard[], readers: ReadonlyMap<string, SimulatedReader>) {
    this.#readers = readers
    this.#cards = stored.map(({ kind, number, pin, chip }) => ({
      id: `${kind}-${number}`,
      kind,
      number,
      pin,
      place: CASE,
      bent: false,
      chip: UltralightAesCard.fromJSON(chip),
    }))
  }

  views(): readonly CardView[] {
    return this.#cards.map(({ chip: _chip, ...card }) => ({ ...card }))
  }

  at(place: string): CardView | null {
    return this.#cards.find((card) => card.place === place) ?? null
  }

  ofChip(chip: UltralightAesCard): string {
    const card = this.#cards.find((each) => each.chip === chip)
    assert(card !== undefined, 'cards: a card of this desk')
    return card.id
  }

  chipOf(id: string): UltralightAesCard | null {
    return this.#cards.find((card) => card.id === id)?.chip ?? null
  }

  /** A card stays where it is if no hand can put it there: on a reader that holds a card, for example. */
  move(id: string, to: string): void {
    const card = this.#cards.find((each) => each.id === id)
    const reader = this.#readers.get(to)
    if (card === undefined || card.place === to) return
    if (reader === undefined && ![CASE, RETURNED, HAND].includes(to)) return
    if (reader !== undefined && (reader.tray.presence.type !== 'absent' || this.at(to) !== null)) return
    this.#lift(card)
    card.place = to
    if (!card.bent) reader?.tray.insert(card.chip)
  }

  /** The antenna breaks: the card stays in its place, and no reader hears it any more. */
  bend(id: string): void {
    const card = this.#cards.find((each) => each.id === id)
    if (card === undefined || card.bent) return
    this.#lift(card)
    card.bent = true
  }

  /** Takes the card off its reader. No reader hears a bent card, so nothing changes there. */
  #lift({ place, bent }: Pick<CardView, 'place' | 'bent'>): void {
    if (!bent) this.#readers.get(place)?.tray.remove()
  }
}

/** Media on the table, lost, or in slots; a slot is a link to the medium's directory until the medium is pulled. */
export class Media {
  readonly #home: string
  readonly #slots: ReadonlySet<string>
  readonly #media: (Movable<MediumView> & { readonly directory: string })[]

  constructor(home: string, slots: readonly string[], media: readonly (MediumView & { readonly directory: string })[]) {
    this.#home = home
    this.#slots = new Set(slots)
    this.#media = media.map((medium) => ({ ...medium }))
    for (const slot of slots) this.#leaveEmpty(slot)
    for (const medium of this.#media) if (!isLoose(medium.place)) this.#insert(medium.directory, medium.place)
  }

  views(): readonly MediumView[] {
    return this.#media.map(({ directory: _directory, ...medium }) => ({ ...medium }))
  }

  /** Somebody brings another medium, and puts it on the table or into a free slot. */
  bring(medium: Omit<MediumView, 'place'> & { readonly directory: string }, to: string): void {
    mkdirSync(medium.directory, { recursive: true })
    if (!this.#media.some(({ id }) => id === medium.id)) this.#media.push({ ...medium, place: TABLE })
    this.move(medium.id, to)
  }

  move(id: string, to: string): void {
    const medium = this.#media.find((each) => each.id === id)
    if (medium === undefined || medium.place === to || (!isLoose(to) && !this.#slots.has(to))) return
    if (!isLoose(to) && this.#media.some((each) => each.place === to)) return
    if (!isLoose(medium.place)) this.#leaveEmpty(medium.place)
    medium.place = to
    if (!isLoose(to)) this.#insert(medium.directory, to)
  }

  /** A program must not make a directory where no stick is: the link of an empty report slot leads nowhere. */
  #leaveEmpty(slot: string): void {
    const path = slotPath(this.#home, slot)
    mkdirSync(dirname(path), { recursive: true })
    rmSync(path, { force: true })
    if (slot.endsWith(':report')) symlinkSync(join(this.#home, 'slots', 'no-medium', 'here'), path)
  }

  #insert(directory: string, slot: string): void {
    const path = slotPath(this.#home, slot)
    rmSync(path, { force: true })
    symlinkSync(directory, path)
  }
}

/** Key holders' shares: links to files, which the tally sees while the holder is there. */
export class Shares {
  readonly #from: string
  readonly #to: string
  readonly #shares: readonly Omit<ShareView, 'given'>[]

  constructor(from: string, to: string, shares: readonly Omit<ShareView, 'given'>[]) {
    this.#from = from
    this.#to = to
    this.#shares = shares
    mkdirSync(to, { recursive: true })
  }

  views(): readonly ShareView[] {
    return this.#shares.map((share) => ({ ...share, given: existsSync(this.#file(share.index)) }))
  }

  give(index: number, given: boolean): void {
    if (!this.#shares.some((share) => share.index === index)) return
    const file = this.#file(index)
    if (!given) rmSync(file, { force: true })
    else if (!existsSync(file)) symlinkSync(join(this.#from, `share-${index}.json`), file)
  }

  #file(index: number): string {
    return join(this.#to, `share-${index}.json`)
  }
}
