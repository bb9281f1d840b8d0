/** Every code of the tally has words: the compiler finds a forgotten one. */
import type { RefusalCatalogue } from '#ui/messages/message.ts'
import { packageRefusals } from '#ui/messages/package.ts'
import { tallyRefusals } from '#ui/messages/tally.ts'
import { tallyCarryRefusals } from '#ui/messages/tally-carry.ts'
import { tallyMachineRefusals } from '#ui/messages/tally-machine.ts'
import { tallyMediaRefusals } from '#ui/messages/tally-media.ts'
import type { TallyRefusalCode } from '../session/codes.ts'

export const tallyRefusalWords: RefusalCatalogue<TallyRefusalCode> = {
  ...packageRefusals,
  ...tallyRefusals,
  ...tallyMachineRefusals,
  ...tallyMediaRefusals,
  ...tallyCarryRefusals,
}
