/** Gazette and posters come beside whatever page is shown: nothing of a ballot waits for them or is changed by them. */
import type { Effect } from './effect.ts'
import type { Event } from './event.ts'
import type { State } from './state.ts'
import { choicePictures } from './voter-election.ts'

export type OpenPage = Extract<State['page'], { type: 'open' }>

export function stepPictures(
  page: OpenPage,
  event: Event,
): { readonly page: OpenPage; readonly effects: readonly Effect[] } | null {
  if (event.type === 'pictures-fetched') {
    const { pictures } = event
    // One that nobody has signed stays so, whatever comes of the pictures of choices.
    const gazette = event.gazette ?? page.election.gazette
    return {
      page: { ...page, election: { ...page.election, gazette }, pictures: pictures ?? 'unreachable' },
      effects: [],
    }
  }
  if (event.type !== 'screen' || event.event.type !== 'to-pictures') return null
  const { gazette, electionPackage } = page.election
  const isThere = page.pictures !== null && page.pictures !== 'unreachable'
  const [signed, choices] = [gazette === 'not-genuine' ? null : gazette, choicePictures(page.election)]
  if (isThere || (signed === null && choices.length === 0)) return { page, effects: [] }
  const anew = page.pictures === 'unreachable' ? electionPackage : null
  return {
    page: { ...page, pictures: 'loading' },
    effects: [{ type: 'fetch-pictures', gazette: signed, choices, anew }],
  }
}
