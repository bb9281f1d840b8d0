/** Turning pages of candidates, looking them up by kana (TC-33), and whom the voter has chosen: said on every page. */
import { Button } from '#ui/components/button.tsx'
import { useFurigana } from '#ui/components/furigana.tsx'
import type { Text } from '#ui/messages/message.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { chosenAmong } from '../session/chosen-among.ts'
import { mm } from './letter-variables.ts'
import type { PageProps } from './page-props.ts'
import { wordsOfContest } from './words-of-contest.ts'

type ChoosePage = PageProps<'choose'>['page']
type Turning = Pick<PageProps<'choose'>, 'page' | 'send'> & { readonly pages: number }

/** Why the voter cannot go on yet; null: nothing is missing. Pages first: who presses here is often looking for them (K4). */
export function missingOf(page: ChoosePage): Text | null {
  const toSee = pageToSee(page)
  if (toSee !== null) return toSee === 1 ? kioskScreen.seeNextPage : kioskScreen.seePreviousPage
  return page.selected === null ? wordsOfContest(page.contest).first : null
}

/** The direction of a page that was not seen; forward first. After another size of letters it can be backward. */
function pageToSee({ allSeen, pageCount, pageIndex, pagesSeen }: ChoosePage): -1 | 1 | null {
  if (allSeen) return null
  const after = Array.from({ length: pageCount - pageIndex - 1 }, (_, i) => pageIndex + 1 + i)
  return after.some((each) => !pagesSeen.includes(each)) ? 1 : -1
}

/** Rows that have candidates; all of them again with the first key. */
export function KanaKeys({ page, send }: Omit<Turning, 'pages'>) {
  const read = useFurigana()
  return (
    <div className="kana-keys">
      <Button pressed={page.row === null} onPress={() => send({ type: 'back' })}>
        {read(kioskScreen.rowsAll)}
      </Button>
      {page.rows.map(({ row }) => (
        <Button key={row} pressed={page.row === row} onPress={() => send({ type: 'row', row })}>
          {read(kioskScreen[`row_${row}`])}
        </Button>
      ))}
    </div>
  )
}

/** From so many pages on, the place that is empty on the first and on the last page leads to the other end in one press. */
const PAGES_TO_JUMP = 4

/** The accent is on the page that was not seen yet; its place stays on every page, and nothing moves. */
export function Turn({ by, page, send, pages }: Turning & { readonly by: -1 | 1 }) {
  const read = useFurigana()
  const to = page.pageIndex + by
  if (to < 0 || to >= pages) return pages < PAGES_TO_JUMP ? null : <Jump {...{ by, send, pages }} />
  return (
    <Button kind={pageToSee(page) === by ? 'go' : 'plain'} large onPress={() => send({ type: 'turn-page', page: to })}>
      {by < 0 && '◀ '}
      {read(by < 0 ? kioskScreen.previousPage : kioskScreen.nextPage)}
      {by > 0 && ' ▶'}
    </Button>
  )
}

function Jump({ by, send, pages }: Pick<Turning, 'send' | 'pages'> & { readonly by: -1 | 1 }) {
  const read = useFurigana()
  return (
    <Button large onPress={() => send({ type: 'turn-page', page: by < 0 ? pages - 1 : 0 })}>
      {by > 0 && '◀◀ '}
      {read(by < 0 ? kioskScreen.lastPage : kioskScreen.firstPage)}
      {by < 0 && ' ▶▶'}
    </Button>
  )
}

/** In one line or two. */
export function PageWords({ page, pages }: Omit<Turning, 'send'>) {
  const read = useFurigana()
  const chosen = chosenAmong(page.candidates, page.selected)
  return (
    <span className="page-row-words">
      {pages > 1 && <strong>{read(kioskScreen.pageOf, { page: page.pageIndex + 1, pages })}</strong>}
      <span>
        {page.marked !== null ? (
          read(kioskScreen.marksNow, { count: page.marked.length })
        ) : chosen === null ? (
          read(kioskScreen.nothingSelected)
        ) : (
          <>
            {read(kioskScreen.selectedNow)} {chosen.number} <span className="candidate-letters">{chosen.name}</span>
          </>
        )}
      </span>
    </span>
  )
}

export function PageRow({ page, send, pages, heightMm }: Turning & { readonly heightMm: number }) {
  return (
    <div className="page-row" style={{ height: mm(heightMm) }}>
      <span>
        <Turn by={-1} {...{ page, send, pages }} />
      </span>
      <PageWords {...{ page, pages }} />
      <span>
        <Turn by={1} {...{ page, send, pages }} />
      </span>
    </div>
  )
}
