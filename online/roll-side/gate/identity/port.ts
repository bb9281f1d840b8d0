/**
 * A voter's card, as the gate sees it: a page of the card's own service, and one answer. The gate believes none of them; it checks what
 * comes back by itself (`judge-answer.ts`). `contract.port.test.ts` asks every implementation the same.
 */
import type { CardRefusal } from '#election/online/card/check-card.ts'
import type { CardPerson } from '#election/online/card/person.ts'
import type { Result } from '#election/result.ts'

export interface CardIdentity {
  /** @param back where the browser comes back to, with `code` and `state` or `error` behind `?` */
  begin(declaration: Uint8Array, back: URL): Promise<Result<Begun, IdentityRefusal>>
  /** Once only. An answer of another ticket, or one that comes again, is `cancelled`: nothing was signed, and the voter may begin anew. */
  finish(ticket: Ticket, answer: URLSearchParams): Promise<Result<SignedBy, IdentityRefusal>>
}

export interface Begun {
  readonly redirect: URL
  readonly ticket: Ticket
}

/** Kept until the end of the check. It stays in the gate's memory and never goes to the browser. */
interface Ticket {
  readonly declaration: Uint8Array
  readonly state: string
  /** The service's name for what is to be signed. */
  readonly transaction: string
}

export interface SignedBy {
  readonly certificate: Uint8Array
  readonly signature: Uint8Array
  readonly person: CardPerson
  /** Hex. */
  readonly serial: string
  /** The answer itself goes into the evidence. `at`: Unix seconds, when it was asked for. */
  readonly revocation: { readonly status: 'good'; readonly source: Uint8Array; readonly at: number }
}

export type IdentityRefusal = CardRefusal | 'cancelled' | 'wrong-password' | 'locked' | 'unavailable'

/** Who may ask is registered (公的個人認証法 17条): the municipality's own verifier, or a platform operator's. */
export interface RevocationCheck {
  /** @returns a status answer (DER), or null: nobody could be asked */
  ask(certificate: Uint8Array): Promise<Uint8Array | null>
}
