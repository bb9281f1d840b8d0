/** Those whom two people sent to the paper (S-03): a letter to each, and their addresses as a table. Neither has a ground. */
import { csvOf } from '#documents/export-csv.ts'
import { LETTERS_AT_ONCE } from '#election/online/wire/staff.ts'
import { useText } from '#ui/language/language.tsx'
import { staffScreen as words } from '#words/online.ts'
import { residentsStaff as residents } from '#words/residents.ts'
import type { Application } from '../session/state.ts'
import { MainButton, type PageProps, type Send } from './parts.tsx'
import { Pdf } from './pdf.tsx'
import { save } from './save.ts'

interface OnPaperProps {
  readonly printed: PageProps<'applications'>['page']['printed']
  readonly shown: readonly Application[]
  readonly send: Send
}

export function OnPaper({ printed, shown, send }: OnPaperProps) {
  const say = useText()
  const rows = shown.slice(0, LETTERS_AT_ONCE)
  if (rows.length === 0) return null
  const ids = rows.map(({ id }) => id)
  const csv = () =>
    save(
      addressesCsv(
        rows,
        [words.name, words.address].map((each) => say(each)),
      ),
      'on-paper.csv',
    )
  return (
    <>
      {printed !== null && <Pdf pdf={printed.pdf} count={printed.count} help={say(residents.paperPdfHelp)} />}
      <p>{say(residents.paperLettersHelp)}</p>
      <div className="chosen">
        <MainButton
          waits={printed !== null}
          onPress={() => send({ type: 'ask', asked: { name: 'print-paper', body: { ids } }, about: '' })}
        >
          {say(residents.paperLetters, { count: rows.length })}
        </MainButton>
        <button type="button" onClick={csv}>
          {say(residents.paperAddresses)}
        </button>
      </div>
    </>
  )
}

/** For the post: no birth date, no number of the roll and no ground. */
function addressesCsv(rows: readonly Application[], head: readonly string[]): Uint8Array {
  return csvOf([head, ...rows.map(({ voter: { abroad, address, name } }) => [name, abroad?.address ?? address])])
}
