/** Where a doubt is: a pair, a station, or the whole district. */
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'

export function usePlace(): (at: { readonly station: string | null; readonly pair: number | null }) => string {
  const say = useText()
  return ({ station, pair }) => {
    if (station === null) return say(tallyWords.place_district)
    if (pair === null) return say(tallyWords.place_station, { station })
    return say(tallyWords.place_pair, { station, pair })
  }
}
