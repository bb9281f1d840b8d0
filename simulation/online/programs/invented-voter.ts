/** A voter with a letter and a card: session and services of the voter's page as they ship, without a browser's window. */
import { assert } from '#election/assert.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { systemRandomness } from '#online/main/config.ts'
import { type RunningPage, runPage } from '#online/voter/services/run.ts'
import type { SealedWay } from '#online/voter/services/shelf.ts'
import { Store } from '#online/voter/services/store.ts'
import type { Surroundings } from '#online/voter/services/surroundings.ts'
import type { ScreenEvent } from '#online/voter/session/event.ts'
import type { ElectionPage, Place, Selection, State } from '#online/voter/session/state.ts'
import type { VoterContest } from '#online/voter/session/voter-election.ts'

type At<Type extends ElectionPage['type']> = Extract<ElectionPage, { type: Type }>
/** Texts that the page of this election has inside. */
export type VotersPlace = Pick<Surroundings, 'origin' | 'gate' | 'authority'>

export class InventedVoter {
  readonly #place: VotersPlace
  #kept: SealedWay | null = null
  #page: RunningPage | null = null
  #left: ((to: string) => void) | null = null
  #seen: () => void = () => {}

  constructor(place: VotersPlace) {
    this.#place = place
  }

  /** From the letter's code to the ballot, or to the page that says why not. @param certificate its number, of a voter abroad */
  async toBallot(code: string, card: string, password: string, certificate?: string): Promise<ElectionPage> {
    this.#open({ type: 'letter', code })
    await this.#comes('code')
    if (certificate !== undefined) this.#send({ type: 'certificate-typed', text: certificate })
    this.#send({ type: 'code-given' })
    const promise = await this.#comes('promise', 'refused')
    if (promise.type === 'refused') return promise
    this.#send({ type: 'free-will', isFree: true })
    this.#send({ type: 'promise-given' })
    await this.#touch(card, password)
    return this.#comes('choosing', 'refused')
  }

  /** A member of a private body, without a card. @param birth as it is typed, where the list has one */
  async asMember(code: string, birth: string): Promise<ElectionPage> {
    this.#open({ type: 'letter', code })
    await this.#comes('code')
    this.#send({ type: 'code-given' })
    const promise = await this.#comes('promise', 'refused')
    if (promise.type === 'refused') return promise
    this.#send({ type: 'free-will', isFree: true })
    this.#send({ type: 'promise-given' })
    const asked = await this.#comes('asked', 'elections', 'choosing', 'refused')
    if (asked.type !== 'asked') return asked
    this.#send({ type: 'typed', text: birth })
    this.#send({ type: 'birth-given' })
    return this.#comes('elections', 'choosing', 'refused')
  }

  /** From the page of applications to its end (T6). @param birth as it is typed @param category the ground, where the town asks for one (S-03) */
  async apply(birth: string, card: string, password: string, category?: string): Promise<ElectionPage> {
    this.#open({ type: 'apply' })
    await this.#comes('applying')
    if (category !== undefined) this.#send({ type: 'category-chosen', category })
    this.#send({ type: 'typed', text: birth })
    this.#send({ type: 'birth-given' })
    await this.#touch(card, password)
    return this.#comes('applied', 'refused')
  }

  async #touch(card: string, password: string): Promise<void> {
    await this.#comes('card')
    const left = new Promise<string>((to) => {
      this.#left = to
    })
    this.#send({ type: 'to-card' })
    const answer = await touchCard(await left, card, password)
    this.#open({ type: 'back', answer })
  }

  /**
   * Chooses a name in each contest, or marks judges, checks, casts, and looks for the vote in the log.
   *
   * @param places of the names, or of the judges with a mark, from 0; left out: the first names, and no mark
   */
  async cast(places: readonly (number | readonly number[])[] = []) {
    for (;;) {
      const at = await this.#comes('elections', 'choosing', 'ready')
      if (at.type === 'ready') break
      if (at.type === 'elections') {
        const next = at.ballot.contests[at.ballot.selections.length]
        this.#send({ type: 'to-election', bit: next?.contest.bit ?? null })
        continue
      }
      const { contests, selections } = at.ballot
      const contest = contests[selections.length]
      assert(contest !== undefined, 'invented voter: a contest that is open')
      this.#send({ type: 'chosen', selection: selectionAt(contest, places[selections.length]) })
      await this.#comes('confirming')
      this.#send({ type: 'confirmed' })
    }
    this.#send({ type: 'cast' })
    const done = await this.#comesAs(
      (at): at is At<'done'> | At<'refused'> =>
        at.type === 'refused' || (at.type === 'done' && at.log.type === 'in-log'),
    )
    assert(done.type === 'done' && done.log.type === 'in-log', `invented voter: ${JSON.stringify(done)}`)
    return { code: done.recorded.code, witnesses: done.log.witnesses }
  }

  /** The way that is kept on the device; null: nothing is. */
  get kept(): SealedWay | null {
    return this.#kept
  }

  #send(event: ScreenEvent): void {
    this.#page?.send({ type: 'screen', event })
  }

  #open(place: Place): void {
    this.#page = runPage(this.#surroundings(), { place, language: 'ja' }, () => this.#seen())
  }

  #comes<Type extends ElectionPage['type']>(...types: readonly Type[]): Promise<At<Type>> {
    return this.#comesAs((at): at is At<Type> => (types as readonly string[]).includes(at.type))
  }

  async #comesAs<P extends ElectionPage>(is: (at: ElectionPage) => at is P): Promise<P> {
    for (;;) {
      const state: State | undefined = this.#page?.state
      assert(state?.page.type !== 'unusable', `invented voter: ${JSON.stringify(state?.page)}`)
      if (state?.page.type === 'open' && is(state.page.at)) return state.page.at
      await new Promise<void>((seen) => {
        this.#seen = seen
      })
    }
  }

  #surroundings(): Surroundings {
    const [{ subtle }, randomness] = [crypto, systemRandomness()]
    const shelf = {
      change: async (next: (kept: SealedWay | null) => SealedWay | null) => {
        this.#kept = next(this.#kept)
        return this.#kept
      },
    }
    const store = new Store({ shelf, subtle, randomness })
    return {
      ...{ ...this.#place, fetch, subtle, randomness, store },
      tab: { isReloaded: false, kept: () => null, keep: () => {} },
      go: (to) => this.#left?.(to),
      wait: (seconds) => new Promise((done) => setTimeout(done, seconds * 1000)),
      now: () => Math.floor(Date.now() / 1000),
    }
  }
}

function selectionAt({ candidates, contest }: VoterContest, places: number | readonly number[] = []): Selection {
  const idAt = (place: number) => {
    const found = candidates[place]
    assert(found !== undefined, 'invented voter: a contest has this name')
    return found.id
  }
  if (kindOf(contest).about === 'judges') return { type: 'marked', judges: [places].flat().map(idAt) }
  return { type: 'candidate', id: idAt([places].flat()[0] ?? 0) }
}

/** Chooses a card at the page of cards, types the password, and comes back. @returns the query of the address to which it comes back */
async function touchCard(address: string, card: string, password: string): Promise<string> {
  const page = new URL(address)
  const shown = await fetch(page)
  assert(shown.status === 200, 'invented voter: the page of cards is there')
  const transaction = page.searchParams.get('transaction') ?? ''
  const body = new URLSearchParams({ transaction, do: 'touch', card, password })
  const answer = await fetch(page.href.replace(page.search, ''), { method: 'POST', body, redirect: 'manual' })
  return new URL(answer.headers.get('location') ?? '').search.slice(1)
}
