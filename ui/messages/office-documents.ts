/** Words of the part of the page "Approve the number" on which two people approve what the commission's key signed after the ceremony. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const officeDocumentWords = {
  documentsTitle: { ja: 'オンライン投票箱の設定と公報、仕分けの機械', en: 'Settings and gazette of the online ballot box, and the machine that sorts' },
  documentsText: {
    ja: 'どれも、選管の合言葉を知る一人が署名できます。そのため、二人がここで承認するまで、投票箱も投票のページも、仕分けも集計も受け取りません。署名したファイルと署名を、USBメモリーから取り込みます。',
    en: 'One person who knows the passphrase of the commission can sign each of these. So box, page for voters, sorting and count take none before two people have approved it here. Bring the signed file and its signature in from a stick.',
  },
  takeDocuments: { ja: '署名したファイルを取り込む', en: 'Bring the signed files in' },
  documentsNone: { ja: 'まだ一つも取り込んでいません。', en: 'None was brought in yet.' },
  'document_online-settings': { ja: 'オンライン投票箱の設定', en: 'Settings of the online ballot box' },
  'document_online-gazette': { ja: '選挙公報とポスター', en: 'Gazette and posters' },
  'document_sorting-machine': { ja: '仕分けの機械', en: 'Machine that sorts' },
  'documentCompare_online-settings': {
    ja: '署名に立ち会って控えた照合番号と、時刻・ページ・名前を、一つずつ比べてください。同じなら承認します。',
    en: 'Compare the check number with the one that you wrote down when it was signed, and the hours, the page and the names one by one. Approve it if they are the same.',
  },
  'documentCompare_online-gazette': {
    ja: 'USBメモリーの公報とポスターを開いて見て、照合番号を署名のときに控えたものと、一つずつの名前とファイルを届け出のものと比べてください。どの候補者も同じ扱いなら承認します。',
    en: 'Open gazette and posters on the stick. Compare the check number with the one that you wrote down when it was signed, and each name and file with what the candidate handed in. Approve it if all candidates are treated alike.',
  },
  'documentCompare_sorting-machine': {
    ja: '仕分けの機械の鍵を作ったときに控えた照合番号と、機体に書いてある番号を比べてください。集計する機械のファイルは承認しません。同じなら承認します。',
    en: 'Compare the check number with the one that you wrote down when the key of that machine was made, and the serial number with the one on its case. The machine that counts is not approved here. Approve it if they are the same.',
  },
  documentNumber: { ja: '照合番号', en: 'Check number' },
  documentSerial: { ja: '機体番号', en: 'Serial number' },
  documentHours: { ja: '投票できる時間', en: 'Hours of voting' },
  documentHoursAre: { ja: '{opens} から {closes} まで（時差 {zone}）', en: 'from {opens} to {closes} (offset {zone})' },
  documentPage: { ja: '投票のページ', en: 'Page for voters' },
  documentLog: { ja: '公開記録', en: 'Public log' },
  documentCards: { ja: 'カードの署名', en: 'Signatures of cards' },
  documentCards_sealed: { ja: '仕分けで確かめます', en: 'are checked at the sorting' },
  documentCards_none: { ja: '▲ 仕分けで確かめません', en: '▲ are not checked at the sorting' },
  documentExporters: { ja: '書き出しに署名する人', en: 'Who sign the export' },
  documentWitnesses: { ja: '公開記録の証人', en: 'Witnesses of the log' },
  documentBy: { ja: '取り込み：{name}', en: 'brought in by {name}' },
  putDocument: { ja: '承認をUSBメモリーに書く', en: 'Put the approvals onto the stick' },
  'putDocumentText_online-settings': {
    ja: '書いたファイルを、投票箱のどのコンピューターでも、仕分けの機械でも、設定のファイルと同じフォルダーに入れます。',
    en: 'The file goes into the folder of the settings, on every computer of the box and on the machine that sorts.',
  },
  'putDocumentText_online-gazette': {
    ja: '書いたファイルを、投票のページを出すコンピューターで、公報の一覧（gazette.json）と同じフォルダーに入れます。',
    en: 'The file goes into the folder of gazette.json on the computer that serves the page for voters.',
  },
  'putDocumentText_sorting-machine': {
    ja: '書いたファイルを、仕分けの機械のフォルダー（鍵のあるところ）に入れます。',
    en: 'The file goes into the directory of the machine that sorts, beside its key.',
  },
  'act_document-taken': { ja: '署名したファイルを取り込んだ：{document}', en: 'brought a signed file in: {document}' },
  'act_document-approved': { ja: '署名したファイルを承認した：{document}', en: 'approved a signed file: {document}' },
} as const satisfies TextCatalogue

export const officeDocumentRefusals = {
  'no-documents': {
    ja: {
      title: '{path} に、署名したファイルと署名の組がありません。何も取り込んでいません。',
      next: '設定、公報の一覧、仕分けの機械のどれかのファイルと、その署名のファイルを、作ったときの名前のまま、同じフォルダーに入れて、もう一度押してください。',
    },
    en: {
      title: 'There is no signed file with its signature in {path}. Nothing was brought in.',
      next: 'Put online.json and online.sig of the settings, gazette.json and gazette.sig, or tally.json and tally.sig of the machine that sorts, into one folder and press again.',
    },
  },
  'document-refused': {
    ja: {
      title: '{path} は、この選挙のために選管の鍵で署名されたものではないか、壊れています。何も取り込んでいません。',
      next: '署名したところから、もう一度持って来てください。同じことが起きるときは、承認せず、委員会に報告してください。',
    },
    en: {
      title: '{path} was not signed for this election by the key of the commission, or is damaged. Nothing was brought in.',
      next: 'Get it again from where it was signed. If it happens again, approve nothing and report it to the commission.',
    },
  },
} as const satisfies RefusalCatalogue<string>
