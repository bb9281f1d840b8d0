/** SCR-01: what staff will say in the municipality's own words, with title and first station filled in as the desk will show them. */

import { Fragment } from 'react'
import { STAFF_SCRIPT_NAMES, type StaffScriptName, stepOf } from '#election/definition/staff-words.ts'
import { Table } from '#ui/components/table.tsx'
import { listed } from '#ui/language/in-sentence.ts'
import { useText } from '#ui/language/language.tsx'
import { fill } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { Draft } from '../session/draft.ts'

export function WordsOfStaff({ draft: { rules, stations, contests } }: { readonly draft: Draft }) {
  const say = useText()
  const { scripts } = rules.settings
  const own = STAFF_SCRIPT_NAMES.filter((step) => scripts[step] !== undefined)
  if (own.length === 0) return <p>{say(officeWords.usualWords)}</p>
  const values = {
    election: rules.title,
    station: stations[0]?.station.name ?? '',
    // The scripts are Japanese on every screen.
    contests: listed(
      contests.map(({ contest }) => contest.title),
      'ja',
    ),
    count: contests.length,
  }
  const columns = [
    {
      key: 'step',
      head: say(officeWords.colMoment),
      cell: (step: StaffScriptName) => <span lang="ja">{stepOf(step)}</span>,
    },
    {
      key: 'words',
      head: say(officeWords.colWords),
      cell: (step: StaffScriptName) => (
        <span lang="ja">
          {scripts[step]?.map((line, at) => (
            <Fragment key={line}>
              {at > 0 && <br />}「{fill(line, values)}」
            </Fragment>
          ))}
        </span>
      ),
    },
  ]
  return <Table caption={say(officeWords.wordsOfStaff)} columns={columns} rows={own} rowKey={(step) => step} />
}
