/** チェックリスト (forms 10): each station's day on paper, phase by phase, for the hand and for a day on which the issuer does not start. */
import type { Station } from '#election/definition/definition.ts'
import type { DocumentFonts } from '../document.ts'
import { type DrawnPaper, type Form, INNER_WIDTH } from '../form.ts'
import { hourWords } from '../ruled.ts'
import { type Column, table } from '../table.ts'
import { daysOf, eachStation, type StationsInput, stopsOf } from './each-station.ts'

const COLUMNS: readonly Column[] = [
  { header: '済', width: 30, align: 'center' },
  { header: '確認項目', width: INNER_WIDTH - 30 - 70 - 90 },
  { header: '時刻', width: 70 },
  { header: '担当', width: 90 },
]

export function checklists(input: StationsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  return eachStation(input, fonts, 'チェックリスト', sheet)
}

function sheet(form: Form, station: Station): void {
  form.facts([
    ['投票の日', daysOf(station)],
    station.stops.length === 0
      ? ['時間', `${hourWords(station.opens)}から${hourWords(station.closes)}まで`]
      : ['止まる場所', stopsOf(station).join('\n')],
    ['不在者投票', station.designated ? '送致を受ける投票所（指定投票区）' : '送致を受けない'],
  ])
  for (const [phase, lines] of phasesOf(station)) {
    form.heading(phase)
    table(
      form,
      COLUMNS,
      lines.map((line) => ['□', { text: line, small: true }, '', '']),
    )
  }
}

type Phase = readonly [phase: string, lines: readonly string[]]

/** In the order of the work. */
function phasesOf({ kiosks, spares, designated, earlyVoting, closes, opens }: Station): readonly Phase[] {
  const machines = `投票機 ${kiosks} 台${spares === 0 ? '' : `、予備 ${spares} 台`}`
  return [
    [
      '前日',
      [
        '会場の設営、照明、電源、車いすの通り道',
        `${machines}、発券機、記録媒体の番号と封印を目録と合わせた`,
        '氏名等掲示と投票手順案内を掲げた',
        '投票カード、点字投票用紙、仮投票用封筒の数を数えた',
      ],
    ],
    [
      '開始前',
      [
        '投票所の標札を入口に掲げた',
        '投票立会人が2人以上いる',
        `投票機 ${kiosks} 台に記録が0であることを示した`,
        '投票箱が空であることを最初の選挙人と確かめ、確認書に署名を受けた',
        `${hourWords(opens)}に投票の開始を宣言した`,
      ],
    ],
    [
      '投票中（1時間ごと）',
      [
        '発券した数と名簿の交付印の数を合わせた',
        '投票カードの枚数を数えた',
        '掲示、記載台、投票機の画面を見た',
        '待つ人の数を見て、投票立会人が席にいる',
      ],
    ],
    [
      '閉鎖',
      [
        `${hourWords(closes)}に入口の閉鎖を宣言した`,
        '中にいる選挙人が全員投票した',
        ...(designated ? ['不在者投票の受理を決定し、投票箱に入れた'] : []),
        '投票機を投票できない状態にした',
        '投票箱を閉じ、鍵をかけた',
        ...(earlyVoting ? ['翌日も投票を行うときは、投票箱と投票機を封印し、保管した'] : []),
        `${earlyVoting ? '最終日に' : ''}記録媒体を取り出し、正（原本）と副（複写）を別の容器に封印した`,
        '鍵を4つの封筒に入れた',
      ],
    ],
    ['投票録', ['数を報告書と合わせた', '読み上げ、全員が署名した', '添付書類を順にそろえた']],
    [
      '送致',
      [
        '記録媒体と投票箱を運ぶ車が来ている',
        '送致目録の品目に印を付けた',
        '投票管理者と投票立会人の2人で直接送致した',
        '受領書を受け取った',
      ],
    ],
    [
      '撤収（職務代理者が数え、荷造りし、定められた場所へ送る）',
      [
        '名簿と記録を消した（発券機と投票機の画面による）',
        `${machines}、発券機とその読取機・プリンター`,
        '電源タップ、延長コード、電話機の数',
        '投票カード、標札、掲示、余った用紙',
        '荷の数を書いて送り、着いた数の知らせを受けた',
      ],
    ],
  ]
}
