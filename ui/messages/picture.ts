/** Words of `ippyo picture`: a sealed medium as 2D codes on paper, and back. */
import type { ReadError } from '#election/ballot-box/reader.ts'
import type { RefusalCatalogue, Text, TextCatalogue } from './message.ts'

const SCAN_AGAIN = {
  ja: '300dpi 以上、白黒でなく灰色で、紙を平らにして読み取りなおし、前に読み取ったファイルと一緒に指定してください。',
  en: 'Scan again with 300 dpi or more, in grey and not in black and white, the paper flat, and name the new files together with those of before.',
}

export const pictureRefusals = {
  'no-codes': {
    ja: { title: 'どのファイルにも、記録の二次元コードが見つかりません。何も書いていません。', next: SCAN_AGAIN.ja },
    en: { title: 'No file shows a 2D code of a medium. Nothing was written.', next: SCAN_AGAIN.en },
  },
  'codes-of-two-sets': {
    ja: { title: '違う媒体の用紙が混ざっています: {sets}。何も書いていません。', next: '用紙の上にある組番号を見て、一つの組だけを指定してください。媒体ごとに一回ずつ行います。' },
    en: {
      title: 'Sheets of different media are mixed: {sets}. Nothing was written.',
      next: 'Look at the set number (組番号) at the top of the sheets and name those of one set alone, one medium at a time.',
    },
  },
  'codes-missing': {
    ja: { title: '全部そろっていません（全 {of} 枚）。ない用紙: {sheets}。一部が読めないコード: {codes}。何も書いていません。', next: `ない用紙を探してください。読めないところは、${SCAN_AGAIN.ja}` },
    en: {
      title: 'Not all is there (of {of} sheets). Sheets missing: {sheets}. Codes that cannot be read: {codes}. Nothing was written.',
      next: `Look for the missing sheets. What cannot be read: ${SCAN_AGAIN.en}`,
    },
  },
  'codes-contradict': {
    ja: {
      title: 'コードの一つ一つは読めましたが、合わせると、印刷された内容になりません。作りかえられた用紙があります。何も書いていません。',
      next: '用紙と封筒をそのまま保管し、責任者に知らせてください。記録媒体があれば、それを使ってください。',
    },
    en: {
      title: 'Each code can be read, and together they are not what was printed: a sheet was forged. Nothing was written.',
      next: 'Keep sheets and envelope as they are and tell the person in charge. Use the medium itself if it is there.',
    },
  },
  'picture-malformed': {
    ja: { title: 'コードの中身が、記録媒体の形になっていません。何も書いていません。', next: '用紙と封筒をそのまま保管し、責任者に知らせてください。記録媒体があれば、それを使ってください。' },
    en: {
      title: 'What the codes say has not the form of a medium. Nothing was written.',
      next: 'Keep sheets and envelope as they are and tell the person in charge. Use the medium itself if it is there.',
    },
  },
  'medium-not-carried': {
    ja: {
      title: '{why}開票で数えられる媒体ではないので、何も作っていません。',
      next: '選挙データと選管の鍵（authority.pub）が、この選挙のものか確かめてください。そうであれば、この媒体をそのまま保管し、責任者に知らせてください。',
    },
    en: {
      title: '{why} A count would not take this medium, so nothing was made.',
      next: 'Make sure that the package and authority.pub are those of this election. If they are, keep the medium as it is and tell the person in charge.',
    },
  },
  'too-much-for-paper': {
    ja: {
      title: '紙で運ぶには多すぎます（記録 {records} 件、およそ {sheets} 枚。40枚まで）。何も作っていません。',
      next: '記録媒体で運んでください。正（原本）と副（複写）を別の容器に入れ、別の人が運べば、一方を失っても数えられます。',
    },
    en: {
      title: 'This is too much for paper ({records} records, some {sheets} sheets; 40 at most). Nothing was made.',
      next: 'Carry the media. In two containers, by two people, one of them may be lost and the votes are counted all the same.',
    },
  },
  'picture-not-written': {
    ja: { title: '媒体のファイルを書けません（{fault}）。すでにある投票箱には何も書いていません。', next: '空のフォルダー、または空の記録媒体を接続（マウント）した場所を指定してください。' },
    en: {
      title: 'The file of the medium cannot be written ({fault}). A ballot box that is there already was not touched.',
      next: 'Name an empty directory, or the place where an empty stick is mounted.',
    },
  },
  'scan-not-readable': {
    ja: { title: '{path} を画像として読めません。何も書いていません。', next: 'PNG、JPEG、PDF のどれかで読み取りなおしてください。' },
    en: { title: '{path} cannot be read as a picture. Nothing was written.', next: 'Scan it again as PNG, JPEG or PDF.' },
  },
  'scan-needs-poppler': {
    ja: {
      title: '{path} は PDF です。このコンピューターには PDF を読むもの（poppler-utils）が入っていません。何も書いていません。',
      next: 'PNG か JPEG で読み取りなおすか、poppler-utils を入れてください。',
    },
    en: { title: '{path} is a PDF, and this computer has nothing that reads one (poppler-utils). Nothing was written.', next: 'Scan it as PNG or JPEG, or install poppler-utils.' },
  },
} as const satisfies RefusalCatalogue<string>

