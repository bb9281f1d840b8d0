/** The office's page: a pure function of the state. */
import { unreachable } from '#election/assert.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { Voters } from '#election/online/settings.ts'
import { LanguageProvider, OtherWords, useText } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'
import { abroadStaff } from '#ui/messages/online-abroad.ts'
import { memberStaff } from '#ui/messages/online-members.ts'
import { staffScreen as words } from '#words/online.ts'
import type { Page, State, Who } from '../session/state.ts'
import { ApplicationsPage } from './applications-page.tsx'
import { BoxesPage } from './boxes-page.tsx'
import { ChangesPage } from './changes-page.tsx'
import { ConsulatePage } from './consulate-page.tsx'
import { DeskPage } from './desk-page.tsx'
import { FiguresPage } from './figures-page.tsx'
import { Frame } from './frame.tsx'
import { LettersPage } from './letters-page.tsx'
import type { Send } from './parts.tsx'
import { PasskeyPage } from './passkey-page.tsx'
import { PeoplePage } from './people-page.tsx'
import { RollPage } from './roll-page.tsx'
import { SecondLookDialog } from './second-look-dialog.tsx'
import { SignInPage } from './sign-in-page.tsx'

/** No page can forget to ask: whatever a page says is said in the words of this election's people. */
function wordsOf(others: Partial<Record<keyof typeof words, Text>>): (said: string) => string {
  const instead = new Map(
    Object.entries(others).flatMap(([name, text]) =>
      LANGUAGES.map((language) => [words[name as keyof typeof words][language], text[language]] as const),
    ),
  )
  return (said) => instead.get(said) ?? said
}

/** A private body has no commission, no register and no card; electors abroad have a roll of their own. */
const IN_OTHER_WORDS: Readonly<Record<Voters, ((said: string) => string) | null>> = {
  residents: null,
  abroad: wordsOf(abroadStaff),
  members: wordsOf(memberStaff),
}

interface Props {
  readonly state: State
  readonly send: Send
}

export function StaffScreen({ state, send }: Props) {
  return (
    <LanguageProvider language={state.language}>
      <OtherWords of={IN_OTHER_WORDS[state.who?.election.voters ?? 'residents']}>
        <Frame state={state} send={send}>
          <Shown state={state} send={send} />
        </Frame>
        {state.secondLook !== null && <SecondLookDialog look={state.secondLook} send={send} />}
      </OtherWords>
    </LanguageProvider>
  )
}

function Shown({ state: { page, who }, send }: Props) {
  const say = useText()
  if (page.type === 'starting') return <p>{say(words.starting)}</p>
  return who === null ? <SignInPage send={send} /> : <OfWho page={page} who={who} send={send} />
}

function OfWho({ page, ...common }: { readonly page: Page; readonly who: Who; readonly send: Send }) {
  switch (page.type) {
    case 'starting':
    case 'sign-in':
      return null
    case 'roll':
      return <RollPage page={page} {...common} />
    case 'applications':
      return <ApplicationsPage key={page.in} page={page} {...common} />
    case 'letters':
      return <LettersPage key={page.in} page={page} {...common} />
    case 'desk':
      return <DeskPage page={page} {...common} />
    case 'consulate':
      return <ConsulatePage page={page} {...common} />
    case 'changes':
      return <ChangesPage page={page} {...common} />
    case 'boxes':
      return <BoxesPage page={page} {...common} />
    case 'people':
      return <PeoplePage page={page} {...common} />
    case 'figures':
      return <FiguresPage page={page} {...common} />
    case 'passkey':
      return <PasskeyPage page={page} {...common} />
    default:
      return unreachable(page)
  }
}
