/** Questions of the page to the roll's server, and its answers (election/online/wire/staff.ts). */
import type { z } from 'zod'
import type { StaffRequest, StaffRequestName, staffAnswers } from '#election/online/wire/staff.ts'

/** Challenges are asked for on the way (`services/passkeys.ts`). */
export type AskedName = Exclude<StaffRequestName, 'challenge'>
export type Asked<N extends AskedName = AskedName> = {
  [P in N]: { readonly name: P; readonly body: StaffRequest<P> }
}[N]

export type AnswerOf<N extends StaffRequestName> = z.output<(typeof staffAnswers)[N]>
export type Answered<N extends AskedName = AskedName> = {
  [P in N]: { readonly name: P; readonly answer: AnswerOf<P> }
}[N]

/** An act that nothing undoes, or that leaves the house, is asked once more, with the name of its person or letter. */
export function needsSecondLook({ name, body }: Asked): boolean {
  switch (name) {
    case 'approve':
    case 'approve-members':
    case 'refuse':
    case 'withdraw':
    case 'answer':
    case 'mark':
    case 'reissue':
    case 'boxes':
    case 'approved':
    case 'leave':
    case 'pause':
    case 'import':
    case 'enrol-anew':
    case 'paper':
      return true
    case 'decide':
    case 'agree':
      return body.do
    default:
      return false
  }
}
