/** 投票しないで終了する: this contest or all (D-14), then the second question (TCH-04). */
import { Button } from '#ui/components/button.tsx'
import { useFurigana, useTitle } from '#ui/components/furigana.tsx'
import { kioskScreen } from '#words/kiosk.ts'
import { KioskFrame } from './kiosk-frame.tsx'
import type { PageProps } from './page-props.ts'
import { FEW_CONTESTS } from './voter-pages.tsx'

export function Leave({ view, send, page }: PageProps<'leave'>) {
  const read = useFurigana()
  const focused = (at: number) => (page.focus === at ? 'choice choice-focused' : 'choice')
  const rest = page.contest.position > 1
  return (
    <KioskFrame
      view={view}
      send={send}
      contest={page.contest}
      question={read(rest ? kioskScreen.leaveRestTitle : kioskScreen.leaveTitle)}
    >
      <div className="choices choices-of-three">
        <span className={focused(0)}>
          <Button kind="leave" large onPress={() => send({ type: 'leave-scope', scope: 'contest' })}>
            {read(kioskScreen.leaveThis)}
          </Button>
        </span>
        <span className={focused(1)}>
          <Button kind="leave" large onPress={() => send({ type: 'leave-scope', scope: 'all' })}>
            {read(rest ? kioskScreen.leaveAllRest : kioskScreen.leaveAll)}
          </Button>
        </span>
        <span className={focused(2)}>
          <Button kind="go" large onPress={() => send({ type: 'back' })}>
            {read(kioskScreen.backToVoting)}
          </Button>
        </span>
      </div>
    </KioskFrame>
  )
}

/** Names what would be left out, one by one: nobody wonders whether it is this contest or all of them (K10). */
export function LeaveSure({ view, send, page }: PageProps<'leave-sure'>) {
  const read = useFurigana()
  const titled = useTitle()
  const left = page.scope === 'all' ? page.open : [page.contest.title]
  const rest = page.contest.position > 1
  return (
    <KioskFrame
      view={view}
      send={send}
      contest={page.contest}
      question={read(left.length > 1 ? kioskScreen.leaveSureSeveral : kioskScreen.leaveSureOne)}
      record={
        <span className={page.focus === 1 ? 'choice choice-focused' : 'choice'}>
          <Button kind="leave" onPress={() => send({ type: 'leave-confirmed' })}>
            {read(kioskScreen.yesLeave)}
          </Button>
        </span>
      }
    >
      <div className="choices">
        <ul className={left.length > FEW_CONTESTS ? 'left-out of-many' : 'left-out'}>
          {left.map((title) => (
            <li key={title}>{titled(title)}</li>
          ))}
        </ul>
        <p className="warning">
          ▲ {read(kioskScreen.leaveSureLater)}
          {rest && <small>{read(kioskScreen.leaveSureKept)}</small>}
        </p>
        <span className={page.focus === 0 ? 'choice choice-focused' : 'choice'}>
          <Button kind="go" large onPress={() => send({ type: 'back' })}>
            {read(kioskScreen.backToVoting)}
          </Button>
        </span>
      </div>
    </KioskFrame>
  )
}
