/** 運搬目録 (MED-04, PRE-04): what leaves the office for each station, ticked where it goes and where it arrives. A page or more a station. */
import { mediumSerial, takeOverSerials } from '#election/ballot-box/medium-serial.ts'
import type { ElectionPackage, Station } from '#election/definition/definition.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { type DrawnPaper, dateInWords, drawDocument, type Form, INNER_WIDTH, SMALL } from '../form.ts'
import { type Column, table } from '../table.ts'

export interface TransportListsInput {
  readonly head: DocumentHead
  readonly electionPackage: ElectionPackage
  /** 照合番号 of package and list. */
  readonly fingerprint: string
}

const COLUMNS: readonly Column[] = [
  { header: '品目', width: INNER_WIDTH - 96 - 54 - 44 - 44 - 76 },
  { header: '番号', width: 96 },
  { header: '数量', width: 54, align: 'right' },
  { header: '発送', width: 44, align: 'center' },
  { header: '受領', width: 44, align: 'center' },
  { header: '異状', width: 76 },
]
const BOX = '□'

type Item = readonly [what: string, number: string, count: string]

export async function transportLists(input: TransportListsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const [first, ...others] = input.electionPackage.stations
  const name = { title: titleOf(first), short: '運搬目録' }
  return drawDocument(input.head, fonts, name, (form) => {
    if (first !== undefined) list(form, input, first)
    for (const station of others) {
      form.newRecord(titleOf(station))
      list(form, input, station)
    }
  })
}

function titleOf(station: Station | undefined): string {
  return `運搬目録　${station?.name ?? ''}`
}

function list(form: Form, { electionPackage, fingerprint }: TransportListsInput, station: Station): void {
  form.facts([
    ['投票所', `${station.name}（${station.id}）`],
    ['投票日', [...new Set(station.dates)].map(dateInWords).join('、')],
    ['選挙データの照合番号', fingerprint],
  ])
  const rows = itemsOf(electionPackage, station).map(([what, number, count]) => {
    return [{ text: what, small: true }, { text: number, small: true }, count, BOX, BOX, '']
  })
  table(form, COLUMNS, rows, { after: form.heightOf(handedOver) })
  handedOver(form)
}

function handedOver(form: Form): void {
  form.paragraph(
    '正（原本）と副（複写）は別の容器に入れ、封印をして運ぶ。受け取った者は、封印、番号及び数を確かめてから記入する。合わないときは開けず、選挙管理委員会に電話で知らせる。',
    SMALL,
  )
  form.signatureLines(['発送した日時・職氏名', '運んだ者', '受領した日時・職氏名'], { seal: false })
}

function itemsOf({ machines }: ElectionPackage, station: Station): readonly Item[] {
  const { id, index } = station
  const own = machines.filter((each) => each.station === id)
  const pairs = own.flatMap(({ pair }) => (pair === null ? [] : [pair]))
  return [
    ...own.map((machine): Item => [nameOf(machine), machine.serial, '1 台']),
    ...pairs.flatMap((pair): readonly Item[] => [
      [`記録媒体　正（原本）　投票機 ${pair}`, mediumSerial(index, pair, 'original'), '1 本'],
      [`記録媒体　副（複写）　投票機 ${pair}`, mediumSerial(index, pair, 'duplicate'), '1 本'],
    ]),
    ...takeOverSerials(station).map((serial): Item => ['引継ぎ用媒体', serial, '1 本']),
    ['運用カード　投票管理者', '1', '1 枚'],
    ['運用カード　職務代理者', '2', '1 枚'],
    ['投票カード（収納箱付）', '', '　　枚'],
    ['投票機の鍵', '', '　　本'],
    ['封印票、掲示物及び管理票', '', '1 式'],
  ]
}

function nameOf({ kind, spare, id }: Machine): string {
  return `${kind === 'kiosk' ? '投票機' : '発券機'}${spare ? '（予備）' : ''}　${id}`
}
