/**
 * Forms about one voter (DOC-02, 05, 07, 08, 20): blank, for the pen. The issuer prints a stock of them before opening and never learns
 * who needed one (but DOC-20, in the evening): what would be printed in front of a voter would have the time of the visit in the printer's books.
 */

import { birthInEra } from '#election/birth-date.ts'
import { bars } from '../bars.ts'
import { dateInWords, type Form, SMALL } from '../form.ts'
import { named } from '../lettering.ts'
import { ruled } from '../ruled.ts'
import { sexIn } from '../sex-words.ts'
import type { StationDay } from './station-day.ts'
import { signatures } from './station-fields.ts'

const PERSON = [
  ['住所', null],
  ['氏名', null],
  ['生年月日', null],
] as const
const ROLL_NUMBER = ['選挙人名簿の番号', null] as const

/** ■ where the voter voted. */
function electionsOf({ contests, paperContests }: StationDay, voter: Entered): string {
  return [...contests, ...paperContests]
    .map(({ id, title }) => `${voter.contests.includes(id) ? '■' : '□'} ${title}`)
    .join('\n')
}

function elections({ contests }: StationDay): string {
  return contests.map(({ title }) => `□ ${title}`).join('\n')
}

/** PEO 50(1), Order 40: about identity. Written down by a clerk, read to the voter, signed by the voter. */
export function declaration(form: Form, day: StationDay): void {
  ruled(form, [
    ['選挙', day.contests.map(({ title }) => title).join('\n')],
    ['投票所', day.station.name],
    ...PERSON,
    ROLL_NUMBER,
  ])
  form.space(10)
  form.paragraph('私は、上記の選挙人本人であることを宣言します。', { size: 14 })
  form.space(6)
  form.paragraph('　　　　　　　年　　　月　　　日')
  form.signatureLine('選挙人　署名', { seal: false })
  form.space(8)
  ruled(form, [
    ['筆記した事務従事者（職氏名）', null],
    ['選挙人に読み聞かせた', '□'],
    ['選挙人が宣言し、又は署名することができないときは、その旨及び理由', null],
  ])
  form.paragraph(
    '投票管理者及び投票立会人の面前で宣言させる（公職選挙法第50条第1項、施行令第40条）。この書面は投票録に添付する。',
    SMALL,
  )
  signatures(form, day.template, 2)
}

export function provisionalRecord(form: Form, day: StationDay): void {
  ruled(form, [
    ['選挙', elections(day)],
    ['投票所', day.station.name],
    ['住所', null],
    ['氏名', null],
    ROLL_NUMBER,
    ['仮投票をさせた区分', '□ 投票の拒否に対する選挙人の不服（法第50条第3項）\n□ 投票立会人の異議（法第50条第5項）'],
  ])
  ruled(
    form,
    [
      ['拒否の決定又は異議の事由', null],
      ['投票立会人の意見', null],
      ['投票管理者の決定', null],
      ['異議のある投票立会人の氏名', null],
      ['てん末', null],
    ],
    { height: 40 },
  )
  form.together((part) => {
    ruled(part, [
      ['用紙及び封筒の交付', '□ 投票用紙及び仮投票用封筒を交付した'],
      ['封筒に選挙人が氏名を自書した', '□ 自書した　　□ 代理投票（記載した者　　　　　　）'],
      ['投票箱に入れた', '□ 入れた'],
    ])
    part.paragraph('この者に投票カードを交付してはならない。この書面は投票録に添付する。', SMALL)
    signatures(part, day.template, Math.max(2, day.witnesses.appointed))
  })
}

export function brailleRecord(form: Form, day: StationDay): void {
  ruled(form, [
    ['選挙', elections(day)],
    ['投票所', day.station.name],
    ...PERSON,
    ['性別', '□ 男　　□ 女'],
    ROLL_NUMBER,
    ['申立て', '□ 点字によって投票を行いたい旨の申立てがあった'],
    ['投票管理者の確認', '□ 盲人であることを確認した　　□ 認めない（通常の投票による。仮投票はない。）'],
    ['点字投票用紙', '□ 「点字投票」の表示を確かめて交付した'],
    ['点字器', '□ 貸し出した　　□ 返された'],
    ['投票箱に入れた', '□ 入れた'],
  ])
  form.paragraph('点字投票は公職選挙法施行令第39条による。この者に投票カードを交付してはならない。', SMALL)
  signatures(form, day.template, 0)
}

