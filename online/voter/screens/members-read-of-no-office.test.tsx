/** S-05: a member of a school, a union or a company reads of no commission, station, card or law, on no page and by no refusal. */
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { memberLead, memberScreen, memberStaff, memberStaffRefusals, onlyMembers } from '#ui/messages/online-members.ts'
import { staffRefusals } from '#ui/messages/online-staff.ts'
import { voterRefusals } from '#ui/messages/online-voter.ts'
import * as members from '#words/members.ts'
import { leadWords, onlineCamera, staffScreen, voterScreen } from '#words/online.ts'
import { refusalFor, textFor } from './voter-words.tsx'

const OF_AN_OFFICE =
  /市区町村|選挙管理委員会|選管|投票所|マイナンバー|カード|暗証|署名用|法律|公報|入場券|選挙人|開票管理者|municipal|commission|polling station|\bcard\b|signing password|by law|electoral roll|gazette/i
/** The page of a member has no card: nothing leads to these words. */
const UNREACHED = /^(card(Step\d|Lost)|toCard|toCardStays)$/
/** By a card alone, or by its service. */
const OF_CARDS = [
  ...['not-jpki', 'expired', 'revoked', 'bad-signature', 'status-unknown', 'cancelled', 'wrong-password', 'locked'],
  ...['unavailable', 'another-person', 'renewed-elsewhere'],
]

describe('the words of members', () => {
  it('name nothing of a public office', () => {
    const shown = Object.entries({ ...voterScreen, ...onlineCamera }).filter(([name]) => !UNREACHED.test(name))
    const texts = [...shown.map(([, text]) => textFor('members', text)), ...Object.values(members.memberPage)]
    const refused = [...Object.keys(voterRefusals), ...Object.keys(onlyMembers)] as (keyof typeof voterRefusals)[]
    const refusals = refused
      .filter((each) => !OF_CARDS.includes(each))
      .map((each) => refusalFor('members', each, 'vote'))
    const read = LANGUAGES.flatMap((language) => [
      ...texts.map((text) => text[language]),
      ...refusals.map((refusal) => Object.values(refusal[language]).join(' ')),
    ])
    expect(read.length).toBeGreaterThan(300)
    // That no number of a card is asked for is said to everybody.
    expect(read.filter((text) => OF_AN_OFFICE.test(text) && !/たずねることはありません|never asks/.test(text))).toEqual(
      [],
    )
  })

  it('are in the place of others, each of which is there', () => {
    expect(Object.keys(voterScreen)).toEqual(expect.arrayContaining(Object.keys(memberScreen)))
    expect(Object.keys(staffScreen)).toEqual(expect.arrayContaining(Object.keys(memberStaff)))
    expect(Object.keys(leadWords)).toEqual(expect.arrayContaining(Object.keys(memberLead)))
    expect(Object.keys(staffRefusals)).toEqual(expect.arrayContaining(Object.keys(memberStaffRefusals)))
    // Who prepares files reads of what they must not have.
    const { schoolLead: _, ...shown } = members
    const own = Object.values(shown).flatMap((words) => Object.values(words as object))
    const said = own.map((text) => JSON.stringify(text)).filter((text) => OF_AN_OFFICE.test(text))
    expect(
      said.filter((text) => !/たずねることはありません|カードはな|カードの署名|投票所はありません/.test(text)),
    ).toEqual([])
  })

  it('leave everybody else with their own', () => {
    expect(textFor('residents', voterScreen.otherWay)).toBe(voterScreen.otherWay)
    expect(refusalFor('abroad', 'voted', 'vote')).toBe(voterRefusals.voted)
  })
})
