/**
 * Lists of people: who was helped and by whom (DOC-09, PRX-02), who voted with a ballot paper (DOC-07, DOC-08). In the order of the roll,
 * which does not show the order in which people voted; with neither a choice nor a time.
 */
import { birthInEra } from '#election/birth-date.ts'
import { drawForm } from '../draw-form.ts'
import type { Form } from '../form.ts'
import { brailleList, helpedList, provisionalList } from '../forms/tables.ts'
import { sexIn } from '../sex-words.ts'
import { whose } from './of-each-desk.ts'
import type { HelpedVoter, StationDay, VoterOnPaper } from './station-day.ts'

const ASSISTED_TITLE = '操作の補助を受けた者の名簿'

export function drawProxyRecord(form: Form, day: StationDay): void {
  helped(form, day, 'proxy')
  form.newRecord(ASSISTED_TITLE)
  helped(form, day, 'assisted')
}

/** Annexes of the polling record. */
export function drawAnnexes(form: Form, day: StationDay): void {
  form.newRecord(`別紙　${helpedList.title}`)
  helped(form, day, 'proxy')
  form.newRecord(`別紙　${ASSISTED_TITLE}`)
  helped(form, day, 'assisted')
  const { voters } = day
  const of = (each: VoterOnPaper, place: number) => ({
    number: String(place + 1),
    who: `${each.address}\n${each.name}`,
    contests: titlesOf(day, each).join('\n'),
  })
  form.newRecord(`別紙　${brailleList.title}`)
  const braille = voters?.braille.map((each, place) => ({
    ...of(each, place),
    born: each.birthDate === null ? '' : birthInEra(each.birthDate),
    sex: sexIn[each.sex],
  }))
  drawForm(form, brailleList, { ...whose(day), voters: braille ?? null })
  form.newRecord(`別紙　${provisionalList.title}`)
  const provisional = voters?.provisional.map((each, place) => ({
    ...of(each, place),
    ground: each.ground,
    words: each.words,
  }))
  drawForm(form, provisionalList, { ...whose(day), voters: provisional ?? null })
}

function titlesOf({ contests, paperContests }: StationDay, voter: VoterOnPaper): readonly string[] {
  return [...contests, ...paperContests].filter(({ id }) => voter.contests.includes(id)).map(({ title }) => title)
}

function helped(form: Form, day: StationDay, mode: HelpedVoter['mode']): void {
  const titles = new Map([...day.contests, ...day.paperContests].map(({ id, title }) => [id, title]))
  const listed = day.helped?.filter((each) => each.mode === mode) ?? null
  drawForm(form, helpedList, {
    ...whose(day),
    station: day.station.name,
    law: mode === 'proxy' ? '電磁的記録式投票法第7条第1項・第2項' : '電磁的記録式投票法第7条第3項・第4項',
    helped:
      listed?.map((voter, place) => ({
        number: String(place + 1),
        who: `${voter.address}\n${voter.name}`,
        sex: sexIn[voter.sex],
        first: voter.assistants[0] ?? '',
        second: voter.assistants[1] ?? '',
        contests: voter.contests.map((id) => titles.get(id) ?? id).join('\n'),
      })) ?? null,
    order: listed !== null && listed.length > 0,
  })
}
