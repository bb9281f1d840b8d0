/** MED-06: two people type a printed station report in, each for themselves. */
import { useText } from '#ui/language/language.tsx'
import { sheetWords } from '#words/tally.ts'
import type { SheetView } from '../session/view.ts'
import type { PageProps } from './page-props.ts'
import { asReported, isWhole, SheetFields, usePlaceOnSheet } from './sheet-fields.tsx'
import { TypedTwice } from './typed-twice.tsx'

type SheetProps = PageProps & { readonly sheet: SheetView }

export function SheetDialog({ view, sheet, send }: SheetProps) {
  const say = useText()
  const { station, fields, differing } = sheet
  const placeOf = usePlaceOnSheet(sheet)
  const named = (names: readonly string[]) => fields.filter(({ name }) => names.includes(name))
  return (
    <TypedTwice
      title={say(sheetWords.title, { station })}
      intro={<p>{say(sheetWords.text)}</p>}
      digitsHint={say(sheetWords.digitsHint)}
      reasonLabel={say(sheetWords.reason)}
      names={fields.map(({ name }) => name)}
      differing={differing}
      message={view.message}
      placeOf={(name) => named([name]).map(placeOf).join()}
      isWhole={(names, typed) => isWhole(named(names), typed)}
      fieldsOf={(props) => <SheetFields sheet={sheet} {...props} />}
      onCompare={(reason, [first, second]) => {
        const reported = (typing: typeof first) => ({ ...typing, fields: asReported(fields, typing.fields) })
        send({ type: 'type-report', station, reason, typings: [reported(first), reported(second)] })
      }}
      onAgain={() => send({ type: 'acknowledge' })}
      onClose={() => send({ type: 'open-sheet', station: null })}
    />
  )
}
