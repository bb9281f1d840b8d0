/** Each entry of the issuer's log as an officer and an auditor read it. Acts at the station, never one of a voter's. */
import type { IssuerLogEvent } from '#election/log/issuer-catalogue.ts'
import * as words from '#words/issuer.ts'
import type { Text } from './message.ts'

type Named<Name extends string> = { readonly [N in Name]: Text }
type Values<Type extends IssuerLogEvent['type'], Field extends string> =
  Extract<IssuerLogEvent, { type: Type }> extends infer Event ? (Event extends { readonly [F in Field]: infer Value extends string } ? Value : never) : never

export const issuerLogWords = words.issuerLogWords satisfies Named<IssuerLogEvent['type'] | 'clock-set-forward' | 'boxes-ready-excepted' | 'key-not-erased' | 'roll-lists-taken-last'>

export const issuerTakeOverWords = words.issuerTakeOverWords satisfies Named<Values<'books-taken-over', 'why'>>

export const issuerMachineWords = words.issuerMachineWords satisfies Named<Values<'machine', 'state'>>

export const issuerSheetWords = words.issuerSheetWords satisfies Named<Values<'sheet-signed', 'form'>>

export const issuerActWords = words.issuerActWords satisfies Named<Values<'officer-act', 'act'>>

export const issuerKeyHolderWords = words.issuerKeyHolderWords satisfies Named<Values<'keys-handed', 'to'>>

export const issuerEnvelopeWords = words.issuerEnvelopeWords satisfies Named<Values<'key-envelope', 'envelope'>>

export const issuerEnvelopeMoves = words.issuerEnvelopeMoves satisfies Named<Values<'key-envelope', 'move'>>

export const issuerSubstituteWords = words.issuerSubstituteWords satisfies Named<Values<'substitute', 'what'>>

export const issuerLineWords = words.issuerLineWords satisfies Named<Values<'witness-line', 'what'>>
