/** Where what is declared lost was (CNT-08): a pair of media at its station, or the online ballot box. */
import { isOnlineBox } from '#election/count/lost-media.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import type { Text, Values } from '../messages/message.ts'
import { tallyWords } from '../messages/tally-screen.ts'

export function lostPlace(
  { station, pair }: { readonly station: StationId; readonly pair: PairNumber },
  say: (text: Text, values?: Values) => string,
): string {
  return isOnlineBox({ station, pair }) ? say(tallyWords.onlineBox) : say(tallyWords.lostPlace, { station, pair })
}
