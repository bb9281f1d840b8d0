/** A person of the office at the roll's server: cookie and token as their browser keeps them. */
import { assert } from '#election/assert.ts'
import { type StaffAnswer, type StaffRequestName, staffAnswers, staffRefused } from '#election/online/wire/staff.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'

/** The answer to a request that was not refused. */
type Done<N extends StaffRequestName> = Exclude<StaffAnswer<N>, { readonly type: 'refused' }>

/** A refusal of the office's server, and its reason. */
export class RefusedToStaff extends Error {
  readonly refusal: StaffRefusal

  constructor(asked: StaffRequestName, refusal: StaffRefusal) {
    super(`${asked}: ${refusal}`)
    this.refusal = refusal
  }
}

export class StaffBrowser {
  readonly #origin: string
  #cookie = ''
  #token = ''

  constructor(origin: string) {
    this.#origin = origin
  }

  /** @throws with the refusal */
  async ask<N extends StaffRequestName>(name: N, body: object = {}): Promise<Done<N>> {
    const headers = {
      ...{ 'content-type': 'application/json', origin: this.#origin },
      ...{ cookie: this.#cookie, 'x-ippyo-token': this.#token },
    }
    const answer = await fetch(`${this.#origin}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const [set] = answer.headers.getSetCookie()
    if (set !== undefined) this.#cookie = set.split(';')[0] ?? ''
    const said = (await answer.json()) as StaffAnswer<N>
    const refused = staffRefused.safeParse(said)
    if (refused.success) throw new RefusedToStaff(name, refused.data.refusal)
    assert(staffAnswers[name].safeParse(said).success, `an answer of ${name}`)
    if (said.type === 'signed-in') this.#token = said.token
    return said as Done<N>
  }
}
