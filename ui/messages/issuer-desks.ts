/** D-24: several desks at one station. */
import type { TextCatalogue } from './message.ts'

export const issuerDesks = {
  deskNumber: { ja: '受付{desk}', en: 'Desk {desk}' },
  step_desks: { ja: 'ほかの受付', en: 'Other desks' },
  desksHelp: {
    ja: 'ほかの受付を先に閉じ、その報告を書いた媒体をこの発券機に差します。投票者数・入場券・カードは、すべての受付の合計になります。',
    en: 'The other desks close first. Put the stick with their report into this issuer: voters, tickets and cards are then the sum of all desks.',
  },
  deskRead: { ja: '受付{desk}の報告を読み込む', en: 'Read in the report of desk {desk}' },
  deskReadAgain: { ja: '受付{desk}の報告をもう一度読み込む', en: 'Read the report of desk {desk} again' },
  deskHere: {
    ja: '受付{desk}：発券 {issued}、返却 {returned}、入場券 {tickets}',
    en: 'Desk {desk}: {issued} cards issued, {returned} returned, {tickets} tickets',
  },
  deskWaived: { ja: '受付{desk}の報告なし：{reason}', en: 'No report of desk {desk}: {reason}' },
  deskWaiveReason: {
    ja: '受付{desk}の報告がどうしても読めないときの理由',
    en: 'Why the report of desk {desk} cannot be had at all',
  },
  deskWaiveHelp: {
    ja: '理由を入れると投票機を閉じられますが、合計は不足のままで、開票所で書類から入力することになります。予備の発券機に引継ぎ媒体を差しても読めないときだけ使います。',
    en: 'With a reason the machines can be closed, but the sums stay short and the count types them from the papers. Only if the spare issuer cannot read the take-over medium either.',
  },
  step_deskOver: { ja: 'この受付を閉じる', en: 'This desk closes' },
  deskOverHelp: {
    ja: '押したあとは、この受付では発券できません。カードは受け取れます。投票機は受付1で閉じます。',
    en: 'No card is issued at this desk after this. Cards still come back. The machines are closed at desk 1.',
  },
  deskOver: { ja: 'この受付の発券を終える', en: 'Issue no more at this desk' },
  deskOverDone: { ja: 'この受付の発券を終えました', en: 'This desk issues no more' },
  deskReportFile: { ja: '署名つきの報告書ファイル: {file}（受付1で読み込むもの）', en: 'Signed report file: {file} (desk 1 reads it in)' },
  deskReportGoes: {
    ja: '報告を書いた媒体を受付1に渡してください。「投票録の別紙（この受付の分）」を印刷して、投票管理者に渡してください。署名のあと、「閉鎖」のページで別紙に印を付け、業務の終わりへ進みます。',
    en: 'Give the stick with the report to desk 1. Print "Annex of the polling record: this desk" and give it to the presiding officer. When it is signed, tick it on the page "Close", and end the day there.',
  },
  step_deskAnnex: { ja: '投票録の別紙', en: 'Annex of the polling record' },
  deskAnnexHelp: {
    ja: '受付1の投票録は、この受付の分を「別紙のとおり」としています。「書類」のページで別紙を印刷し、投票管理者に署名してもらい、受付1に渡します。投票録に添えるものです。印刷できないときは、書類の媒体のPDFをほかのプリンターで印刷するか、手で書きます。',
    en: 'The polling record, made at desk 1, refers to the annex of this desk. Print it on the page "Papers", have the presiding officer sign it, and give it to desk 1, where it goes with the record. If it cannot be printed, print the PDF on the medium of papers elsewhere, or write the annex by hand.',
  },
  'tick_desk-annex-made': {
    ja: '別紙を作り、投票管理者が署名し、受付1に渡した',
    en: 'The annex is made, signed by the officer, and given to desk 1',
  },
  deskOpensAfter: {
    ja: '受付1が開始を宣言し、投票機の準備ができてから押してください。',
    en: 'Press it after desk 1 has declared the opening and its machines are ready.',
  },
} as const satisfies TextCatalogue
