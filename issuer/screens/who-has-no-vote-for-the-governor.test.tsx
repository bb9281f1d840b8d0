/** PAP-10, ISS-10: one press gives a voter each part of the contests: both on cards without the paper, one of them with it, the paper alone. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { checkedVoter } from '#simulation/rooms/issuer-session.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { CardChoices } from './card-choices.tsx'
import type { TabProps } from './words.ts'

const [OURS, PAPER, EVERY] = [3, 4, 7] as [ContestMask, ContestMask, ContestMask]
const contest = (id: string, bit: number) => ({ id, bit: bit as ContestBit, title: id, districts: [] })
const head = {
  contests: [contest('市長', 0), contest('市議会議員', 1)],
  paperContests: [contest('知事', 2)],
  ...{ offCards: PAPER, online: false, earlyUntil: null, voice: false },
} as unknown as TabProps['head']
const view = { record: { staff: [], witnesses: { names: [] } } } as unknown as TabProps['view']

/** The buttons of contests, with a filled box where one is pressed. */
function buttonsOf(language: Language, { chosen, offered = EVERY, of = head }: Shown): readonly string[] {
  const html = renderToStaticMarkup(
    <LanguageProvider language={language}>
      <CardChoices {...{ head: of, view, send: () => {} }} checked={checkedVoter({ offered, chosen })} />
    </LanguageProvider>,
  )
  const [contests = ''] = html.split('</fieldset>')
  const buttons = [...contests.matchAll(/<button[^>]*aria-pressed="(true|false)"[^>]*>(.*?)<\/button>/g)]
  return buttons.map(([, on, words = '']) => `${on === 'true' ? '■' : '□'} ${words.replaceAll(/<[^>]*>/g, '')}`)
}

interface Shown {
  readonly chosen: ContestMask
  readonly offered?: ContestMask
  readonly of?: TabProps['head']
}

it.each(LANGUAGES)('five contests have a button each, which takes or leaves it, in %s', (language) => {
  const titles = ['小選挙区', '比例代表', '国民審査', '知事', '県議会議員']
  const contests = titles.map((title, bit) => contest(title, bit))
  const of = { ...head, contests, paperContests: [], offCards: 0 } as unknown as TabProps['head']
  const shown = (chosen: number) =>
    buttonsOf(language, { chosen: chosen as ContestMask, offered: 31 as ContestMask, of })
  const all = issuerScreen.allContests[language].replace('{count}', '5')
  expect(shown(31)).toEqual([`■ ${all}`, ...titles.map((title) => `■ ${title}`)])
  expect(shown(27)).toEqual([`□ ${all}`, ...titles.map((title, bit) => `${bit === 2 ? '□' : '■'} ${title}`)])
})

it.each(LANGUAGES)('in %s', (language) => {
  const pressed = (chosen: ContestMask, offered = EVERY) => buttonsOf(language, { chosen, offered })
  expect(pressed(EVERY)).toHaveLength(7)
  // ISS-10: who declines the council's takes the mayor's on the card, and the paper.
  const MAYOR_AND_PAPER = 5 as ContestMask
  expect(pressed(MAYOR_AND_PAPER).filter((each) => each.startsWith('■'))).toEqual([
    expect.stringContaining('市長＋知事'),
  ])
  expect(pressed(OURS).filter((each) => each.startsWith('■'))).toEqual([expect.stringContaining('市長＋市議会議員')])
  expect(pressed(OURS)[0]).toBe('□ 市長＋市議会議員＋知事')
  expect(pressed(PAPER).filter((each) => each.startsWith('■'))).toEqual([expect.stringContaining('知事')])
  // Where the paper was taken before, ours are all that is left.
  expect(pressed(OURS, OURS)).toHaveLength(3)
})
