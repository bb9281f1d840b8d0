/**
 * 代理投票者名簿 (DOC-09, PRX-02): which voters were helped and by whom; a second list is of operation assistance. Both are in the order of
 * the roll, which does not show the order in which people voted, and have neither a choice nor a time.
 */

import { type Form, INNER_WIDTH, SMALL } from '../form.ts'
import { NONE } from '../ruled.ts'
import { sexIn } from '../sex-words.ts'
import { type Cell, type Column, emptyRows, table } from '../table.ts'
import { whoseList } from './of-each-desk.ts'
import type { HelpedVoter, StationDay } from './station-day.ts'

const COLUMNS: readonly Column[] = [
  { header: '番号', width: 36, align: 'right' },
  { header: '選挙人　住所・氏名', width: 152 },
  { header: '性別', width: 34, align: 'center' },
  { header: '補助者', width: 88 },
  { header: '補助者', width: 88 },
  { header: '選挙', width: INNER_WIDTH - 36 - 152 - 34 - 88 - 88 },
]
const ROWS_BY_HAND = 10

export const PROXY_TITLE = '代理投票者名簿'
const ASSISTED_TITLE = '操作の補助を受けた者の名簿'

export function proxyRecord(form: Form, day: StationDay): void {
  list(form, day, 'proxy')
  form.newRecord(ASSISTED_TITLE)
  list(form, day, 'assisted')
}

/** The same two lists as annexes of the polling record. */
export function helpedAnnex(form: Form, day: StationDay): void {
  form.newRecord(`別紙　${PROXY_TITLE}`)
  list(form, day, 'proxy')
  form.newRecord(`別紙　${ASSISTED_TITLE}`)
  list(form, day, 'assisted')
}

function list(form: Form, day: StationDay, mode: HelpedVoter['mode']): void {
  const { helped, contests, paperContests, station } = day
  const law = mode === 'proxy' ? '電磁的記録式投票法第7条第1項・第2項' : '電磁的記録式投票法第7条第3項・第4項'
  form.facts([
    ['投票所', station.name],
    ['根拠', law],
  ])
  whoseList(form, day)
  if (helped === null) {
    table(form, COLUMNS, emptyRows(COLUMNS, ROWS_BY_HAND))
    return
  }
  const listed = helped.filter((each) => each.mode === mode)
  if (listed.length === 0) {
    form.paragraph(NONE)
    return
  }
  const titles = new Map([...contests, ...paperContests].map(({ id, title }) => [id, title]))
  table(
    form,
    COLUMNS,
    listed.map((voter, place): (Cell | string)[] => [
      String(place + 1),
      `${voter.address}\n${voter.name}`,
      sexIn[voter.sex],
      voter.assistants[0] ?? '',
      voter.assistants[1] ?? '',
      { text: voter.contests.map((id) => titles.get(id) ?? id).join('\n'), small: true },
    ]),
  )
  form.paragraph('選挙人名簿の順に記載する。投票の内容は記載しない。', SMALL)
}
