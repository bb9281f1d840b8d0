/** How a paper stands at the printer of a machine, and what is in its way. */
import { type RefusalCatalogue, refusal, type TextCatalogue, text } from './message.ts'

export const printerWords = {
  print: text('印刷する', 'Print'),
  again: text('もう一度印刷する', 'Print again'),
  printing: text('印刷しています…', 'printing…'),
  printed: text('✓ 印刷しました', '✓ printed'),
} as const satisfies TextCatalogue

export const printerTroubles = {
  'printer-missing': refusal(
    'プリンターが見つかりません。印刷していません。',
    '書類は保存してあります。プリンターの電源とケーブルを確かめ、「もう一度印刷する」を押してください。',
    'No printer is found. It was not printed.',
    'The paper is kept as a file. Look at the power and the cable of the printer, then press "Print again".',
  ),
  'printer-refuses': refusal(
    'プリンターが印刷を受け付けません。',
    '書類は保存してあります。プリンターの表示を確かめ、「もう一度印刷する」を押してください。',
    'The printer takes nothing.',
    'The paper is kept as a file. Look at what the printer shows, then press "Print again".',
  ),
  'printer-no-paper': refusal(
    'プリンターの用紙がありません。',
    '用紙を入れてください。続きは自動で印刷されます。',
    'The printer has no paper.',
    'Put paper in. It goes on by itself.',
  ),
  'printer-jam': refusal(
    'プリンターに紙が詰まっています。',
    '紙を取り除いてください。続きは自動で印刷されます。',
    'Paper is jammed in the printer.',
    'Take it out. It goes on by itself.',
  ),
  'printer-open': refusal(
    'プリンターのふたが開いています。',
    'ふたを閉めてください。続きは自動で印刷されます。',
    'The cover of the printer is open.',
    'Close it. It goes on by itself.',
  ),
  'printer-no-toner': refusal(
    'プリンターのトナー（インク）がありません。',
    '取り替えてください。続きは自動で印刷されます。',
    'The printer has no toner or ink.',
    'Change it. It goes on by itself.',
  ),
  'printer-away': refusal(
    'プリンターにつながりません。',
    '電源とケーブルを確かめてください。つながると自動で印刷されます。',
    'The printer does not answer.',
    'Look at its power and its cable. It prints by itself when it is back.',
  ),
  'printer-stopped': refusal(
    'プリンターが止まっています。',
    'プリンターの表示を確かめてください。直ると自動で印刷されます。',
    'The printer has stopped.',
    'Look at what it shows. It goes on by itself when that is put right.',
  ),
  'printer-held': refusal(
    '印刷が保留になっています。',
    'プリンターと、このコンピューターの印刷の設定を見て、保留を解いてください。解くと自動で印刷されます。急ぐときは技術担当者を呼んでください。',
    'The print job is held.',
    'Look at the printer and the print settings of this computer and release the job; then it prints by itself. If it is urgent, call the technician.',
  ),
  'printer-unknown': refusal(
    '印刷されたかどうか、わかりません。',
    'プリンターの前で、紙が出たか、出てくるかを見てください。出ていればそれを使います。出ていないときだけ、「もう一度印刷する」を押してください。書類は保存してあります。',
    'Nobody knows whether it was printed.',
    'Go to the printer and look whether the paper came out or is coming. If it did, use it. Only if it did not, press "Print again". The paper is kept as a file.',
  ),
  'printer-cancelled': refusal(
    '印刷が取り消されました。',
    '書類は保存してあります。要るときは「もう一度印刷する」を押してください。',
    'The printing was cancelled.',
    'The paper is kept as a file. If it is needed, press "Print again".',
  ),
  'printer-file-gone': refusal(
    '印刷する書類のファイルが読めません。',
    '書類をもう一度作ってから印刷してください。',
    'The file of the paper cannot be read.',
    'Make the paper again, then print it.',
  ),
  'printer-file-changed': refusal(
    '書類のファイルが、作ったときの内容と違います。印刷していません。',
    '書類をもう一度作ると、署名された内容からできます。替えた覚えのある人がいなければ、委員会に報告してください。',
    'The file of the paper is not what was made. It was not printed.',
    'Make the papers again: they come from what was signed. If nobody knows who changed it, report it to the commission.',
  ),
} as const satisfies RefusalCatalogue<string>
