/** Who is signed in, in this process's memory alone: a cookie names the session, a token in a header shows that our own page asks. */
import { timingSafeEqual } from 'node:crypto'
import { toHex, utf8 } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import type { Signer } from './people.ts'
import type { Opened } from './two-factors.ts'

const IDLE_SECONDS = 15 * 60

export interface Session {
  readonly token: string
  readonly signer: Signer
  /** How many the person has; 0: signed in with a passphrase alone, to enrol the first one. Null: the server has none. */
  passkeys: number | null
  seen: number
}

export class Sessions {
  readonly #randomness: Randomness
  readonly #now: () => number
  readonly #sessions = new Map<string, Session>()

  constructor(randomness: Randomness, now: () => number) {
    this.#randomness = randomness
    this.#now = now
  }

  open({ passkeys, signer }: Opened): { readonly cookie: string; readonly session: Session } {
    for (const [cookie, { seen }] of this.#sessions) if (this.#isOver(seen)) this.end(cookie)
    const [cookie, token] = [toHex(this.#randomness.bytes(32)), toHex(this.#randomness.bytes(32))]
    const session = { token, signer, passkeys, seen: this.#now() }
    this.#sessions.set(cookie, session)
    return { cookie, session }
  }

  find(cookie: string, token: string): Session | null {
    const session = this.#sessions.get(cookie)
    if (session === undefined) return null
    if (this.#isOver(session.seen)) return this.end(cookie)
    if (!isEqual(token, session.token)) return null
    session.seen = this.#now()
    return session
  }

  /** The key leaves the memory with the session. */
  end(cookie: string): null {
    this.#sessions.get(cookie)?.signer.secretKey.fill(0)
    this.#sessions.delete(cookie)
    return null
  }

  /** Somebody was removed: from now on they see nothing more, either. */
  endOf(name: string): void {
    for (const [cookie, { signer }] of this.#sessions) if (signer.name === name) this.end(cookie)
  }

  #isOver(seen: number): boolean {
    return this.#now() - seen >= IDLE_SECONDS
  }
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [utf8(a), utf8(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