export const notCarriedWords = {
  unreadable: { ja: '媒体を読めません。', en: 'The medium cannot be read.' },
  'not-a-ballot-box': { ja: '投票の媒体ではありません。', en: 'This is no ballot box.' },
  'unknown-box-format': { ja: 'このソフトが知らない形式の媒体です。', en: 'This medium has a format that this program does not know.' },
  'header-not-authentic': { ja: '見出しに、この選挙の選管の署名がありません。', en: 'The header is not signed by the commission of this election.' },
  'header-malformed': { ja: '見出しが正しくありません。', en: 'The header is malformed.' },
  'foreign-use': { ja: '本番・模擬・見本の別が違う媒体です。', en: 'The medium is of another use: live, rehearsal and fixture never mix.' },
  'foreign-election': { ja: '別の選挙の媒体です。', en: 'The medium belongs to another election.' },
  'foreign-key-set': { ja: '別の鍵で作られた媒体です。', en: 'The medium was made with other keys.' },
  truncated: { ja: '媒体の長さが、見出しと違います。', en: 'The medium has another length than its header says.' },
  'not-closed': { ja: '閉鎖（封印）されていない媒体です。', en: 'The medium was not closed: it has no seal.' },
  'closed-for-day-only': { ja: 'その日の封印だけの媒体です。', en: 'The medium was closed for a day only.' },
  'seal-not-authentic': { ja: '封印が本物ではありません。', en: 'The seal is not genuine.' },
  'sealed-on-moved-day': { ja: '変更する前の投票日に閉鎖された媒体です。', en: 'The medium was closed on a day from which the poll was moved away.' },
  altered: { ja: '封印のあとで内容が変わっています。', en: 'The contents changed after the seal.' },
} as const satisfies Readonly<Record<ReadError['type'], Text>>

export const pictureWords = {
  read: { ja: '読み取り', en: 'scans' },
  write: { ja: '書き込み', en: 'write' },
  original: { ja: '正（原本）', en: 'original' },
  duplicate: { ja: '副（複写）', en: 'duplicate' },
  none: { ja: 'なし', en: 'none' },
  medium: { ja: '投票所 {station} 投票機 {pair} {role}', en: 'station {station}, machine {pair}, {role}' },
  set: { ja: '{medium}（組番号 {set}）', en: '{medium} (set {set})' },
  code: { ja: '{sheet}枚目の上から{row}・左から{column}', en: 'sheet {sheet} row {row} column {column}' },
  printed: {
    ja: '{out} に {sheets} 枚（コード {codes}）を作りました: {medium}、媒体 {serial}、記録 {records} 件。拡大・縮小せずに（100%で）、白黒で、片面に印刷してください。',
    en: '{out} has {sheets} sheets ({codes} codes): {medium}, serial {serial}, {records} records. Print them at 100 %, in black, on one side.',
  },
  'printed-number': { ja: '封印の照合番号: {fingerprint}（投票機と報告書の番号と同じことを確かめる）', en: 'Check number of the seal: {fingerprint} (compare with machine and report)' },
  'printed-keep': {
    ja: '用紙は記録媒体と同じ扱いです。封筒に入れて封印し、写しを作らず、使わなかったものも一緒に保管してください。印刷し終えたら {out} を消してください。',
    en: 'The sheets are handled like the medium: into a sealed envelope, no copies, spoilt ones kept with them. Erase {out} when they are printed.',
  },
  written: {
    ja: '{out} に媒体を作り、封印まで確かめました: {medium}、媒体 {serial}、記録 {records} 件（画像 {pictures}、コード {codes}）。',
    en: 'The medium is in {out}, checked down to its seal: {medium}, serial {serial}, {records} records ({pictures} pictures, {codes} codes).',
  },
  'written-number': {
    ja: '封印の照合番号: {fingerprint}。報告書の番号と違うときは、数えないでください。',
    en: 'Check number of the seal: {fingerprint}. If the report has another one, do not count it.',
  },
  'written-next': {
    ja: 'この媒体は、記録媒体と同じように受領・開票できます。紙から読み取ったことと理由を、開票録に書いてください。',
    en: 'It is received and counted like any medium. Write into the record of the count that it was read from paper, and why.',
  },
  'without-code': { ja: '記録の二次元コードがない画像: {pictures}', en: 'Pictures without such a code: {pictures}' },
  'altered-codes': { ja: '読めたが、中身が合わないコード: {count}', en: 'Codes that were read and do not hold: {count}' },
} as const satisfies TextCatalogue
