/** The municipality's changes on printed forms, as the two people who approve the rules see it; the papers are Japanese on every screen. */
import { KNOWN_FORMS } from '#documents/town-forms.ts'
import type { FormChange } from '#election/definition/form-changes.ts'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { officeFormChanges } from '#words/office.ts'
import type { Draft } from '../session/draft.ts'

export function ChangedForms({ draft: { rules } }: { readonly draft: Draft }) {
  const say = useText()
  const { forms } = rules.settings
  if (forms.length === 0) return null
  const columns = [
    {
      key: 'form',
      head: say(officeWords.colForm),
      cell: ({ form, at }: FormChange) => {
        const known = KNOWN_FORMS.find(({ name }) => name === form)
        const row = known?.rows.find((each) => each.at === at)?.words ?? ''
        return <span lang="ja">{`${known?.title ?? form}　${row === '' ? at : row}`}</span>
      },
    },
    {
      key: 'change',
      head: say(officeWords.colChange),
      cell: ({ change, words, width }: FormChange) => (
        <>
          {say(officeFormChanges[change])} <span lang="ja">「{words}」</span>
          {width !== undefined && ` ${Math.round(width * 0.353)} mm`}
        </>
      ),
    },
  ]
  const rows = forms.map((change, at) => ({ ...change, key: String(at) }))
  return <Table caption={say(officeWords.ownForms)} columns={columns} rows={rows} rowKey={({ key }) => key} />
}
