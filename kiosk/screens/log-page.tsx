/** The machine's log in words (LAW-07), the newest entries first: the same words as an auditor reads after the day. */
import { Button } from '#ui/components/button.tsx'
import { LogEntries } from '#ui/components/log-entries.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { entryInWords } from '#ui/language/log-words.ts'
import { logPageWords } from '#ui/messages/log-events.ts'
import { kioskScreen } from '#words/kiosk.ts'
import type { PageProps } from './page-props.ts'
import { StaffFrame } from './staff-frame.tsx'

export function StaffLogPage({ view, send, page }: PageProps<'staff-log'>) {
  const say = useText()
  const language = useLanguage()
  const { log, pageIndex, pageCount } = page
  const turn = (to: number) => () => send({ type: 'turn-page', page: to })
  return (
    <StaffFrame
      of={{ view, send }}
      question={kioskScreen.log}
      backTo={kioskScreen.back}
      record={
        <Button disabled={pageIndex === 0} onPress={turn(pageIndex - 1)}>
          {say(kioskScreen.logLater)}
        </Button>
      }
      go={
        <Button disabled={pageIndex + 1 >= pageCount} onPress={turn(pageIndex + 1)}>
          {say(kioskScreen.logEarlier)}
        </Button>
      }
    >
      {log !== null && (
        <LogEntries
          title={say(kioskScreen.pageOf, { page: pageIndex + 1, pages: pageCount })}
          entries={log.entries.map((entry) => entryInWords(entry, language))}
          earlier={log.earlier}
          paged
          chain={{
            whole: log.unbroken,
            words: say(log.unbroken ? logPageWords.kioskWhole : logPageWords.kioskBroken),
          }}
        />
      )}
    </StaffFrame>
  )
}
