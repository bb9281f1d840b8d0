/** Passphrases of `ippyo count`: from the terminal, or as lines of a descriptor. */
import type { RunningTally } from '#tally/app.ts'
import { tallyRefusalWords } from '#tally/screens/refusal-words.ts'
import { provideShare, unlockMachine } from '#tally/session/sealed-passphrase.ts'
import type { TallyView } from '#tally/session/view.ts'
import { questionWords } from '#ui/messages/ippyo.ts'
import { fill } from '#ui/messages/message.ts'
import type { OfficeIo } from '../../terminal/office-io.ts'
import { actOf, keyRoomOf } from './at-the-tally.ts'

/** A holder who has mistyped it so often looks for what is written down, and the command is called again. */
const TYPED_AT_MOST = 5

interface Source {
  readonly passphrasesFd?: number
}

export async function unlock(tally: RunningTally, options: Source, io: OfficeIo): Promise<TallyView> {
  const sealTo = await keyRoomOf(tally)
  if (sealTo === null) return tally.view()
  const [passphrase = ''] = await io.secrets([questionWords.tally[io.language]], sourceOf(options))
  return actOf(tally, unlockMachine(sealTo, passphrase, io.randomness))
}

/**
 * X-C5: each holder has a process of their own. Nobody is asked before the one before them is done, and forgotten here. A mistyped
 * passphrase is typed again, as at the screen; of a descriptor the next line is another holder's.
 */
export async function holderGives(
  tally: RunningTally,
  { seat, records }: { readonly seat: number; readonly records: number | undefined },
  options: Source,
  io: OfficeIo,
): Promise<TallyView> {
  for (let typed = 1; ; typed++) {
    const sealTo = await keyRoomOf(tally)
    if (sealTo === null) return tally.view()
    const [passphrase = ''] = await io.secrets([fill(questionWords.seat[io.language], { seat })], sourceOf(options))
    const view = await actOf(tally, provideShare(sealTo, { index: seat, passphrase, records }, io.randomness))
    const isMistyped = view.message?.code === 'wrong-passphrase' && options.passphrasesFd === undefined
    if (!isMistyped || typed === TYPED_AT_MOST) return view
    const { title, next } = tallyRefusalWords['wrong-passphrase'][io.language]
    io.err(`${fill(title, { index: seat })} ${fill(next, { index: seat })}`)
  }
}

function sourceOf({ passphrasesFd: fd }: Source) {
  return { fd, twice: false }
}