/**
 * ELG-01: a voter whom the roll does not have, and a court or the commission has decided otherwise (PEO 42(1)). ELG-11: or the commission
 * has registered them today. Blank for the pen while people vote; in the evening one for each that was entered at the desk.
 */
export function courtDecision(form: Form, day: StationDay): void {
  const entered = day.voters?.byOrder ?? []
  if (entered.length === 0) oneDecision(form, day, null)
  entered.forEach((voter, place) => {
    if (place > 0) form.newRecord('決定書・確定判決書・補正登録の確認票')
    oneDecision(form, day, voter)
  })
}

type Entered = NonNullable<StationDay['voters']>['byOrder'][number]

function oneDecision(form: Form, day: StationDay, voter: Entered | null): void {
  const box = (isOne: boolean | undefined) => (isOne === true ? '■' : '□')
  ruled(form, [
    ['選挙', voter === null ? elections(day) : electionsOf(day, voter)],
    ['投票所', day.station.name],
    ['住所', voter?.address ?? null],
    ['氏名', voter === null ? null : named(voter.name)],
    ['生年月日', voter === null ? null : birthInEra(voter.birthDate)],
    ...(voter === null ? [] : [['性別', sexIn[voter.sex]] as const, ['発券機の番号', voter.rollNo] as const]),
    [
      '名簿によらない理由',
      `${box(voter?.kind === 'decision')} 決定書　　${box(voter?.kind === 'judgment')} 確定判決書　　${box(voter?.kind === 'registration')} 補正登録の通知（電話）`,
    ],
    ...(voter?.kind === 'registration' ? [] : ofDocument(voter)),
    ...(voter === null || voter.kind === 'registration' ? ofCall(voter) : []),
    ['投票管理者の措置', voter === null ? null : voter.contests.length === 0 ? '投票していない' : '投票させた'],
  ])
  form.paragraph(
    '書類は投票管理者に渡し、投票録の「決定書又は確定判決書により投票した者」に氏名を書く。補正登録の通知は、選挙管理委員会に折り返して確かめる。',
    SMALL,
  )
  signatures(form, day.template, 0)
}

function ofDocument(voter: Entered | null) {
  return [
    ['決定又は判決をした者及び番号', voter?.by ?? null],
    ['決定又は判決の年月日', voter === null ? null : dateInWords(voter.date)],
    ['選挙人名簿に登録されるべき旨の記載', '□ 確かめた'],
    ['書類又はその写し', '□ 添付した　　□ 示されただけである'],
  ] as const
}

/** ELG-11: the five conditions were heard at the desk, and the commission registered the voter before the roll check. */
function ofCall(voter: Entered | null) {
  const tick = voter === null ? '□' : '■'
  const conditions = ['日本国民', '年齢', '住所', '住民記録の期間', '法第11条に当たらない']
  return [
    ['補正登録の五つの要件', conditions.map((each) => `${tick} ${each}`).join('\n')],
    ['通知した選挙管理委員会の職員', voter?.by ?? null],
    ['通知を受けた係員', voter?.clerk ?? null],
    ['補正登録の年月日', voter === null ? null : dateInWords(voter.date)],
  ] as const
}

/** ELG-07: a slip in place of a ticket, with a code that is no voter's (decision 020). The remark column of the roll shows that there are two. */
export function ticketReissue(form: Form, day: Pick<StationDay, 'contests' | 'station' | 'reissueCode'>): void {
  for (let slip = 1; slip <= 2; slip++) {
    form.together((part) => {
      part.heading('投票所入場券（再発行）')
      ruled(part, [
        ['選挙', day.contests.map(({ title }) => title).join('\n')],
        ['投票所', day.station.name],
        ['名簿番号', null],
        ['氏名', null],
        ['再発行の事由', '□ 紛失　　□ 未着　　□ 破損　　□ その他（　　　　　）'],
        ['照合欄（レ印）', null],
        ['再発行した係員', null],
      ])
      bars(part, day.reissueCode)
      part.endPart()
    })
    form.space(18)
  }
}
