/** Scans of a medium's sheets, in a slot: whose they are, and what of them is missing, so that only that is scanned again. */
import { listed } from '#ui/language/in-sentence.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { SlotView } from '../session/view.ts'

/** A name or a place more than these helps nobody. */
const NAMED = 6

export function ScansSeen({ slot }: { readonly slot: SlotView }) {
  const say = useText()
  const language = useLanguage()
  const { files, scans, state } = slot
  if (files === null) return null
  const list = (each: readonly (string | number)[]) => {
    const shown = each.slice(0, NAMED).map(String)
    return listed([...shown, ...(each.length > NAMED ? ['…'] : [])], language)
  }
  const codes = (scans?.missingCodes ?? []).map((place) => say(tallyWords.slot_code, place))
  return (
    <span className="slot-scans" data-missing={scans?.missingSheets.join(' ')}>
      <span>{say(tallyWords.slot_scans, { count: files.all })}</span>
      {state === 'reading' && <span>{say(tallyWords.slot_scansThrough, { ...files })}</span>}
      {state === 'accepted' && scans !== null && (
        <span>{say(tallyWords.slot_fromPaper, { sheets: scans.sheets })}</span>
      )}
      {state === 'refused' &&
        scans?.media.map(({ role, ...medium }) => (
          <span key={medium.set}>{say(tallyWords.slot_sheetsOf, { ...medium, role: say(tallyWords[role]) })}</span>
        ))}
      {state === 'refused' && scans !== null && (
        <>
          {scans.missingSheets.length > 0 && (
            <strong>
              {say(tallyWords.slot_sheetsMissing, { sheets: list(scans.missingSheets), all: scans.sheets })}
            </strong>
          )}
          {codes.length > 0 && <strong>{say(tallyWords.slot_codesMissing, { codes: list(codes) })}</strong>}
          {scans.twice.length > 0 && <span>{say(tallyWords.slot_sheetsTwice, { sheets: list(scans.twice) })}</span>}
          {scans.unread.length > 0 && <span>{say(tallyWords.slot_filesUnread, { files: list(scans.unread) })}</span>}
          {scans.without > 0 && <span>{say(tallyWords.slot_picturesWithout, { count: scans.without })}</span>}
          {scans.altered > 0 && <span>{say(tallyWords.slot_codesAltered, { count: scans.altered })}</span>}
        </>
      )}
    </span>
  )
}
