/**
 * Forms about one voter (DOC-02, 05, 07, 08, 20): blank, for the pen. The issuer prints a stock of them before opening and never learns
 * who needed one (but DOC-20, in the evening): what would be printed in front of a voter would have the time of the visit in the printer's books.
 */
import { birthInEra } from '#election/birth-date.ts'
import { bars } from '../bars.ts'
import { drawForm } from '../draw-form.ts'
import { dateInWords, type Form } from '../form.ts'
import { type CourtDecisionData, courtDecision, ticketReissue } from '../forms/tables.ts'
import { named } from '../lettering.ts'
import { sexIn } from '../sex-words.ts'
import type { StationDay } from './station-day.ts'

export function titlesOf({ contests }: Pick<StationDay, 'contests'>): string {
  return contests.map(({ title }) => title).join('\n')
}

/** ■ where the voter voted. */
export function electionBoxes({ contests, paperContests }: StationDay, voter: Entered | null): string {
  const listed = voter === null ? contests : [...contests, ...paperContests]
  return listed.map(({ id, title }) => `${voter?.contests.includes(id) ? '■' : '□'} ${title}`).join('\n')
}

/**
 * ELG-01: a voter whom the roll does not have, and a court or the commission has decided otherwise (PEO 42(1)). ELG-11: or the commission
 * has registered them today. Blank for the pen while people vote; in the evening one for each that was entered at the desk.
 */
export function drawCourtDecision(form: Form, day: StationDay): void {
  const entered = day.voters?.byOrder ?? []
  if (entered.length === 0) drawForm(form, courtDecision, decisionOf(day, null))
  entered.forEach((voter, place) => {
    if (place > 0) form.newRecord(courtDecision.title)
    drawForm(form, courtDecision, decisionOf(day, voter))
  })
}

type Entered = NonNullable<StationDay['voters']>['byOrder'][number]

function decisionOf(day: StationDay, voter: Entered | null): CourtDecisionData {
  const box = (kind: Entered['kind']) => (voter?.kind === kind ? '■' : '□')
  const isByDocument = voter?.kind !== 'registration'
  const date = voter === null ? null : dateInWords(voter.date)
  return {
    elections: electionBoxes(day, voter),
    station: day.station.name,
    address: voter?.address ?? null,
    name: voter === null ? null : named(voter.name),
    born: voter === null ? null : birthInEra(voter.birthDate),
    ...(voter === null ? {} : { sex: sexIn[voter.sex], rollNo: voter.rollNo }),
    decision: box('decision'),
    judgment: box('judgment'),
    registration: box('registration'),
    ...(isByDocument
      ? {
          decidedBy: voter?.by ?? null,
          decidedOn: date,
          checked: '□ 確かめた',
          attached: '□ 添付した　　□ 示されただけである',
        }
      : {}),
    // ELG-11: the five conditions were heard at the desk, and the commission registered the voter before the roll check.
    ...(voter === null || !isByDocument
      ? {
          tick: voter === null ? '□' : '■',
          toldBy: voter?.by ?? null,
          clerk: voter?.clerk ?? null,
          registeredOn: date,
        }
      : {}),
    measure: voter === null ? null : voter.contests.length === 0 ? '投票していない' : '投票させた',
    seals: day.template.seals,
  }
}

/** ELG-07: a slip in place of a ticket, with a code that is no voter's (decision 020). The remark column of the roll shows that there are two. */
export function drawTicketReissue(form: Form, day: Pick<StationDay, 'contests' | 'station' | 'reissueCode'>): void {
  const slip = {
    elections: titlesOf(day),
    station: day.station.name,
    bars: (part: Form) => bars(part, day.reissueCode),
  }
  drawForm(form, ticketReissue, { slips: [slip, slip] })
}
