/** What `ippyo sort-online` shows before it asks for a passphrase. */
import type { TextCatalogue } from './message.ts'

export const sortingShown = {
  compare: {
    ja: '次を紙や投票者の画面と比べてください。違うところがあれば、合言葉を入れずに中断し、選管の二人に知らせてください。',
    en: 'Compare these with paper and with the page of a voter. If something is wrong, stop here without a passphrase and report it to two people of the commission.',
  },
  package: { ja: '選挙データの照合番号　{number}', en: 'check number of the package               {number}' },
  authority: { ja: '選管の鍵の照合番号　{number}', en: "check number of the commission's key       {number}" },
  settings: { ja: 'オンライン投票の設定の照合番号　{number}', en: 'check number of the online settings       {number}' },
  hours: { ja: '投票　{opens} から {closes} まで', en: 'voting                                    {opens} to {closes}' },
  evidence_sealed: { ja: 'カードの署名　一票ごとに確かめる', en: 'signatures of cards                       checked for each vote' },
  evidence_none: {
    ja: 'カードの署名　確かめない設定（投票者のカードがあったことは、この仕分けでは分からない）',
    en: 'signatures of cards                       not checked by these settings: this sorting does not see that a card was there',
  },
  log: { ja: '公開の記録簿の名前　{origin}', en: 'origin of the public log                  {origin}' },
  decides: { ja: '決定に署名できる人　{name}　照合番号 {number}', en: 'may sign a decision: {name}, check number {number}' },
  approves: {
    ja: '投票箱の承認に署名する人（持って来た一覧）　{name}　照合番号 {number}',
    en: 'signs approvals of boxes (by the list that was brought): {name}, check number {number}',
  },
  typed: {
    ja: '手で入力した数（報告が紙だけの投票所 {station}）　無効化 {voided}、票のない人のカードや用紙 {cards}',
    en: 'typed by hand (station {station}, whose report is on paper alone): voided {voided}, cards without a vote {cards}',
  },
  root: { ja: 'カードの認証局の証明書（SHA-256）　{sha256}', en: 'certificate of an authority of cards (SHA-256) {sha256}' },
} as const satisfies TextCatalogue
