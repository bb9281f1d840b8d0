/** Words as this voter reads them: voters abroad have other offices and other ways to vote, members of a private body neither office nor card. */
import { createContext, type ReactNode, useContext } from 'react'
import type { Voters } from '#election/online/settings.ts'
import { withFurigana } from '#ui/components/furigana.tsx'
import { inSentence, withLists } from '#ui/language/in-sentence.ts'
import { useLanguage } from '#ui/language/language.tsx'
import type { MessageValues, RefusalCatalogue, RefusalText, Text } from '#ui/messages/message.ts'
import { abroadApply, abroadApplyRefusals, abroadRefusals, abroadScreen } from '#ui/messages/online-abroad.ts'
import { applyRefusals, applyWords } from '#ui/messages/online-apply.ts'
import { memberRefusals, memberScreen, onlyMembers } from '#ui/messages/online-members.ts'
import { voterRefusals } from '#ui/messages/online-voter.ts'
import { voterScreen } from '#words/online.ts'
import type { VoterRefusal } from '../session/codes.ts'
import type { Purpose } from '../session/state.ts'

const VotersContext = createContext<Voters>('residents')

/** Whether there are readings above the words of the page, and the switch. */
interface Readings {
  readonly isOn: boolean
  readonly turn: () => void
}
const ReadingsContext = createContext<Readings>({ isOn: false, turn: () => {} })
export const ReadingsProvider = ReadingsContext.Provider
export const useReadings = () => useContext(ReadingsContext)

export function VotersProvider(props: { readonly voters: Voters; readonly children: ReactNode }) {
  return <VotersContext value={props.voters}>{props.children}</VotersContext>
}

/** A text for residents → the one that others read in its place: no page can forget to ask. */
const IN_PLACE: Readonly<Record<Exclude<Voters, 'residents'>, ReadonlyMap<Text, Text>>> = {
  abroad: new Map([...instead(voterScreen, abroadScreen), ...instead(applyWords, abroadApply)]),
  members: new Map(instead(voterScreen, memberScreen)),
}

function instead(
  words: Readonly<Record<string, Text>>,
  others: Readonly<Record<string, Text>>,
): readonly [Text, Text][] {
  return Object.entries(others).flatMap(([name, text]) => (words[name] === undefined ? [] : [[words[name], text]]))
}

/** As `useText`, where a browser takes letters alone: a title, a label for who hears the page. */
export function useVoterLabel(): (text: Text, values?: MessageValues) => string {
  const language = useLanguage()
  const voters = useContext(VotersContext)
  return (text, values = {}) => inSentence(textFor(voters, text)[language], values, language)
}

/** Every other text that a voter reads: in Japanese with readings above, for who has asked for them. */
export function useVoterText(): (text: Text, values?: MessageValues) => ReactNode {
  const language = useLanguage()
  const voters = useContext(VotersContext)
  const label = useVoterLabel()
  const reads = useReadings().isOn && language === 'ja'
  return (text, values = {}) =>
    reads ? withFurigana(textFor(voters, text).ja, withLists(values, language)) : label(text, values)
}

export function textFor(voters: Voters, text: Text): Text {
  return (voters === 'residents' ? undefined : IN_PLACE[voters].get(text)) ?? text
}

/** The compiler finds a refusal without words. An applicant has neither code nor letter. */
const REFUSALS: RefusalCatalogue<VoterRefusal> = { ...applyRefusals, ...voterRefusals, ...onlyMembers }
const OF_APPLICANTS: Partial<RefusalCatalogue<VoterRefusal>> = applyRefusals
const REFUSALS_ABROAD: Partial<RefusalCatalogue<VoterRefusal>> = { ...abroadApplyRefusals, ...abroadRefusals }
const REFUSALS_OF_MEMBERS: Partial<RefusalCatalogue<VoterRefusal>> = memberRefusals
const APPLICANTS_ABROAD: Partial<RefusalCatalogue<VoterRefusal>> = abroadApplyRefusals

export function refusalFor(voters: Voters, refusal: VoterRefusal, purpose: Purpose): RefusalText {
  if (voters === 'members') return REFUSALS_OF_MEMBERS[refusal] ?? REFUSALS[refusal]
  const applies = purpose === 'apply' && OF_APPLICANTS[refusal] !== undefined
  const abroad = voters === 'abroad' ? (applies ? APPLICANTS_ABROAD : REFUSALS_ABROAD)[refusal] : undefined
  return abroad ?? (applies ? OF_APPLICANTS[refusal] : undefined) ?? REFUSALS[refusal]
}

export function useRefusal(
  refusal: VoterRefusal,
  purpose: Purpose,
): { readonly title: ReactNode; readonly next: ReactNode } {
  const language = useLanguage()
  const { title, next } = refusalFor(useContext(VotersContext), refusal, purpose)[language]
  const reads = useReadings().isOn && language === 'ja'
  return reads ? { title: withFurigana(title), next: withFurigana(next) } : { title, next }
}
