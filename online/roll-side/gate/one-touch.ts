/**
 * One touched card, or one answer of a member. It comes to one end: if the first reply was lost and the page asks again with the same answer, it gets the same reply.
 * Certificate and signature are kept as long as that may be asked.
 */
import type { Evidence } from '#election/online/evidence.ts'
import { toBase64 } from '#election/online/log/base64.ts'
import type { FinishAnswer } from '#election/online/wire/gate.ts'

/** Nothing was written, or nobody knows: the same answer may be given again. */
export const TRY_AGAIN: FinishAnswer = { type: 'refused', refusal: 'try-again' }

export interface Touch {
  readonly isGiven: boolean
  answer(answer: string): Promise<FinishAnswer>
}

/** `Signing`: what the answer comes to, before anybody is believed. */
export class OneTouch<Signing> implements Touch {
  readonly #finish: (answer: string) => Promise<Signing>
  readonly #settle: (signed: Signing) => Promise<FinishAnswer>
  /** The answer of the card's service, which is asked once. */
  #came: { readonly answer: string; readonly signed: Promise<Signing> } | null = null
  #end: Promise<FinishAnswer> | null = null
  /** A permit was given, or an application is in: the way has come to its end. */
  isGiven = false

  constructor(finish: (answer: string) => Promise<Signing>, settle: (signed: Signing) => Promise<FinishAnswer>) {
    this.#finish = finish
    this.#settle = settle
  }

  async answer(answer: string): Promise<FinishAnswer> {
    this.#came ??= { answer, signed: this.#finish(answer) }
    // Another answer than the first is not of this touch.
    if (this.#came.answer !== answer) return { type: 'refused', refusal: 'flow-ended' }
    this.#end ??= this.#came.signed.then(this.#settle)
    const end = await this.#end
    if (end === TRY_AGAIN) this.#end = null
    if (end.type === 'permit' || end.type === 'applied') this.isGiven = true
    return end
  }
}

export function base64Parts({ certificate, declaration, revocation, signature }: Evidence) {
  return {
    declaration: toBase64(declaration),
    signature: toBase64(signature),
    certificate: toBase64(certificate),
    revocation: toBase64(revocation),
  }
}
