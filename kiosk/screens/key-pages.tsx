/** Pages for keys, for a voter who sees them; and the page before a vote with helpers that says who presses what. */
import type { ReactNode } from 'react'
import { unreachable } from '#election/assert.ts'
import { nextLanguage } from '#election/language.ts'
import { Button } from '#ui/components/button.tsx'
import { useFurigana } from '#ui/components/furigana.tsx'
import type { Text } from '#ui/messages/message.ts'
import { uiWords } from '#words/common.ts'
import { kioskScreen } from '#words/kiosk.ts'
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
  const read = useFurigana()
  const { title, steps } = page.mode === 'proxy' ? PROXY : ASSISTED
  return (
    <KioskFrame
      view={view}
      send={send}
      contest={page.contest}
      question={read(title)}
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
  const read = useFurigana()
  const items = page.options.map((option) => ({
    key: option,
    words: option === 'language' ? uiWords.ownName[nextLanguage(view.language)] : read(kioskScreen[`option_${option}`]),
    isWayBack: option === 'back',
    press: { type: 'option', option } as const,
  }))
  return (
    <KioskFrame view={view} send={send} contest={page.contest} question={read(kioskScreen.settingsTitle)}>
      <List items={items} focus={page.focus} send={send} />
    </KioskFrame>
  )
}

function RowsPage({ view, send, page }: PageProps<'rows'>) {
  const read = useFurigana()
  const items = page.rows.map(({ row, candidates }) => ({
    key: row,
    words: (
      <>
        {read(kioskScreen[`row_${row}`])} {read(kioskScreen.rowPeople, { n: candidates })}
      </>
    ),
    press: { type: 'row', row } as const,
  }))
  return (
    <KioskFrame view={view} send={send} contest={page.contest} question={read(kioskScreen.rowsTitle)}>
      <List items={[...items, { key: 'back', ...wayBack(read) }]} focus={page.focus} send={send} />
    </KioskFrame>
  )
}

function SurePage({ view, send, page }: PageProps<'sure'>) {
  const read = useFurigana()
  const { title, means, yes } = SURE[page.of]
  const items = [
    { key: 'back', ...wayBack(read) },
    { key: 'sure', words: read(yes), press: { type: 'sure' } as const },
  ]
  return (
    <KioskFrame view={view} send={send} contest={page.contest} question={read(title)}>
      <p className="warning">▲ {read(means)}</p>
      <List items={items} focus={page.focus} send={send} />
    </KioskFrame>
  )
}

const SURE: Readonly<Record<'to-touch' | 'go', { readonly title: Text; readonly means: Text; readonly yes: Text }>> = {
  'to-touch': { title: kioskScreen.toTouchTitle, means: kioskScreen.toTouchMeans, yes: kioskScreen.toTouchYes },
  go: { title: kioskScreen.goTitle, means: kioskScreen.goMeans, yes: kioskScreen.goYes },
}

function TakeUnusedPage({ view, send }: PageProps<'take-unused'>) {
  const read = useFurigana()
  return (
    <KioskFrame view={view} send={send} question={read(kioskScreen.unusedTitle)}>
      <div className="done">
        <p className="statement-large">{read(kioskScreen.unusedTake)}</p>
        <CardPicture way="out" />
      </div>
    </KioskFrame>
  )
}

function wayBack(read: ReturnType<typeof useFurigana>) {
  return { words: read(kioskScreen.option_back), press: { type: 'back' }, isWayBack: true } as const
}

interface Item {
  readonly key: string
  readonly words: ReactNode
  readonly press: Press
  /** Has the accent: nothing is lost by it. */
  readonly isWayBack?: boolean
}

interface ListProps {
  readonly items: readonly Item[]
  readonly focus: number
  readonly send: SendPress
}

/** More items are in two columns: with low buttons they have half of the glass. */
const ONE_COLUMN = 5

function List({ items, focus, send }: ListProps) {
  return (
    <div className={`choices choices-by-keys${items.length > ONE_COLUMN ? ' choices-in-two' : ''}`}>
      {items.map(({ key, words, press, isWayBack }, at) => (
        <span key={key} className={at === focus ? 'choice choice-focused' : 'choice'}>
          <Button kind={isWayBack === true ? 'go' : 'plain'} large onPress={() => send(press)}>
            {words}
          </Button>
        </span>
      ))}
    </div>
  )
}
