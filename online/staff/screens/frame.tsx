/** The frame of every page: election, who is signed in, pages, what was just said. The heading is focused on a new page. */
import { type ReactNode, useEffect, useRef } from 'react'
import { nextLanguage } from '#election/language.ts'
import type { Voters } from '#election/online/settings.ts'
import { UseBanner } from '#ui/components/use-banner.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { fill, onScreen, type RefusalCatalogue, type RefusalText } from '#ui/messages/message.ts'
import { memberStaffRefusals } from '#ui/messages/online-members.ts'
import { staffRefusals } from '#ui/messages/online-staff.ts'
import { passkeyRefusals, passkeyScreen } from '#ui/messages/online-staff-passkeys.ts'
import { uiWords } from '#words/common.ts'
import { memberApprovals } from '#words/members.ts'
import { staffScreen as words } from '#words/online.ts'
import type { PageRefusal } from '../session/codes.ts'
import { aboveOf, pagesOf } from '../session/pages.ts'
import type { Page, Said, State, Touch, Who } from '../session/state.ts'
import type { Send } from './parts.tsx'

/** The compiler finds a refusal without words. */
const REFUSALS: RefusalCatalogue<PageRefusal> = { ...staffRefusals, ...passkeyRefusals }
const SCREEN = { ...words, ...passkeyScreen, 'done_approved-members': memberApprovals.done }

interface FrameProps {
  readonly state: State
  readonly send: Send
  readonly children: ReactNode
}

export function Frame({ state: { underWay, page, said, touch, who }, send, children }: FrameProps) {
  const isBusy = underWay !== null
  const say = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  const name = page.type
  useEffect(() => {
    // Never a name: titles are in the history and on the task bar.
    document.title = say(words.site)
  }, [say])
  useEffect(() => toHeading(name, heading.current), [name])
  useEffect(() => {
    // A button that went with its row leaves the focus nowhere.
    if (!isBusy && document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  })
  return (
    <>
      <Head who={who} send={send} />
      {who !== null && <Pages page={page} who={who} send={send} />}
      <main>
        <h1 ref={heading} tabIndex={-1}>
          {say(page.type === 'starting' || page.type === 'sign-in' ? words.signInTitle : SCREEN[`page_${page.type}`])}
        </h1>
        <p className="busy" role="status">
          {isBusy ? say(words.busy) : ''}
        </p>
        <TouchBox touch={touch} />
        <SaidBox said={said} voters={who?.election.voters ?? 'residents'} />
        {who !== null && <WayBack page={page} who={who} send={send} />}
        {children}
      </main>
    </>
  )
}

function Head({ who, send }: { readonly who: Who | null; readonly send: Send }) {
  const say = useText()
  const other = nextLanguage(useLanguage())
  return (
    <header>
      {who !== null && <UseBanner use={who.election.use} />}
      <div className="site">
        <p className="site-name">
          {say(words.site)}
          {who !== null && (
            <span>
              {who.election.municipality} {who.election.title}
            </span>
          )}
        </p>
        {who !== null && (
          <>
            <p className="who">{say(words.signedInAs, { name: who.name, duty: say(words[`duty_${who.duty}`]) })}</p>
            {who.passkeys !== null && who.passkeys > 0 && (
              <button type="button" onClick={() => send({ type: 'go', to: 'passkey' })}>
                {say(passkeyScreen.page_passkey)}
              </button>
            )}
            <button
              type="button"
              onClick={() => send({ type: 'ask', asked: { name: 'sign-out', body: {} }, about: '' })}
            >
              {say(words.signOut)}
            </button>
          </>
        )}
        <button type="button" lang={other} onClick={() => send({ type: 'language', language: other })}>
          {uiWords.ownName[other]}
        </button>
      </div>
    </header>
  )
}

function Pages({ page, who, send }: { readonly page: Page; readonly who: Who; readonly send: Send }) {
  const say = useText()
  return (
    <nav className="pages" aria-label={say(words.pages)}>
      {pagesOf(who).map((to) => (
        <button
          key={to}
          type="button"
          aria-current={to === page.type ? 'page' : undefined}
          onClick={() => send({ type: 'go', to })}
        >
          {say(SCREEN[`page_${to}`])}
        </button>
      ))}
    </nav>
  )
}

/** A page without a tab of its own: the figures, the own passkeys. */
function WayBack({ page, who, send }: { readonly page: Page; readonly who: Who; readonly send: Send }) {
  const say = useText()
  const to = page.type === 'starting' || page.type === 'sign-in' ? null : aboveOf(page.type, who)
  if (to === null) return null
  return (
    <button type="button" onClick={() => send({ type: 'go', to })}>
      {say(words.backTo, { page: say(SCREEN[`page_${to}`]) })}
    </button>
  )
}

/** Two people may be at one screen: whose turn it is, before the browser's own words. */
function TouchBox({ touch }: { readonly touch: Touch | null }) {
  const say = useText()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => intoView(touch, box.current), [touch])
  return (
    <div role="status" ref={box}>
      {touch !== null && <p className="about">{say(passkeyScreen[`touch_${touch.as}`], { name: touch.name })}</p>}
    </div>
  )
}

function refusalFor(voters: Voters, refusal: PageRefusal): RefusalText {
  const ofMembers: Partial<RefusalCatalogue<PageRefusal>> = voters === 'members' ? memberStaffRefusals : {}
  return ofMembers[refusal] ?? REFUSALS[refusal]
}

function SaidBox({ said, voters }: { readonly said: Said | null; readonly voters: Voters }) {
  const say = useText()
  const language = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  // A long form may have scrolled it away.
  useEffect(() => intoView(said, box.current), [said])
  if (said === null) return null
  if (said.type === 'done') {
    return (
      <div className="done" role="status" ref={box}>
        {say(SCREEN[`done_${said.done}`], { about: said.about })}
      </div>
    )
  }
  const { next, title } = refusalFor(voters, said.refusal)[language]
  return (
    <div className="refusal" role="alert" ref={box}>
      <p className="what">{fill(onScreen(title, language), said.about === undefined ? {} : { rollNo: said.about })}</p>
      <p>{onScreen(next, language)}</p>
    </div>
  )
}

function intoView(said: Said | Touch | null, box: HTMLDivElement | null): void {
  if (said !== null) box?.scrollIntoView({ block: 'nearest' })
}

/** The page, and nothing else, moves the focus. */
function toHeading(_page: string, heading: HTMLHeadingElement | null): void {
  window.scrollTo(0, 0)
  heading?.focus({ preventScroll: true })
}
