/** Pages that keys lead to, for a voter who sees them; and who presses what, before a vote with helpers. */
import { unreachable } from '#election/assert.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#ui/messages/kiosk-screen.ts'
import type { Text } from '#ui/messages/message.ts'
import type { Press } from '../session/screen-event.ts'
import type { KioskPage } from '../session/view.ts'
import { CardPicture } from './card-picture.tsx'
import { KioskFrame } from './kiosk-frame.tsx'
import { NumberedSteps } from './numbered-steps.tsx'
import { LeaveButton, NextButton } from './page-buttons.tsx'
import type { PageProps } from './page-props.ts'
import type { SendPress } from './send-press.ts'

const KEY_PAGES = ['roles', 'settings', 'sure', 'rows', 'take-unused'] as const
type KeyPageType = (typeof KEY_PAGES)[number]

export function isKeyPage(page: KioskPage): page is Extract<KioskPage, { type: KeyPageType }> {
  return KEY_PAGES.some((type) => type === page.type)
}

export function KeyPage({ page, ...shared }: PageProps<KeyPageType>) {
  switch (page.type) {
    case 'roles':
      return <RolesPage {...shared} page={page} />
    case 'settings':
      return <SettingsPage {...shared} page={page} />
    case 'sure':
      return <SurePage {...shared} page={page} />
    case 'rows':
      return <RowsPage {...shared} page={page} />
    case 'take-unused':
      return <TakeUnusedPage {...shared} page={page} />
    default:
      return unreachable(page)
  }
}

/** PRX-03, PRX-09: on a page of its own, so large that the second assistant reads it too. */
function RolesPage({ view, send, page }: PageProps<'roles'>) {
  const say = useText()
  const { title, steps } = page.mode === 'proxy' ? PROXY : ASSISTED
  return (
    <KioskFrame
      view={view}
      send={send}
      contest={page.contest}
      question={say(title)}
      leave={<LeaveButton send={send} rest={false} />}
      go={<NextButton send={send} />}
    >
      <NumberedSteps steps={steps} />
    </KioskFrame>
  )
}

const PROXY = {
  title: kioskScreen.rolesProxy,
  steps: [kioskScreen.rolesProxyWho, kioskScreen.rolesProxyConfirm, kioskScreen.rolesProxyCast],
}
const ASSISTED = {
  title: kioskScreen.rolesAssisted,
  steps: [kioskScreen.rolesAssistedWho, kioskScreen.rolesAssistedBack, kioskScreen.rolesAssistedCast],
}

function SettingsPage({ view, send, page }: PageProps<'settings'>) {
  const say = useText()
  const items = page.options.map((option) => ({
    words: say(kioskScreen[`option_${option}`]),
    press: { type: 'option', option } as const,
  }))
  return (
    <KioskFrame view={view} send={send} contest={page.contest} question={say(kioskScreen.settingsTitle)}>
      <List items={items} focus={page.focus} send={send} />
    </KioskFrame>
  )
}

function RowsPage({ view, send, page }: PageProps<'rows'>) {
  const say = useText()
  const items = page.rows.map(({ row, candidates }) => ({
    words: `${say(kioskScreen[`row_${row}`])} ${say(kioskScreen.rowPeople, { n: candidates })}`,
    press: { type: 'row', row } as const,
  }))
  return (
    <KioskFrame view={view} send={send} contest={page.contest} question={say(kioskScreen.rowsTitle)}>
      <List items={items} focus={page.focus} send={send} />
    </KioskFrame>
  )
}

function SurePage({ view, send, page }: PageProps<'sure'>) {
  const say = useText()
  const { title, means, yes } = SURE[page.of]
  const items = [
    { words: say(kioskScreen.option_back), press: { type: 'back' } as const },
    { words: say(yes), press: { type: 'sure' } as const },
  ]
  return (
    <KioskFrame view={view} send={send} contest={page.contest} question={say(title)}>
      <p className="warning">▲ {say(means)}</p>
      <List items={items} focus={page.focus} send={send} />
    </KioskFrame>
  )
}

const SURE: Readonly<Record<'to-touch' | 'go', { readonly title: Text; readonly means: Text; readonly yes: Text }>> = {
  'to-touch': { title: kioskScreen.toTouchTitle, means: kioskScreen.toTouchMeans, yes: kioskScreen.toTouchYes },
  go: { title: kioskScreen.goTitle, means: kioskScreen.goMeans, yes: kioskScreen.goYes },
}

function TakeUnusedPage({ view, send }: PageProps<'take-unused'>) {
  const say = useText()
  return (
    <KioskFrame view={view} send={send} question={say(kioskScreen.unusedTitle)}>
      <div className="done">
        <p className="statement-large">{say(kioskScreen.unusedTake)}</p>
        <CardPicture way="out" />
      </div>
    </KioskFrame>
  )
}

interface ListProps {
  readonly items: readonly { readonly words: string; readonly press: Press }[]
  readonly focus: number
  readonly send: SendPress
}

/** More stand in two columns: with low buttons half of the glass is theirs. */
const ONE_COLUMN = 5

function List({ items, focus, send }: ListProps) {
  return (
    <div className={`choices choices-by-keys${items.length > ONE_COLUMN ? ' choices-in-two' : ''}`}>
      {items.map(({ words, press }, at) => (
        <span key={words} className={at === focus ? 'choice choice-focused' : 'choice'}>
          <Button large onPress={() => send(press)}>
            {words}
          </Button>
        </span>
      ))}
    </div>
  )
}
