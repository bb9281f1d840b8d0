/** A row of tabs has at most seven, whatever the settings say; each page without a tab has a button that leads to it, and one that leads back. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { VOTERS } from '#election/online/settings.ts'
import { DUTIES } from '#election/online/wire/staff-words.ts'
import { STAFF_STATES } from '#scripts/pictures/staff-states.ts'
import { passkeyScreen } from '#ui/messages/online-staff-passkeys.ts'
import { staffScreen as words } from '#words/online.ts'
import { residentsFigures } from '#words/residents.ts'
import { aboveOf, firstOf, pagesOf, TABS_MAX } from '../session/pages.ts'
import type { Page, PageName, State, Who } from '../session/state.ts'
import { StaffScreen } from './staff-screen.tsx'

const { state: BASE } = STAFF_STATES.people ?? expect.unreachable()
const who: Who = BASE.who ?? expect.unreachable()
const SETTINGS = DUTIES.flatMap((duty) =>
  [null, 0, 1, 2].flatMap((passkeys) =>
    VOTERS.map((voters): Who => ({ ...who, duty, passkeys, election: { ...who.election, voters } })),
  ),
)

const NAMED = {
  ...{ applications: words.page_applications.ja, letters: words.page_letters.ja, desk: words.page_desk.ja },
  ...{ changes: words.page_changes.ja, boxes: words.page_boxes.ja, roll: words.page_roll.ja },
  consulate: words.page_consulate.ja,
  ...{ people: words.page_people.ja, figures: words.page_figures.ja, passkey: passkeyScreen.page_passkey.ja },
} as const satisfies Record<PageName, string>
const NAMES = Object.keys(NAMED) as readonly PageName[]

function shown(of: Who, page: Page = BASE.page): string {
  const state: State = { ...BASE, who: of, page }
  return renderToStaticMarkup(<StaffScreen state={state} send={() => {}} />)
}
const tabsIn = (html: string) => /<nav class="pages"[^>]*>(.*?)<\/nav>/.exec(html)?.[1]?.match(/<button/g)?.length ?? 0

it.each(SETTINGS)('$duty, $passkeys passkeys, $election.voters: at most seven tabs', (of) => {
  expect(pagesOf(of).length).toBeLessThanOrEqual(TABS_MAX)
  expect(tabsIn(shown(of))).toBe(pagesOf(of).length)
})

it('a page without a tab says where it leads back to, and a page with one does not', () => {
  // Others have their own names of the pages.
  const mine = ({ duty, election, passkeys }: Who) => {
    return duty === 'office' && election.voters === 'residents' && passkeys !== 0
  }
  for (const of of SETTINGS.filter(mine)) {
    for (const name of NAMES) {
      const above = aboveOf(name, of)
      expect(above === null).toBe(pagesOf(of).includes(name))
      const html = shown(of, firstOf(name))
      expect(html.includes('に戻る'), name).toBe(above !== null)
      if (above !== null) expect(html).toContain(words.backTo.ja.replace('{page}', NAMED[above]))
    }
  }
})

it('the figures are one press from the pause, and the own passkeys are beside the own name, where there are passkeys', () => {
  expect(shown(who, firstOf('people'))).not.toContain(residentsFigures.way.ja)
  expect(shown(who)).toContain(residentsFigures.way.ja)
  for (const duty of DUTIES) {
    expect(shown({ ...who, duty, passkeys: 1 }, firstOf('desk'))).toContain(passkeyScreen.page_passkey.ja)
    expect(shown({ ...who, duty, passkeys: null }, firstOf('desk'))).not.toContain(passkeyScreen.page_passkey.ja)
  }
})
